using Placement;

namespace WorkerSite;

/// <summary>Somebody else answers when it is opened.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
public sealed class DealSupplies;
