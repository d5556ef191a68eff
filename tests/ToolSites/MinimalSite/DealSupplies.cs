using Placement;

namespace MinimalSite;

[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
[WidgetText("de", Title = "Lieferungen")]
public sealed class DealSupplies : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId}</p>"));
}
