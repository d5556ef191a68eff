using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the items of every smart process that the portal has.</summary>
[WidgetPlacement(Placements.Crm.Dynamic.DetailTab, Title = "History")]
[WidgetText("de", Title = "Verlauf")]
internal sealed class ProcessHistory(DeskDatabase database) : IWidget<CrmEntityContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IReadOnlyList<Change> changes = await database.GetChangesAsync(request.Portal.MemberId, request.Context.EntityId, cancellationToken);
        return changes.Count == 0
            ? Results.Extensions.Widget($"<h1>{texts.History}</h1><p>{texts.NoHistory}</p>", texts.History)
            : Results.Extensions.Widget(
                $"<h1>{texts.History}</h1>{HtmlTable.Of([texts.Date, ""], changes.Select(change => new[] { texts.Day(change.Date), change.What }))}",
                texts.History);
    }
}
