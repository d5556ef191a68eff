using DealDesk.Components;
using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in tasks: the material for the deal that the task is about.</summary>
[WidgetPlacement(Placements.Task.ViewTab, Title = "Materials")]
[WidgetText("de", Title = "Material")]
internal sealed class TaskMaterials(DeskDatabase database, TimeProvider time) : IWidget<TaskContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IBitrixClient client = request.User.Client;
        try
        {
            return await client.FindDealOfTaskAsync(request.Context.TaskId, cancellationToken) is { } deal
                ? Results.Extensions.Widget<SupplyPage>(
                    new Dictionary<string, object?>
                    {
                        [nameof(SupplyPage.Deal)] = await client.GetDealAsync(deal, cancellationToken),
                        [nameof(SupplyPage.Supplies)] = await database.GetSuppliesAsync(request.Portal.MemberId, deal, cancellationToken),
                        [nameof(SupplyPage.Texts)] = texts,
                        [nameof(SupplyPage.Today)] = time.Today(),
                    },
                    texts.Materials)
                : DeskPage.Of($"<h1>{texts.Materials}</h1><p class=\"muted\">{texts.NothingNeeded}</p>", texts.Materials);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.Materials);
        }
    }
}
