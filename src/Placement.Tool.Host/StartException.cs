namespace Placement.Tool.Host;

/// <summary>The application's host was not started.</summary>
/// <param name="kind">A word for why.</param>
/// <param name="message">Why.</param>
/// <param name="innerException">What the application has thrown; null: nothing.</param>
internal sealed class StartException(string kind, string message = "", Exception? innerException = null)
    : Exception(message, innerException)
{
    public string Kind => kind;
}
