using System.Text.Json;
using DealDesk.Data;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the main menu: the sales department's day at a glance.</summary>
[WidgetPlacement(Placements.LeftMenu, Handler = "/desk", Title = "Deal Desk")]
internal sealed class SalesDesk(DeskDatabase database, TimeProvider time) : IWidget<PlacementContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        DateOnly today = time.Today();

        // The client acts for the user who opened the widget: the portal knows who that is.
        BitrixResponse profile = await request.User.Client.CallAsync("profile", default, cancellationToken);
        string name = profile.Result.TryGetProperty("NAME", out JsonElement text) ? text.GetString() ?? "" : "";

        IReadOnlyList<Supply> late = await database.GetLateAsync(request.Portal.MemberId, today, cancellationToken);
        IReadOnlyList<Supply> due = await database.GetDeliveriesAsync(request.Portal.MemberId, today, today, cancellationToken);
        return Results.Extensions.Widget(
            $"""
            <h1>{texts.Format(texts.Today, name)}</h1>
            <p>{texts.Format(texts.LateDeliveries, late.Count)}</p>
            <p>{texts.Format(texts.DueToday, due.Count)}</p>
            """,
            "Deal Desk");
    }
}
