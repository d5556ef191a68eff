using Microsoft.AspNetCore.Http;
using Placement.Catalog;

namespace Placement;

/// <summary>A path of the application, and which widget it opens for which placement.</summary>
internal sealed class WidgetRoute
{
    private readonly Dictionary<string, Candidate[]> _byPlacement = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(PlacementCode Code, Candidate[] Candidates)> _wildcards = [];

    /// <summary>Creates a route.</summary>
    /// <param name="handler">The path; the query of this one does not count.</param>
    /// <param name="entries">The bindings that have it, each with the class that serves it.</param>
    public WidgetRoute(HandlerPath handler, IEnumerable<(WidgetBinding Binding, HostedWidget Widget)> entries)
    {
        Path = handler.Path;
        Pattern = handler.Pattern;
        Entries = [.. entries];
        GetPlacement = Entries.Select(static entry => entry.Binding.Placement).FirstOrDefault(IsOpenedByGet);
        foreach (IGrouping<string, (WidgetBinding Binding, HostedWidget Widget)> group in Entries.GroupBy(static entry => entry.Binding.Placement))
        {
            Candidate[] candidates = [.. group.Select(static entry => new Candidate(HandlerPath.Of(entry.Binding.Handler), entry.Widget))];
            if (PlacementCatalog.Find(group.Key) is { IsWildcard: true } wildcard)
            {
                _wildcards.Add((wildcard, candidates));
            }
            else
            {
                _byPlacement.Add(group.Key, candidates);
            }
        }
    }

    /// <summary>The path as requests have it: decoded, but for an encoded slash.</summary>
    public string Path { get; }

    /// <summary>The path as a route pattern.</summary>
    public string Pattern { get; }

    /// <summary>The bindings that have the path, each with the class that serves it.</summary>
    public IReadOnlyList<(WidgetBinding Binding, HostedWidget Widget)> Entries { get; }

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
        if (_byPlacement.TryGetValue(placement, out Candidate[]? candidates))
        {
            return Choose(candidates, query);
        }

        // A * stands for every smart process that has no binding of its own at this path.
        if (_wildcards.Count > 0 && PlacementCatalog.Find(placement) is { IsWildcard: false } code)
        {
            foreach ((PlacementCode wildcard, Candidate[] covering) in _wildcards)
            {
                if (wildcard.Family == code.Family && wildcard.Entity == code.Entity)
                {
                    return Choose(covering, query);
                }
            }
        }

        return null;
    }

    /// <summary>Whether Bitrix24 opens the placement by a plain GET.</summary>
    private static bool IsOpenedByGet(string placement) =>
        PlacementCatalog.Find(placement) is { } known && HttpMethods.IsGet(known.Family.HandlerVerb);

    /// <summary>The candidate whose declared query fits the request best.</summary>
    private static HostedWidget? Choose(Candidate[] candidates, IQueryCollection query)
    {
        HostedWidget only = candidates[0].Widget;
        if (Array.TrueForAll(candidates, candidate => candidate.Widget == only))
        {
            // A portal may still have a former version's handler, with another query: where there is no choice, it is served.
            return only;
        }

        Candidate? best = null;
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Handler.Accepts(query) && (best is null || candidate.Handler.Query.Count > best.Handler.Query.Count))
            {
                best = candidate;
            }
        }

        return best?.Widget;
    }

    private sealed record Candidate(HandlerPath Handler, HostedWidget Widget);
}
