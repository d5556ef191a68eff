using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Placement.Widgets;

/// <summary>What endpoints of an application answer.</summary>
internal static class RoutePaths
{
    /// <summary>Whether the endpoint answers requests with this method.</summary>
    public static bool Accepts(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
        || methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    /// <summary>The only path that a pattern matches; null: it has parameters.</summary>
    public static string? Literal(RoutePattern pattern) =>
        pattern.PathSegments.All(static segment => segment.Parts.All(static part => part.IsLiteral))
            ? "/" + string.Join(
                '/', pattern.PathSegments.Select(
                    static segment => string.Concat(segment.Parts.Cast<RoutePatternLiteralPart>().Select(static part => part.Content))))
            : null;
}
