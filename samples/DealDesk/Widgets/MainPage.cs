using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>What the application shows when somebody opens it from the portal's list of applications. It is mapped by hand: no method registers it.</summary>
internal sealed class MainPage : IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        return Task.FromResult(Results.Extensions.Widget($"<h1>Deal Desk</h1><p>{texts.Welcome}</p>", "Deal Desk"));
    }
}
