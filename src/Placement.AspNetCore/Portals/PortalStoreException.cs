namespace Placement;

/// <summary>The portal store failed. The message says what to do, and never quotes a token.</summary>
public class PortalStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PortalStoreException()
        : this("The portal store failed.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and what to do about it; no tokens.</param>
    public PortalStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and what to do about it; no tokens.</param>
    /// <param name="innerException">The cause.</param>
    public PortalStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
