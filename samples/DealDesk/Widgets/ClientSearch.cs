using System.Text.Json.Nodes;
using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// A source for the client search in CRM cards: customers of the old accounting system. Nobody sees its page: it hands what it found to
/// the card.
/// </summary>
[WidgetPlacement(Placements.Crm.DetailSearch, Title = "Accounting")]
internal sealed class ClientSearch(DeskDatabase database) : IWidget<ClientSearchContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<ClientSearchContext> request, CancellationToken cancellationToken)
    {
        string kind = request.Context.ClientType == ClientType.Company ? "COMPANY" : "CONTACT";
        IReadOnlyList<Customer> found = await database.FindCustomersAsync(request.Portal.MemberId, kind, request.Context.SearchQuery, cancellationToken);
        var data = new JsonArray([.. found.Select(static customer => new JsonObject
        {
            ["id"] = customer.Id,
            ["name"] = customer.Name,
            ["phone"] = customer.Phone,
            ["email"] = customer.Email,
        })]);
        string script = $"frame.call(\"crmShowFoundEntities\", {{ data: {data.ToJsonString()} }});";
        return DeskPage.Of($"{PageScript.Of(request, script)}", DeskTexts.For(request.User.Language).Accounting);
    }
}
