using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the call card: what the caller bought last.</summary>
[WidgetPlacement(Placements.Telephony.CallCard, Title = "Purchases")]
[WidgetText("ru", Title = "Покупки")]
internal sealed class CallerCard;
