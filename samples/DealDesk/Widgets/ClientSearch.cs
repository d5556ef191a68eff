using Placement;

namespace DealDesk.Widgets;

/// <summary>A source for the client search in CRM cards: customers of the old accounting system.</summary>
[WidgetPlacement(Placements.Crm.DetailSearch, Title = "Accounting")]
internal sealed class ClientSearch;
