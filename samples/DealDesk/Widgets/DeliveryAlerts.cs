using Placement;

namespace DealDesk.Widgets;

/// <summary>A hidden frame on every page that tells salespeople when a delivery is late.</summary>
[WidgetPlacement(Placements.PageBackgroundWorker, Title = "Delivery alerts", ErrorHandler = "/widgets/delivery-alerts/removed")]
internal sealed class DeliveryAlerts;
