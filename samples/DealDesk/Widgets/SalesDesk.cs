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
    /// <summary>Asks for some orders at a time; of one supplier, once that was chosen in a slider.</summary>
    private const string Orders =
        """
        const rows = document.querySelector("#orders tbody");
        const labels = [...document.querySelectorAll("#orders th")].map(cell => cell.textContent);
        const more = document.getElementById("more");
        let supplier = "";

        async function show() {
          const answer = await frame.fetch(`/desk/orders?${new URLSearchParams({ skip: rows.rows.length, supplier })}`);
          if (!answer.ok) return;
          const orders = await answer.json();
          for (const order of orders.rows) {
            const row = rows.insertRow();
            order.forEach((text, index) => {
              const cell = row.insertCell();
              cell.textContent = text;
              cell.dataset.label = labels[index];
            });
          }
          more.hidden = !orders.hasMore;
        }

        more.addEventListener("click", show);
        const choose = document.getElementById("choose");
        choose.addEventListener("click", async () => {
          const chosen = await frame.openApplication({ choose: "supplier", bx24_width: 420 });
          if (!chosen) return;
          document.getElementById("chosen").textContent = supplier = chosen;
          rows.replaceChildren();
          await show();
        });
        choose.disabled = false;
        await show();
        """;

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
                <h2>{texts.Orders}</h2>
                <p><button type="button" id="choose" disabled>{texts.ChooseSupplier}</button></p>
                <p id="chosen" class="muted" role="status"></p>
                <div id="orders">{HtmlTable.Of([texts.Item, texts.Supplier, texts.Due, texts.State], [])}</div>
                <p><button type="button" id="more" hidden>{texts.More}</button></p>
                {PageScript.Of(request, Orders)}
                """,
                "Deal Desk");
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, "Deal Desk");
        }
    }
}
