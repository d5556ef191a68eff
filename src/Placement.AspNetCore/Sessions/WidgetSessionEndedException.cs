namespace Placement;

/// <summary>
/// The session of a widget has ended while its circuit went on: it was revoked, its time is over, or the user has no access to the
/// application any more. A new one begins when the user opens the widget again.
/// </summary>
public sealed class WidgetSessionEndedException : InvalidOperationException
{
    private const string Text = "The session of the widget has ended. It begins anew when the user opens the widget again.";

    /// <summary>Creates the exception.</summary>
    public WidgetSessionEndedException()
        : base(Text)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What has happened, and what to do.</param>
    public WidgetSessionEndedException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What has happened, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public WidgetSessionEndedException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
