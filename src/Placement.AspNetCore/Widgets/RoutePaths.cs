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

    /// <summary>The pattern as an application writes it, with values that routes by convention have.</summary>
    public static string Name(RouteEndpoint endpoint) => Literal(endpoint.RoutePattern) ?? "/" + string.Join(
        '/', endpoint.RoutePattern.PathSegments
            .Select(segment => string.Concat(segment.Parts.Select(part => NameOf(part, endpoint.RoutePattern))))
            .Where(static segment => segment.Length > 0));

    private static string NameOf(RoutePatternPart part, RoutePattern pattern) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => pattern.RequiredValues.GetValueOrDefault(parameter.Name) is string { Length: > 0 } value
            ? value
            : parameter.IsOptional ? "" : $"{{{parameter.Name}}}",
        _ => "",
    };

    /// <summary>The only path that a pattern matches; null: it has parameters.</summary>
    public static string? Literal(RoutePattern pattern) =>
        pattern.PathSegments.All(static segment => segment.Parts.All(static part => part.IsLiteral))
            ? "/" + string.Join(
                '/', pattern.PathSegments.Select(
                    static segment => string.Concat(segment.Parts.Cast<RoutePatternLiteralPart>().Select(static part => part.Content))))
            : null;
}
