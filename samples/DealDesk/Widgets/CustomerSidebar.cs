using DealDesk.Data;
using DealDesk.Pages;
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
        return Results.Extensions.Widget(
            $"""
            <h1>{texts.OpenDeals}</h1>
            {HtmlTable.Of(
                [texts.State, texts.Item, texts.Due],
                late.Select(supply => new[] { texts.Format(texts.Deal, supply.DealId), supply.Item, texts.Day(supply.Due) }))}
            """,
            texts.OpenDeals);
    }
}
