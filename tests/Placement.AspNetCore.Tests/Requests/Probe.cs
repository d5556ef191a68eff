using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>A widget that notes what it is given, and answers as the test says.</summary>
internal sealed class Probe<TContext>(ReceivedRequests visits) : IWidget<TContext>
    where TContext : PlacementContext
{
    public Task<IResult> HandleAsync(WidgetRequest<TContext> request, CancellationToken cancellationToken) =>
        visits.ReceiveAsync(ReceivedRequest.Of(request), request.HttpContext, cancellationToken);
}
