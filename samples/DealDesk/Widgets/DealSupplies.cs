using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in every deal: what was ordered for it and when it arrives.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies", Description = "What was ordered for this deal")]
[WidgetText("de", Title = "Lieferungen", Description = "Was für diesen Auftrag bestellt wurde")]
[WidgetText("ru", Title = "Поставки", Description = "Что заказано для этой сделки")]
[WidgetText("br", Title = "Entregas", Description = "O que foi pedido para este negócio")]
internal sealed class DealSupplies;
