using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the call card: what the caller bought last.</summary>
[WidgetPlacement(Placements.Telephony.CallCard, Title = "Purchases")]
[WidgetText("ru", Title = "Покупки")]
internal sealed class CallerCard(DeskDatabase database) : IWidget<CallCardContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CallCardContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        if (request.Context.PhoneNumber is not { } phone)
        {
            return Results.Extensions.Widget($"<p>{texts.NoNumber}</p>", texts.Purchases);
        }

        if (await database.FindCustomerByPhoneAsync(request.Portal.MemberId, phone, cancellationToken) is not { } customer)
        {
            return Results.Extensions.Widget($"<p>{texts.UnknownCaller}</p>", texts.Purchases);
        }

        IReadOnlyList<Purchase> purchases = await database.GetPurchasesAsync(request.Portal.MemberId, customer.Id, cancellationToken);
        return Results.Extensions.Widget(
            $"""
            <h1>{customer.Name}</h1>
            {HtmlTable.Of(
                [texts.Item, texts.Date, texts.Amount],
                purchases.Select(purchase => new[] { purchase.Item, texts.Day(purchase.Date), texts.Format("{0:N2}", purchase.Amount) }))}
            """,
            texts.Purchases);
    }
}
