using Placement.Requests;

namespace Placement.Widgets;

/// <summary>A request for a widget as it was read. Nothing in it is to be trusted yet, but the widget, which the application declared.</summary>
/// <param name="Widget">The class that is asked for.</param>
/// <param name="Placement">The placement's code, upper case.</param>
/// <param name="Context">What PLACEMENT_OPTIONS says.</param>
/// <param name="Claim">What it says of its origin; null: placements that are opened by GET say nothing.</param>
/// <param name="Fields">All that was sent.</param>
internal sealed record WidgetOpening(HostedWidget Widget, string Placement, PlacementContext Context, OriginClaim? Claim, RequestFields Fields);
