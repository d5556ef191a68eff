using Placement;

namespace WidgetSite;

/// <summary>A tab in every deal: how many pallets are on their way, with links of its session.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
public sealed class DealSupplies : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget(
            $"""
            <p>{request.Context.EntityId - 3} pallets, <a href="{request.Session.Link("/report?year=2026&kind=all")}">report</a></p>
            <p data-live="{request.Session.Link("/live")}"></p>
            """,
            "Supplies"));
}
