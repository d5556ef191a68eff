using Placement;

namespace WidgetSite;

/// <summary>A tab in every deal: how many pallets are on their way.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
public sealed class DealSupplies : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId - 3} pallets</p>", "Supplies"));
}
