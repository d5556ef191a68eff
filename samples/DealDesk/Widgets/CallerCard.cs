using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the call card: who calls, which deals they have, and what arrives for these next.</summary>
[WidgetPlacement(Placements.Telephony.CallCard, Title = "Caller")]
[WidgetText("de", Title = "Anrufer")]
[WidgetText("ru", Title = "Кто звонит")]
internal sealed class CallerCard(DeskDatabase database) : IWidget<CallCardContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CallCardContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        if (request.Context.PhoneNumber is not { } phone)
        {
            return DeskPage.Of($"<p class=\"muted\">{texts.NoNumber}</p>", texts.Caller);
        }

        try
        {
            return await request.User.Client.FindCallerAsync(phone, cancellationToken) is { } caller
                ? await ShowAsync(caller, request.Portal.MemberId, texts, cancellationToken)
                : DeskPage.Of($"<p class=\"muted\">{texts.UnknownCaller}</p>", texts.Caller);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.Caller);
        }
    }

    private async Task<IResult> ShowAsync(Caller caller, string portal, DeskTexts texts, CancellationToken cancellationToken)
    {
        var rows = new List<string[]>();
        foreach (OpenDeal deal in caller.Deals)
        {
            IReadOnlyList<Supply> supplies = await database.GetSuppliesAsync(portal, deal.Id, cancellationToken);
            Supply? next = supplies.FirstOrDefault(static supply => supply.Arrived is null);
            rows.Add(
            [
                deal.Title,
                texts.Money(deal.Amount, deal.Currency),
                next is null ? "–" : $"{next.Item}, {texts.Day(next.Due)}",
            ]);
        }

        string[] about = [caller.Post, caller.Company ?? ""];
        return DeskPage.Of(
            $"""
            <h1>{caller.Name}</h1>
            <p class="muted">{string.Join(", ", about.Where(static part => part.Length > 0))}</p>
            <h2>{texts.OpenDeals}</h2>
            {(rows.Count > 0 ? HtmlTable.Of([texts.DealTitle, texts.Amount, texts.NextDelivery], rows) : texts.NoOpenDeals)}
            """,
            texts.Caller);
    }
}
