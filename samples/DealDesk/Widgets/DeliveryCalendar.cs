using Placement;

namespace DealDesk.Widgets;

/// <summary>A view of the calendar that shows deliveries.</summary>
[WidgetPlacement(Placements.Calendar.GridView, Title = "Deliveries")]
[WidgetText("de", Title = "Lieferungen")]
internal sealed class DeliveryCalendar;
