using System.Collections.Concurrent;
using System.Collections.Frozen;
using Placement.Catalog;

namespace Placement.Contexts;

/// <summary>What is known about each placement, found once per code.</summary>
internal sealed class ContextSources
{
    private readonly Dictionary<PlacementFamily, ContextSource> _families;
    private readonly FrozenDictionary<string, ContextSource> _documented;
    private readonly FrozenDictionary<string, ContextSource> _documentedInAnyCase;
    private readonly ContextSource _unknown = new(PlacementFamily.Unknown);

    private readonly ConcurrentDictionary<string, ContextSource> _smartProcesses = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _capacity;
    private int _count;

    /// <param name="capacity">How many codes with an entity type in them are kept; all others are made anew each time.</param>
    public ContextSources(int capacity)
    {
        _capacity = capacity;
        _families = PlacementCatalog.Codes
            .Select(static code => code.Family)
            .Distinct()
            .ToDictionary(static family => family, static family => new ContextSource(family));
        _documented = PlacementCatalog.Codes.ToFrozenDictionary(static code => code.Code, Create, StringComparer.Ordinal);
        _documentedInAnyCase = _documented.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Keeps the smart processes of many portals, but not the millions that anybody can make up.</summary>
    public static ContextSources Shared { get; } = new(capacity: 4096);

    /// <summary>How many codes with an entity type in them are kept.</summary>
    public int Kept => Volatile.Read(ref _count);

    /// <param name="placement">The placement's code, in any case; one that does not exist yields a source without keys of its own.</param>
    public ContextSource Find(string placement)
    {
        if (_documented.TryGetValue(placement, out ContextSource? found)
            || _documentedInAnyCase.TryGetValue(placement, out found)
            || _smartProcesses.TryGetValue(placement, out found))
        {
            return found;
        }

        if (PlacementCatalog.Find(placement) is not { } code)
        {
            return _unknown;
        }

        ContextSource source = Create(code);
        if (source.EntityTypeId != 0 && Kept < _capacity && _smartProcesses.TryAdd(code.Code, source))
        {
            Interlocked.Increment(ref _count);
        }

        return source;
    }

    private ContextSource Create(PlacementCode code) =>
        code.Entity is null ? _families[code.Family] : new ContextSource(_families[code.Family], code);
}
