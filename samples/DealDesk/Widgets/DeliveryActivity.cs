using System.Text.Json.Nodes;
using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// Above the timeline of a deal, in the portal's own interface: how far the deliveries are, and a button that moves the deal on. The
/// frame stays hidden; its script says what the portal draws, and saves by REST as the user who clicks.
/// </summary>
[WidgetPlacement(Placements.Crm.Deal.DetailActivity, Title = "Delivery", UseBuiltInInterface = true)]
[WidgetText("de", Title = "Lieferung")]
[WidgetText("ru", Title = "Поставка")]
[WidgetText("br", Title = "Entrega")]
internal sealed class DeliveryActivity(DeskDatabase database) : IWidget<CrmEntityContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        JsonObject layout;
        try
        {
            Deal deal = await request.User.Client.GetDealAsync(request.Context.EntityId, cancellationToken);
            IReadOnlyList<Supply> supplies = await database.GetSuppliesAsync(request.Portal.MemberId, deal.Id, cancellationToken);
            layout = Layout(deal, supplies, texts);
        }
        catch (BitrixException problem)
        {
            layout = new JsonObject { ["blocks"] = new JsonObject { ["problem"] = Text(texts.Explain(problem), color: "danger") } };
        }

        string script =
            $$"""
            const deal = { entityTypeId: {{CrmReader.Deal}}, id: {{request.Context.EntityId}} };
            const changes = {};
            frame.call("setLayout", {{layout.ToJsonString()}});
            frame.listen("bindValueChangeCallback", null, ({ id, value }) => { changes[id] = value; });
            frame.listen("bindSecondaryButtonClickCallback", null, () => frame.call("finish"));
            frame.listen("bindPrimaryButtonClickCallback", null, async () => {
              await frame.call("lock");
              try {
                await frame.rest("crm.item.update", { ...deal, fields: changes });
                await frame.call("reloadData");
                await frame.call("finish");
              } catch {
                await frame.call("setLayoutItemState", { id: "problem", visible: true });
                await frame.call("unlock");
              }
            });
            """;
        return DeskPage.Of($"{PageScript.Of(request, script)}", texts.Delivery);
    }

    /// <summary>What the portal draws. Blocks that can be changed have the names of the deal's fields.</summary>
    private static JsonObject Layout(Deal deal, IReadOnlyList<Supply> supplies, DeskTexts texts)
    {
        var blocks = new JsonObject
        {
            ["deal"] = Text(deal.Title, isBold: true),
            ["arrivals"] = Text(texts.Format(texts.Arrivals, supplies.Count(static supply => supply.Arrived is not null), supplies.Count)),
        };
        if (supplies.FirstOrDefault(static supply => supply.Arrived is null) is { } next)
        {
            blocks["next"] = Block("withTitle", new JsonObject
            {
                ["title"] = texts.NextDelivery,
                ["inline"] = true,
                ["block"] = Text($"{next.Item}, {texts.Day(next.Due)}"),
            });
        }

        blocks["stageId"] = Block("select", new JsonObject
        {
            ["title"] = texts.MoveTo,
            ["values"] = new JsonObject(deal.Stages.Select(static stage => KeyValuePair.Create(stage.Id, (JsonNode?)stage.Name))),
            ["selectedValue"] = deal.StageId,
        });
        blocks["comments"] = Block("textarea", new JsonObject { ["title"] = texts.Note });
        blocks["problem"] = Text(texts.NotSaved, color: "danger", isVisible: false);
        return new JsonObject
        {
            ["blocks"] = blocks,
            ["primaryButton"] = new JsonObject { ["title"] = texts.Save },
            ["secondaryButton"] = new JsonObject { ["title"] = texts.Cancel },
        };
    }

    private static JsonObject Text(string value, bool isBold = false, string color = "base_90", bool isVisible = true) =>
        Block("text", new JsonObject { ["value"] = value, ["bold"] = isBold, ["color"] = color }, isVisible);

    private static JsonObject Block(string type, JsonObject properties, bool isVisible = true) =>
        new() { ["type"] = type, ["visible"] = isVisible, ["properties"] = properties };
}
