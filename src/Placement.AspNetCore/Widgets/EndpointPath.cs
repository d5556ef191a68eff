using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Placement.Catalog;
using Placement.Openings;

namespace Placement.Widgets;

/// <summary>The path of an endpoint of the application's own, which widgets may be opened at.</summary>
/// <param name="endpoint">The endpoint; null: it is not known yet.</param>
/// <param name="bindings">The bindings whose handler has the path. Where there are none, any placement is shown that fits.</param>
internal sealed class EndpointPath(Endpoint? endpoint, IReadOnlyList<WidgetBinding> bindings) : IWidgetPath
{
    /// <summary>Routes have patterns; what a request has written does not get into logs.</summary>
    public string Path { get; } = bindings.Count > 0 ? HandlerPath.Of(bindings[0].Handler).Path
        : endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/')
        : "an endpoint of the application";

    /// <inheritdoc/>
    public bool IsWidgetOnly => false;

    /// <inheritdoc/>
    public string? GetPlacement => null;

    /// <inheritdoc/>
    public bool Serves(string placement, HttpRequest request) =>
        (bindings.Count == 0 || placement == Placements.Default || BindingOf(placement) is not null) && Fits(placement);

    /// <inheritdoc/>
    public bool Continues(string placement, HttpRequest request) => Fits(placement);

    /// <inheritdoc/>
    public string DeclaredCode(string placement) => BindingOf(placement)?.Placement ?? Path;

    private bool Fits(string placement) =>
        endpoint?.Metadata.GetOrderedMetadata<WidgetContextMetadata>() is not { Count: > 0 } taken
        || PlacementContextReader.ContextTypeOf(placement) is var brought && taken.All(one => one.ContextType.IsAssignableFrom(brought));

    /// <summary>A <c>*</c> stands for every smart process that has no binding of its own at the path.</summary>
    private WidgetBinding? BindingOf(string placement) =>
        bindings.FirstOrDefault(binding => binding.Placement == placement)
        ?? (PlacementCatalog.Find(placement) is { IsWildcard: false } code
            ? bindings.FirstOrDefault(binding =>
                PlacementCatalog.Find(binding.Placement) is { IsWildcard: true } any
                && any.Family == code.Family
                && any.Entity == code.Entity)
            : null);
}
