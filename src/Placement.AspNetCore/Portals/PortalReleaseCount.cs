namespace Placement;

/// <summary>How many portals a release has brought to a state.</summary>
/// <param name="State">The state; <see cref="PortalReleaseState.Pending"/>: the release was not tried there yet.</param>
/// <param name="IsCanary">Whether it is about canaries, or all others.</param>
/// <param name="WasCurrent">Whether the portals had the release before.</param>
/// <param name="Count">How many.</param>
public sealed record PortalReleaseCount(PortalReleaseState State, bool IsCanary, bool WasCurrent, int Count);
