using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Openings;

namespace Placement.Widgets;

/// <summary>A path of the application, and which widget it opens for which placement.</summary>
internal sealed class WidgetRoute : IWidgetPath
{
    private Choices? _choices;

    /// <summary>Creates a route.</summary>
    /// <param name="entries">The bindings that have its path, each with the class that serves it.</param>
    /// <param name="mainPage">The class that serves the application's main page there; null: none.</param>
    public WidgetRoute(IReadOnlyList<WidgetEntry> entries, HostedWidget? mainPage = null)
    {
        MainPage = mainPage;
        Path = entries[0].Handler.Path;
        Pattern = entries[0].Handler.Pattern;
        Entries = entries;
    }

    /// <summary>Creates the route of a page that no binding declares: it opens for whatever its widget can be opened with.</summary>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="page">The class that answers.</param>
    /// <param name="isDefault">
    /// Whether it stands in for a main page that the application does not have, and answers for nothing else.
    /// </param>
    public WidgetRoute(string pattern, HostedWidget page, bool isDefault = false)
    {
        IsDefault = isDefault;
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
    public IReadOnlyList<WidgetEntry> Entries { get; }

    /// <summary>The class that answers for every placement whose context it takes; null: the bindings say who answers.</summary>
    public HostedWidget? Page { get; }

    /// <summary>The class of declared widgets that serves the application's main page, too; null: none.</summary>
    public HostedWidget? MainPage { get; }

    /// <summary>Whether <see cref="Page"/> stands in for a main page that the application does not have.</summary>
    public bool IsDefault { get; }

    /// <inheritdoc/>
    public bool IsWidgetOnly => true;

    /// <summary>Whether the path serves a placement that Bitrix24 opens by a plain GET, without any data.</summary>
    public bool IsGet => GetPlacement is not null;

    /// <summary>The placement that Bitrix24 opens by a plain GET, which does not name it; null: the path serves none.</summary>
    public string? GetPlacement => Served.GetPlacement;

    /// <summary>Made by the first request, because an application that starts has many routes.</summary>
    private Choices Served => _choices ??= new Choices(Entries);

    /// <summary>The widget that a request is for.</summary>
    /// <param name="placement">The placement that the request names, in any case.</param>
    /// <param name="request">The request, whose query decides between handlers that differ by theirs only.</param>
    /// <returns>The class and the context that it is opened with; null: the path serves no such placement.</returns>
    public HostedWidget? Find(string placement, HttpRequest request)
    {
        if (Page is not null)
        {
            return IsDefault
                ? IsMain(placement) ? Page : null
                : Page.Accepts(PlacementContextReader.ContextTypeOf(placement)) ? Page : null;
        }

        return Served.Find(placement)?.For(request) ?? (IsMain(placement) ? MainPage : null);
    }

    /// <inheritdoc/>
    public bool Serves(string placement, HttpRequest request) => Find(placement, request) is not null;

    /// <inheritdoc/>
    public bool Continues(string placement, HttpRequest request) => Find(placement, request) is not null;

    /// <inheritdoc/>
    public string DeclaredCode(string placement)
    {
        foreach ((WidgetBinding binding, _) in Entries)
        {
            if (binding.Placement == placement)
            {
                return binding.Placement;
            }
        }

        PlacementFamily? family = PlacementCatalog.Find(placement)?.Family;
        return Entries
            .Select(static entry => entry.Binding.Placement)
            .FirstOrDefault(code => code.Contains('*', StringComparison.Ordinal) && PlacementCatalog.Find(code)?.Family == family)
            ?? Pattern;
    }

    private static bool IsMain(string placement) => string.Equals(placement, Placements.Default, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the placements of a path can open.</summary>
    private sealed class Choices
    {
        private readonly Dictionary<string, Choice> _byPlacement = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<Choice> _wildcards = [];

        public Choices(IReadOnlyList<WidgetEntry> entries)
        {
            foreach (IGrouping<string, WidgetEntry> group in entries.GroupBy(static entry => entry.Binding.Placement))
            {
                PlacementCode? code = PlacementCatalog.Find(group.Key);
                if (GetPlacement is null && code is not null && HttpMethods.IsGet(code.Family.HandlerVerb))
                {
                    GetPlacement = group.Key;
                }

                var choice = new Choice(code, [.. group]);
                if (code is { IsWildcard: true })
                {
                    _wildcards.Add(choice);
                }
                else
                {
                    _byPlacement.Add(group.Key, choice);
                }
            }
        }

        public string? GetPlacement { get; }

        /// <summary>A <c>*</c> stands for every smart process that has no binding of its own at the path.</summary>
        public Choice? Find(string placement) =>
            _byPlacement.TryGetValue(placement, out Choice? choice) ? choice
            : _wildcards.Count > 0 && PlacementCatalog.Find(placement) is { IsWildcard: false } code
                ? _wildcards.Find(wildcard => wildcard.Code!.Family == code.Family && wildcard.Code.Entity == code.Entity)
            : null;
    }

    /// <summary>What one placement can open at the path.</summary>
    private sealed class Choice(PlacementCode? code, WidgetEntry[] candidates)
    {
        /// <summary>The placement; null: the catalog does not have it.</summary>
        public PlacementCode? Code { get; } = code;

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
            foreach (WidgetEntry candidate in candidates)
            {
                if (candidate.Handler.Query.Count > most && candidate.Handler.Accepts(request.Query))
                {
                    best = candidate.Widget;
                    most = candidate.Handler.Query.Count;
                }
            }

            return best;
        }
    }
}
