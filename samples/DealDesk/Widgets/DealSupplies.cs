using DealDesk.Components;
using DealDesk.Data;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in every deal: the deal as the portal knows it, what was ordered for it and when that arrives.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies", Description = "What was ordered for this deal")]
[WidgetText("de", Title = "Lieferungen", Description = "Was für diesen Auftrag bestellt wurde")]
[WidgetText("ru", Title = "Поставки", Description = "Что заказано для этой сделки")]
[WidgetText("br", Title = "Entregas", Description = "O que foi pedido para este negócio")]
internal sealed class DealSupplies(DeskDatabase database, TimeProvider time) : IWidget<CrmEntityContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        Deal? deal = null;
        string? problem = null;
        try
        {
            // The client acts for the user who looks: the portal shows them what they may see.
            deal = await request.User.Client.GetDealAsync(request.Context.EntityId, cancellationToken);
        }
        catch (BitrixException refusal)
        {
            problem = texts.Explain(refusal);
        }

        return Results.Extensions.Widget<SupplyPage>(
            new Dictionary<string, object?>
            {
                [nameof(SupplyPage.Deal)] = deal,
                [nameof(SupplyPage.Problem)] = problem,
                [nameof(SupplyPage.Supplies)] = await database.GetSuppliesAsync(request.Portal.MemberId, request.Context.EntityId, cancellationToken),
                [nameof(SupplyPage.Texts)] = texts,
                [nameof(SupplyPage.Today)] = time.Today(),
            },
            texts.Supplies);
    }
}
