namespace Placement;

/// <summary>A portal was not stored, because somebody else has stored it since it was read.</summary>
public sealed class PortalConflictException : PortalStoreException
{
    /// <summary>Creates the exception.</summary>
    public PortalConflictException()
        : this("The portal has been stored by somebody else since it was read. Find it again, and decide again.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed; no tokens.</param>
    public PortalConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed; no tokens.</param>
    /// <param name="innerException">The cause.</param>
    public PortalConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
