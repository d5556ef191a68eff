using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the context menu of lead and contact lists: who else has this phone number?</summary>
[WidgetPlacement(Placements.Crm.Lead.ListMenu, Title = "Find duplicates")]
[WidgetPlacement(Placements.Crm.Contact.ListMenu, Title = "Find duplicates")]
[WidgetText("de", Title = "Dubletten suchen")]
internal sealed class DuplicateCheck(DeskDatabase database) : IWidget<CrmEntityContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IReadOnlyList<Customer> others = await database.GetDuplicatesAsync(request.Portal.MemberId, request.Context.EntityId, cancellationToken);
        return others.Count == 0
            ? Results.Extensions.Widget($"<h1>{texts.Duplicates}</h1><p>{texts.NoDuplicates}</p>", texts.Duplicates)
            : Results.Extensions.Widget(
                $"""
                <h1>{texts.Duplicates}</h1>
                {HtmlTable.Of(["", texts.Phone, ""], others.Select(static other => new[] { other.Name, other.Phone, other.Email }))}
                """,
                texts.Duplicates);
    }
}
