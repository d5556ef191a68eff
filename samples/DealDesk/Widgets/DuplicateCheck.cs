using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the context menu of lead and contact lists: who else has this phone number?</summary>
[WidgetPlacement(Placements.Crm.Lead.ListMenu, Title = "Find duplicates")]
[WidgetPlacement(Placements.Crm.Contact.ListMenu, Title = "Find duplicates")]
[WidgetText("de", Title = "Dubletten suchen")]
internal sealed class DuplicateCheck;
