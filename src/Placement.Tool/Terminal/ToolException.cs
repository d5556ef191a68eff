namespace Placement.Tool.Terminal;

/// <summary>A command cannot do what it was asked for. The message says what to do, and has no secrets.</summary>
internal sealed class ToolException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether it may be over in a moment, because a server starts anew for instance.</summary>
    public bool MayPass { get; init; }
}
