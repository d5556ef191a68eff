using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the main menu: the sales department's day at a glance.</summary>
[WidgetPlacement(Placements.LeftMenu, Handler = "/desk", Title = "Deal Desk")]
internal sealed class SalesDesk;
