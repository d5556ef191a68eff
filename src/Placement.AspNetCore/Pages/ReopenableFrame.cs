namespace Placement.Pages;

/// <summary>
/// Says, as a feature of a request that is refused, that a widget was open and only has to be opened again: the page asks the portal for
/// it.
/// </summary>
/// <param name="Origin">The origin of the portal, which is proven or passes the host policy. Nobody else is asked.</param>
internal sealed record ReopenableFrame(string Origin);
