using ComponentSite.Components;
using Placement;

namespace ComponentSite;

/// <summary>The application's own page, which its widgets open in a slider.</summary>
internal sealed class MainPage : IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget<Chooser>());
}
