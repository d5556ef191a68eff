namespace Placement.Testing;

/// <summary>An event handler that the application has bound.</summary>
/// <param name="Id">The number of the registration, at least 1. It is never given twice.</param>
/// <param name="Event">The event, upper case.</param>
/// <param name="Handler">The handler's URL, exactly as it was sent; empty: an offline event, which the application fetches.</param>
/// <param name="UserId">The user whose token the event brings; 0: whoever caused it.</param>
/// <param name="IsOffline">Whether the event waits on the portal to be fetched.</param>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/events/event-bind.html">event.bind</seealso>
public sealed record LocalEventBinding(int Id, string Event, string Handler, int UserId, bool IsOffline)
{
    /// <summary>What tells an application's own changes from others in offline events; empty: nothing.</summary>
    internal string Connector { get; init; } = "";

    /// <summary>How many seconds pass at least between two notices that events wait; 0: no time.</summary>
    internal int MinTimeout { get; init; } = 1;
}
