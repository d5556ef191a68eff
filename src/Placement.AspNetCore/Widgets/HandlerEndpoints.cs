using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Placement.Catalog;

namespace Placement.Widgets;

/// <summary>Finds the endpoints of an application that answer at a path.</summary>
internal sealed class HandlerEndpoints
{
    private readonly ILookup<string, RouteEndpoint> _literal;
    private readonly RouteEndpoint[] _others;

    /// <param name="endpoints">All endpoints of the application.</param>
    public HandlerEndpoints(IEnumerable<RouteEndpoint> endpoints)
    {
        // What an application answers where it knows no endpoint is no answer of a widget.
        All = [.. endpoints.Where(static endpoint => endpoint.Order != int.MaxValue)];
        ILookup<bool, RouteEndpoint> byKind = All.ToLookup(static endpoint => RoutePaths.Literal(endpoint.RoutePattern) is not null);
        _literal = byKind[true].ToLookup(
            static endpoint => RoutePaths.Literal(endpoint.RoutePattern)!, StringComparer.OrdinalIgnoreCase);
        _others = [.. byKind[false]];
    }

    /// <summary>All that answer where an application knows an endpoint.</summary>
    public IReadOnlyList<RouteEndpoint> All { get; }

    /// <summary>The method by which portals open a widget.</summary>
    public static string MethodOf(WidgetBinding binding) =>
        PlacementCatalog.Find(binding.Placement)?.Family.HandlerVerb ?? PlacementFamily.Post;

    /// <summary>Whether an endpoint answers at a path.</summary>
    public static bool IsAt(RouteEndpoint endpoint, string path) =>
        RoutePaths.Literal(endpoint.RoutePattern) is { } literal
            ? string.Equals(literal, path, StringComparison.OrdinalIgnoreCase)
            : Matches(endpoint, path);

    /// <summary>The endpoints that requests reach: those with the path as it is, or else those with parameters.</summary>
    public IEnumerable<RouteEndpoint> At(string path, string method)
    {
        RouteEndpoint[] literal = [.. _literal[path].Where(endpoint => RoutePaths.Accepts(endpoint, method))];
        RouteEndpoint[] found = literal.Length > 0
            ? literal
            : [.. _others.Where(endpoint => RoutePaths.Accepts(endpoint, method) && Matches(endpoint, path))];
        var best = found.Select(static endpoint => (endpoint.Order, endpoint.RoutePattern.InboundPrecedence)).DefaultIfEmpty().Min();
        return found.Where(endpoint => (endpoint.Order, endpoint.RoutePattern.InboundPrecedence) == best);
    }

    /// <summary>Routes by convention say by their values whose they are.</summary>
    private static bool Matches(RouteEndpoint endpoint, string path)
    {
        RoutePattern pattern = endpoint.RoutePattern;
        RouteValueDictionary values = [];
        var matcher = new TemplateMatcher(new RouteTemplate(pattern), new RouteValueDictionary(pattern.Defaults));
        return matcher.TryMatch(path, values)
            && pattern.RequiredValues.All(required =>
                required.Value is null or ""
                || string.Equals(values[required.Key]?.ToString(), required.Value.ToString(), StringComparison.OrdinalIgnoreCase)
                || !pattern.Parameters.Any(parameter =>
                    string.Equals(parameter.Name, required.Key, StringComparison.OrdinalIgnoreCase)));
    }
}
