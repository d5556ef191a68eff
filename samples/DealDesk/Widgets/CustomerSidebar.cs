using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the sidebar of open channel chats: the deals of the desk that still wait for something.</summary>
[WidgetPlacement(
    Placements.Im.Sidebar,
    Title = "Open deals",
    IconName = "fa-briefcase",
    Context = ChatContexts.Lines,
    Role = WidgetRole.User,
    Color = IconColor.Green)]
internal sealed class CustomerSidebar(DeskDatabase database, TimeProvider time) : IWidget<ChatContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        IReadOnlyList<Supply> late = await database.GetLateAsync(request.Portal.MemberId, time.Today(), cancellationToken);
        try
        {
            IReadOnlyDictionary<int, string> deals =
                await request.User.Client.GetDealTitlesAsync(late.Select(static supply => supply.DealId), cancellationToken);
            return DeskPage.Of(
                $"""
                <h1>{texts.OpenDeals}</h1>
                <p class="muted">{texts.Format(texts.LateDeliveries, late.Count)}</p>
                {HtmlTable.Of(
                    [texts.DealTitle, texts.Item, texts.Due],
                    late.Select(supply => new[] { texts.NameOf(supply.DealId, deals), supply.Item, texts.Day(supply.Due) }))}
                """,
                texts.OpenDeals);
        }
        catch (BitrixException problem)
        {
            return DeskPage.Problem(problem, texts, texts.OpenDeals);
        }
    }
}
