using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// An item in the context menu of lead and contact lists: who has the same telephone number in the old accounting system?
/// </summary>
[WidgetPlacement(Placements.Crm.Lead.ListMenu, Title = "Find duplicates")]
[WidgetPlacement(Placements.Crm.Contact.ListMenu, Title = "Find duplicates")]
[WidgetText("de", Title = "Dubletten suchen")]
internal sealed class DuplicateCheck(DeskDatabase database) : IWidget<CrmEntityContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        try
        {
            string[] phones = await request.User.Client.GetPhonesAsync(
                request.Context.EntityTypeId, request.Context.EntityId, cancellationToken);
            var others = new List<Customer>();
            foreach (string phone in phones)
            {
                string digits = string.Concat(phone.Where(char.IsAsciiDigit));
                others.AddRange(await database.FindCustomersByPhoneAsync(request.Portal.MemberId, digits, cancellationToken));
            }

            return DeskPage.Of(
                $"""
                <h1>{texts.Duplicates}</h1>
                <p class="muted">{string.Join(", ", phones)}</p>
                {(others.Count == 0
                    ? texts.NoDuplicates
                    : HtmlTable.Of(
                        [texts.Accounting, texts.Phone, ""],
                        others.Select(static other => new[] { other.Name, other.Phone, other.Email })))}
                """,
                texts.Duplicates);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.Duplicates);
        }
    }
}
