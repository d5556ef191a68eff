using Placement;

namespace Fleet;

/// <summary>A tab in a deal, which the fleet registers on every portal.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Deliveries")]
internal sealed class DealTab : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget($"<p>Deliveries of deal {request.Context.EntityId}</p>"));
}
