namespace Placement;

/// <summary>The portal around a page does not do what it was asked for, or there is none.</summary>
public sealed class BitrixFrameException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BitrixFrameException()
        : base("The portal around the page did not answer.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What has happened.</param>
    public BitrixFrameException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What has happened.</param>
    /// <param name="innerException">What caused it.</param>
    public BitrixFrameException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
