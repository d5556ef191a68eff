using Microsoft.AspNetCore.Http;
using Placement;

namespace Acme.Widgets;

/// <summary>A widget that applications get by referencing the library.</summary>
[WidgetPlacement(Placements.Telephony.CallCard, Handler = "/library/card", Title = "Caller")]
[WidgetPlacement(Placements.LeftMenu, Handler = "/library/card", Title = "Calls")]
internal sealed class LibraryCard : IWidget<CallCardContext>, IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CallCardContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text("call"));

    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text("calls"));
}
