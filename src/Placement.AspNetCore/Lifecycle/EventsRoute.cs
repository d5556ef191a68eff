namespace Placement.Lifecycle;

/// <summary>Where the application receives events, once it has mapped that.</summary>
internal sealed class EventsRoute
{
    /// <summary>The path below the application's address, decoded, with a slash at its beginning; null: not mapped.</summary>
    public string? Path { get; set; }
}
