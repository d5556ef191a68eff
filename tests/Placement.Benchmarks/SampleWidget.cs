namespace Placement.Benchmarks;

/// <summary>A widget as applications have many: a class of eight lines, with a title in three languages.</summary>
internal static class SampleWidget
{
    public static string Source(int number) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;

        namespace Acme.Sales.Widgets;

        /// <summary>What was ordered for a deal.</summary>
        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Handler = "/widgets/supplies/{{number}}", Title = "Supplies {{number}}")]
        [WidgetText("de", Title = "Lieferungen {{number}}")]
        [WidgetText("fr", Title = "Livraisons {{number}}")]
        public sealed class Supplies{{number}} : IWidget<CrmEntityContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Content($"<p>Nothing was ordered for deal {request.Context.EntityId}.</p>"));
        }
        """;
}
