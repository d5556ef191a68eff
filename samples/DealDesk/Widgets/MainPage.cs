using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>What the application shows when somebody opens it from the portal's list of applications. It is mapped by hand: no method registers it.</summary>
internal sealed class MainPage : IWidget<PlacementContext>
{
    public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        try
        {
            string name = await request.User.Client.GetFirstNameAsync(cancellationToken);
            return DeskPage.Of($"<h1>{texts.Format(texts.Hello, name)}</h1><p>{texts.Welcome}</p>", "Deal Desk");
        }
        catch (BitrixException)
        {
            return DeskPage.Of($"<h1>Deal Desk</h1><p>{texts.Welcome}</p>", "Deal Desk");
        }
    }
}
