using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the items of every smart process that the portal has.</summary>
[WidgetPlacement(Placements.Crm.Dynamic.DetailTab, Title = "History")]
[WidgetText("de", Title = "Verlauf")]
internal sealed class ProcessHistory;
