using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
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
        try
        {
            string title = await request.User.Client.GetTitleAsync(
                request.Context.EntityTypeId, request.Context.EntityId, cancellationToken);
            IReadOnlyList<Change> changes = await database.GetChangesAsync(
                request.Portal.MemberId, request.Context.EntityId, cancellationToken);
            return changes.Count == 0
                ? DeskPage.Of($"<h1>{title}</h1><p class=\"muted\">{texts.NoHistory}</p>", texts.History)
                : DeskPage.Of(
                    $"""
                    <h1>{title}</h1>
                    <h2>{texts.History}</h2>
                    {HtmlTable.Of([texts.Date, ""], changes.Select(change => new[] { texts.Day(change.Date), change.What }))}
                    """,
                    texts.History);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.History);
        }
    }
}
