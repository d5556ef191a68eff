using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Installation;

internal sealed class DealTab : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text($"deal {request.Context.EntityId}"));
}
