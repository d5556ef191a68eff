namespace Placement.Testing.Page;

/// <summary>What the page asks for cannot be done. The message is shown on the page, and holds no token.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">Why, and what to do.</param>
internal sealed class PageException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
