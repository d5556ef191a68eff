namespace Placement.Testing.State;

/// <summary>One event handler.</summary>
/// <param name="Id">The number of the registration, at least 1.</param>
/// <param name="Event">The event's name, upper case.</param>
/// <param name="Handler">Its URL; empty: an offline event, which the application fetches.</param>
/// <param name="AuthType">The user whose tokens the event brings; 0: whoever caused it.</param>
/// <param name="IsOffline">Whether the event waits on the portal to be fetched.</param>
/// <param name="Connector">What tells an application's own changes from others in offline events; empty: nothing.</param>
internal sealed record EventHandlerBinding(int Id, string Event, string Handler, int AuthType, bool IsOffline, string Connector);
