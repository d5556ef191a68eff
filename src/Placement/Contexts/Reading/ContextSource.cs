using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Placement.Catalog;

namespace Placement;

/// <summary>What is known about a placement before its widget is opened: found once per code, so that reading allocates nothing for it.</summary>
internal sealed class ContextSource
{
    /// <summary>
    /// How many codes of smart processes are kept, each with an entity type in it. Portals have dozens; anybody can
    /// make up millions, and those are looked up each time.
    /// </summary>
    private const int MostSmartProcesses = 4096;

    private static readonly Dictionary<PlacementFamily, ContextSource> Families = [];
    private static readonly FrozenDictionary<string, ContextSource> Documented;
    private static readonly ConcurrentDictionary<string, ContextSource> SmartProcesses = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ContextSource Unknown;
    private static int smartProcessCount;

    static ContextSource()
    {
        foreach (PlacementFamily family in PlacementCatalog.Codes.Select(static code => code.Family).Distinct())
        {
            Families.Add(family, new ContextSource(family));
        }

        Documented = PlacementCatalog.Codes.ToFrozenDictionary(static code => code.Code, Create, StringComparer.OrdinalIgnoreCase);
        Unknown = new ContextSource(new PlacementFamily(name: "", surface: "", documentation: ""));
    }

    private ContextSource(PlacementFamily family)
    {
        Kind = ContextKind.Find(family.Context);
        Keys = ContextKeys.For(family);
    }

    private ContextSource(ContextSource family, PlacementCode code)
    {
        Kind = family.Kind;
        Keys = family.Keys;
        EntityTypeId = code.EntityTypeId ?? 0;
        EntityTypeName = code.Entity switch
        {
            null => "",
            CrmEntityType.Dynamic when code.IsWildcard => "",
            CrmEntityType.Dynamic => string.Create(CultureInfo.InvariantCulture, $"{CrmEntityType.Dynamic}_{EntityTypeId}"),
            string name => name,
        };
    }

    public ContextKind Kind { get; }

    public ContextKeys Keys { get; }

    /// <summary>The CRM entity type in the code; 0: there is none.</summary>
    public int EntityTypeId { get; }

    /// <summary>The CRM entity type in the code, as codes name it; empty: there is none.</summary>
    public string EntityTypeName { get; } = "";

    /// <param name="placement">The placement's code, in any case; one that does not exist yields a source without keys of its own.</param>
    public static ContextSource Find(string placement)
    {
        if (Documented.TryGetValue(placement, out ContextSource? found) || SmartProcesses.TryGetValue(placement, out found))
        {
            return found;
        }

        if (PlacementCatalog.Find(placement) is not { } code)
        {
            return Unknown;
        }

        ContextSource source = Create(code);
        if (source.EntityTypeId != 0 && Volatile.Read(ref smartProcessCount) < MostSmartProcesses && SmartProcesses.TryAdd(code.Code, source))
        {
            Interlocked.Increment(ref smartProcessCount);
        }

        return source;
    }

    /// <summary>The context of a widget that was opened with nothing.</summary>
    public PlacementContext Read(PlacementProperties properties)
    {
        Span<ContextToken> tokens = stackalloc ContextToken[Keys.Count];
        return Kind.Read(new ContextValues(json: [], tokens, this, properties));
    }

    /// <param name="options">PLACEMENT_OPTIONS.</param>
    /// <param name="json">The same text as UTF-8.</param>
    /// <param name="context">What it says.</param>
    /// <returns>Whether the text is a JSON object, or stands for an empty one.</returns>
    public bool TryRead(string options, ReadOnlySpan<byte> json, [NotNullWhen(true)] out PlacementContext? context)
    {
        Span<ContextToken> tokens = stackalloc ContextToken[Keys.Count];
        if (!ContextScan.TryScan(json, Keys, tokens, out bool isEmpty))
        {
            context = null;
            return false;
        }

        context = isEmpty ? Read(PlacementProperties.Empty) : Kind.Read(new ContextValues(json, tokens, this, new PlacementProperties(options)));
        return true;
    }

    private static ContextSource Create(PlacementCode code) =>
        code.Entity is null ? Families[code.Family] : new ContextSource(Families[code.Family], code);
}
