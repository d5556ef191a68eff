using Microsoft.AspNetCore.Http;
using Placement.Catalog;

namespace Placement;

/// <summary>A path of the application, and which widget it opens for which placement.</summary>
internal sealed class WidgetRoute
{
    private readonly Entry[] _entries;

    /// <summary>Creates a route.</summary>
    /// <param name="handler">The path; the query of this one does not count.</param>
    /// <param name="entries">The bindings that have it, each with the class that serves it.</param>
    public WidgetRoute(HandlerPath handler, IEnumerable<(WidgetBinding Binding, HostedWidget Widget)> entries)
    {
        Path = handler.Path;
        Pattern = handler.Pattern;
        _entries = [.. entries.Select(static entry => new Entry(entry.Binding, entry.Widget))];
        GetPlacement = _entries.Select(static entry => entry.Binding.Placement).FirstOrDefault(IsOpenedByGet);
    }

    /// <summary>The path as requests have it: decoded, but for an encoded slash.</summary>
    public string Path { get; }

    /// <summary>The path as a route pattern.</summary>
    public string Pattern { get; }

    /// <summary>The bindings that have the path, each with the class that serves it.</summary>
    public IReadOnlyList<(WidgetBinding Binding, HostedWidget Widget)> Entries => [.. _entries.Select(static entry => (entry.Binding, entry.Widget))];

    /// <summary>Whether the path serves a placement that Bitrix24 opens by a plain GET, without any data.</summary>
    public bool IsGet => GetPlacement is not null;

    /// <summary>The placement that Bitrix24 opens by a plain GET, which does not name it; null: the path serves none.</summary>
    public string? GetPlacement { get; }

    /// <summary>The widget that a request is for.</summary>
    /// <param name="placement">The placement that the request names, in any case.</param>
    /// <param name="query">The request's query, which decides between handlers that differ by theirs only.</param>
    /// <returns>The class and the context that it is opened with; null: the path serves no such placement.</returns>
    public HostedWidget? Find(string placement, IQueryCollection query)
    {
        string code = placement.ToUpperInvariant();
        return Find(entry => entry.Binding.Placement == code, query)
            ?? (PlacementCatalog.Find(code) is { } known ? Find(entry => entry.Covers(known), query) : null);
    }

    /// <summary>Whether Bitrix24 opens the placement by a plain GET.</summary>
    private static bool IsOpenedByGet(string placement) => PlacementCatalog.Find(placement) is { } known && HttpMethods.IsGet(known.Family.HandlerVerb);

    private HostedWidget? Find(Func<Entry, bool> isFor, IQueryCollection query)
    {
        Entry? best = null;
        HostedWidget? any = null;
        bool isOne = true;
        foreach (Entry entry in _entries.Where(isFor))
        {
            isOne &= any is null || any == entry.Widget;
            any = entry.Widget;
            if (entry.Handler.Accepts(query) && (best is null || entry.Handler.Query.Count > best.Handler.Query.Count))
            {
                best = entry;
            }
        }

        // A portal may still have the handler of a former version, with another query: where there is no choice, it is served.
        return best?.Widget ?? (isOne ? any : null);
    }

    private sealed class Entry(WidgetBinding binding, HostedWidget widget)
    {
        private readonly PlacementCode? _wildcard = binding.IsWildcard ? PlacementCatalog.Find(binding.Placement) : null;

        public WidgetBinding Binding { get; } = binding;

        public HostedWidget Widget { get; } = widget;

        public HandlerPath Handler { get; } = HandlerPath.Of(binding.Handler);

        /// <summary>Whether the binding's <c>*</c> stands for this code, too.</summary>
        public bool Covers(PlacementCode code) =>
            _wildcard is { } wildcard && wildcard.Family == code.Family && wildcard.Entity == code.Entity;
    }
}
