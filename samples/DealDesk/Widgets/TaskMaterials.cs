using DealDesk.Components;
using DealDesk.Data;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the tasks of the projects Warehouse (4) and Assembly (9): the material that is needed.</summary>
[WidgetPlacement(Placements.Task.ViewTab, Title = "Materials", GroupIds = [4, 9])]
internal sealed class TaskMaterials(DeskDatabase database, TimeProvider time) : IWidget<TaskContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);

        // Tasks of the desk have the numbers of their deals.
        IReadOnlyList<Supply> needed = await database.GetSuppliesAsync(request.Portal.MemberId, request.Context.TaskId, cancellationToken);
        return needed.Count == 0
            ? Results.Extensions.Widget($"<h1>{texts.Materials}</h1><p>{texts.NothingNeeded}</p>", texts.Materials)
            : Results.Extensions.Widget<SupplyTable>(
                new Dictionary<string, object?>
                {
                    [nameof(SupplyTable.Supplies)] = needed,
                    [nameof(SupplyTable.Texts)] = texts,
                    [nameof(SupplyTable.Today)] = time.Today(),
                },
                texts.Materials);
    }
}
