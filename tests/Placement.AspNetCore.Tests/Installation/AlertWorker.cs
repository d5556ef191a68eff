using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Installation;

internal sealed class AlertWorker : IWidget<BackgroundWorkerContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<BackgroundWorkerContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text("worker"));
}
