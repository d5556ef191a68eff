using DealDesk.Components;
using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A view of the calendar that shows deliveries.</summary>
[WidgetPlacement(Placements.Calendar.GridView, Title = "Deliveries")]
[WidgetText("de", Title = "Lieferungen")]
internal sealed class DeliveryCalendar(DeskDatabase database, TimeProvider time) : IWidget<CalendarContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CalendarContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        DateOnly today = time.Today();
        DateOnly from = request.Context.From ?? today.AddDays(-7);
        DateOnly to = request.Context.To ?? today.AddDays(28);
        IReadOnlyList<Supply> deliveries = await database.GetDeliveriesAsync(request.Portal.MemberId, from, to, cancellationToken);
        try
        {
            return Results.Extensions.Widget<DeliveryPage>(
                new Dictionary<string, object?>
                {
                    [nameof(DeliveryPage.Deliveries)] = deliveries,
                    [nameof(DeliveryPage.Deals)] =
                        await request.User.Client.GetDealTitlesAsync(deliveries.Select(static supply => supply.DealId), cancellationToken),
                    [nameof(DeliveryPage.Texts)] = texts,
                    [nameof(DeliveryPage.Today)] = today,
                },
                texts.Deliveries);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.Deliveries);
        }
    }
}
