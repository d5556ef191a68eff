using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the menu of CRM analytics: how long suppliers take.</summary>
[WidgetPlacement(Placements.Crm.AnalyticsMenu, Title = "Supply report", GroupName = "Deal Desk")]
internal sealed class SupplyReport;
