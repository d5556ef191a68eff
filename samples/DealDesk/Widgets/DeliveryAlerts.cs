using DealDesk.Data;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// A hidden frame on every page that tells salespeople when a delivery is late. It is opened all the time, so it does very little.
/// </summary>
[WidgetPlacement(Placements.PageBackgroundWorker, Title = "Delivery alerts", ErrorHandler = "/widgets/delivery-alerts/removed")]
internal sealed class DeliveryAlerts(DeskDatabase database, TimeProvider time) : IWidget<BackgroundWorkerContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<BackgroundWorkerContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IReadOnlyList<Supply> late = await database.GetLateAsync(request.Portal.MemberId, time.Today(), cancellationToken);
        return Results.Extensions.Widget($"<p>{texts.Format(texts.LateDeliveries, late.Count)}</p>", texts.Deliveries);
    }
}
