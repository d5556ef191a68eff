using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Logging;
using Placement.Catalog;

namespace Placement.Widgets;

/// <summary>
/// Finds handlers that portals show and that nothing answers: MapPlacements was forgotten, or a library declares a widget that this
/// application cannot host.
/// </summary>
internal static class UnansweredHandlers
{
    /// <summary>So many are named. Where all are missing, a few say so.</summary>
    private const int MostNamed = 10;

    /// <summary>Logs which bindings have no endpoint of the application at their path.</summary>
    public static void Report(DeclaredWidgets declared, IReadOnlyCollection<RouteEndpoint> endpoints, ILogger logger)
    {
        WidgetBinding[] unanswered = [.. Find(declared.Bindings, endpoints)];
        if (unanswered.Length > 0)
        {
            string named = string.Join(
                ", ", unanswered.Take(MostNamed).Select(
                    static binding => $"{binding.Handler} ({binding.Placement}, {binding.WidgetType?.Name})"));
            HostingEvents.Unanswered(logger, unanswered.Length, unanswered.Length > MostNamed ? named + ", …" : named);
        }
    }

    private static IEnumerable<WidgetBinding> Find(IEnumerable<WidgetBinding> bindings, IReadOnlyCollection<RouteEndpoint> endpoints)
    {
        // What an application answers where it knows no endpoint is no answer of a widget.
        ILookup<bool, RouteEndpoint> byKind = endpoints
            .Where(static endpoint => endpoint.Order != int.MaxValue)
            .ToLookup(static endpoint => RoutePaths.Literal(endpoint.RoutePattern) is not null);
        ILookup<string, RouteEndpoint> literal = byKind[true]
            .ToLookup(static endpoint => RoutePaths.Literal(endpoint.RoutePattern)!, StringComparer.OrdinalIgnoreCase);

        // A whole address may lead to another application.
        foreach (WidgetBinding binding in bindings.Where(static binding => binding.Handler.StartsWith('/')))
        {
            string path = HandlerPath.Of(binding.Handler).Path;
            string method = PlacementCatalog.Find(binding.Placement)?.Family.HandlerVerb ?? PlacementFamily.Post;
            if (!literal[path].Any(endpoint => RoutePaths.Accepts(endpoint, method))
                && !byKind[false].Any(endpoint => RoutePaths.Accepts(endpoint, method) && Matches(endpoint, path)))
            {
                yield return binding;
            }
        }
    }

    private static bool Matches(RouteEndpoint endpoint, string path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
