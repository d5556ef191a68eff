using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the main menu: the employee's day at a glance.</summary>
[WidgetPlacement(Placements.LeftMenu, Handler = "/desk", Title = "Deal Desk")]
internal sealed class SalesDesk(DeskDatabase database, TimeProvider time) : IWidget<PlacementContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IBitrixClient client = request.User.Client;
        DateOnly today = time.Today();
        IReadOnlyList<Supply> late = await database.GetLateAsync(request.Portal.MemberId, today, cancellationToken);
        IReadOnlyList<Supply> due = await database.GetDeliveriesAsync(request.Portal.MemberId, today, today, cancellationToken);
        try
        {
            string name = await client.GetFirstNameAsync(cancellationToken);
            IReadOnlyList<OpenDeal> deals = request.User.Id is { } user ? await client.GetOpenDealsAsync(user, cancellationToken) : [];
            return DeskPage.Of(
                $"""
                <h1>{texts.Format(texts.Today, name)}</h1>
                <p class="muted">{texts.Format(texts.LateDeliveries, late.Count)} {texts.Format(texts.DueToday, due.Count)}</p>
                <h2>{texts.YourDeals}</h2>
                {(deals.Count == 0
                    ? texts.NoOpenDeals
                    : HtmlTable.Of(
                        [texts.DealTitle, texts.Amount],
                        deals.Select(deal => new[] { deal.Title, texts.Money(deal.Amount, deal.Currency) })))}
                """,
                "Deal Desk");
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, "Deal Desk");
        }
    }
}
