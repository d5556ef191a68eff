using Microsoft.AspNetCore.Http;
using Placement.Catalog;

namespace Placement.Widgets;

/// <summary>A path of the application, and which widget it opens for which placement.</summary>
internal sealed class WidgetRoute
{
    private readonly Dictionary<string, Choice> _byPlacement = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(PlacementCode Code, Choice Choice)> _wildcards = [];

    /// <summary>Creates a route.</summary>
    /// <param name="handler">The path; the query of this one does not count.</param>
    /// <param name="entries">The bindings that have it, each with the class that serves it.</param>
    public WidgetRoute(HandlerPath handler, IEnumerable<(WidgetBinding Binding, HostedWidget Widget)> entries)
    {
        Path = handler.Path;
        Pattern = handler.Pattern;
        Entries = [.. entries];
        GetPlacement = Entries.Select(static entry => entry.Binding.Placement).FirstOrDefault(IsOpenedByGet);
        foreach (IGrouping<string, (WidgetBinding Binding, HostedWidget Widget)> group in Entries
            .GroupBy(static entry => entry.Binding.Placement))
        {
            var choice = new Choice([.. group.Select(static entry => (HandlerPath.Of(entry.Binding.Handler), entry.Widget))]);
            if (PlacementCatalog.Find(group.Key) is { IsWildcard: true } wildcard)
            {
                _wildcards.Add((wildcard, choice));
            }
            else
            {
                _byPlacement.Add(group.Key, choice);
            }
        }
    }

    /// <summary>Creates the route of a page that no binding declares: it opens for whatever its widget can be opened with.</summary>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="page">The class that answers.</param>
    public WidgetRoute(string pattern, HostedWidget page)
    {
        Path = pattern;
        Pattern = pattern;
        Entries = [];
        Page = page;
    }

    /// <summary>The path as requests have it: decoded, but for an encoded slash.</summary>
    public string Path { get; }

    /// <summary>The path as a route pattern.</summary>
    public string Pattern { get; }

    /// <summary>The bindings that have the path, each with the class that serves it.</summary>
    public IReadOnlyList<(WidgetBinding Binding, HostedWidget Widget)> Entries { get; }

    /// <summary>The class that answers for every placement whose context it takes; null: the bindings say who answers.</summary>
    public HostedWidget? Page { get; }

    /// <summary>Whether the path serves a placement that Bitrix24 opens by a plain GET, without any data.</summary>
    public bool IsGet => GetPlacement is not null;

    /// <summary>The placement that Bitrix24 opens by a plain GET, which does not name it; null: the path serves none.</summary>
    public string? GetPlacement { get; }

    /// <summary>The widget that a request is for.</summary>
    /// <param name="placement">The placement that the request names, in any case.</param>
    /// <param name="request">The request, whose query decides between handlers that differ by theirs only.</param>
    /// <returns>The class and the context that it is opened with; null: the path serves no such placement.</returns>
    public HostedWidget? Find(string placement, HttpRequest request)
    {
        if (Page is not null)
        {
            return Page.Accepts(PlacementContextReader.ContextTypeOf(placement)) ? Page : null;
        }

        if (_byPlacement.TryGetValue(placement, out Choice? choice))
        {
            return choice.For(request);
        }

        // A * stands for every smart process that has no binding of its own at this path.
        if (_wildcards.Count > 0 && PlacementCatalog.Find(placement) is { IsWildcard: false } code)
        {
            foreach ((PlacementCode wildcard, Choice covering) in _wildcards)
            {
                if (wildcard.Family == code.Family && wildcard.Entity == code.Entity)
                {
                    return covering.For(request);
                }
            }
        }

        return null;
    }

    /// <summary>Whether Bitrix24 opens the placement by a plain GET.</summary>
    private static bool IsOpenedByGet(string placement) =>
        PlacementCatalog.Find(placement) is { } known && HttpMethods.IsGet(known.Family.HandlerVerb);

    /// <summary>What one placement can open at the path.</summary>
    private sealed class Choice((HandlerPath Handler, HostedWidget Widget)[] candidates)
    {
        /// <summary>
        /// The only widget; null: there are several, and the query decides. Portals may still have the handler of a former version, with
        /// another
        /// query: where there is no choice, it is served.
        /// </summary>
        private readonly HostedWidget? _only = Array.TrueForAll(candidates, other => other.Widget == candidates[0].Widget)
            ? candidates[0].Widget
            : null;

        /// <summary>The widget whose declared query fits the request best; null: none fits.</summary>
        public HostedWidget? For(HttpRequest request)
        {
            if (_only is not null)
            {
                return _only;
            }

            HostedWidget? best = null;
            int most = -1;
            foreach ((HandlerPath handler, HostedWidget widget) in candidates)
            {
                if (handler.Query.Count > most && handler.Accepts(request.Query))
                {
                    best = widget;
                    most = handler.Query.Count;
                }
            }

            return best;
        }
    }
}
