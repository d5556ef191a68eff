using System.Text;
using System.Text.Json;
using Placement.Catalog;

namespace Placement.Contexts.Reading;

/// <summary>
/// The keys that say what a context needs, most telling first: those of the placement's own pages, then those under which
/// other placements with the same context send the same.
/// </summary>
internal sealed class ContextKeys
{
    private const int Nowhere = -1;

    private readonly string[] _names;
    private readonly byte[][] _utf8Names;
    private readonly int[] _firstOf = new int[(int)Enum.GetValues<ContextMember>().Max() + 1];
    private readonly int[] _next;

    private ContextKeys(IReadOnlyList<ContextKey> keys)
    {
        _names = [.. keys.Select(static key => key.Name)];
        _utf8Names = [.. _names.Select(Encoding.UTF8.GetBytes)];
        _next = new int[keys.Count];
        Array.Fill(_firstOf, Nowhere);
        for (int index = keys.Count - 1; index >= 0; index--)
        {
            ref int first = ref _firstOf[(int)keys[index].Member];
            _next[index] = first;
            first = index;
        }
    }

    public int Count => _names.Length;

    public static ContextKeys For(PlacementFamily family)
    {
        IEnumerable<PlacementFamily> relatives = PlacementCatalog.Families
            .Where(other => other.Context == family.Context)
            .Prepend(family);
        return new(
        [
            .. relatives
                .SelectMany(static relative => relative.ContextKeys.Concat(relative.MoreContextKeys))
                .Where(static key => key.Member != ContextMember.None && key.Name != ContextKey.Any)
                .Append(new ContextKey($"{ContextKey.Uri} {nameof(ContextMember.Uri)}"))
                .DistinctBy(static key => key.Name),
        ]);
    }

    /// <summary>The number of the key that a member is read from before all others; negative: there is none.</summary>
    public int FirstOf(ContextMember member) => _firstOf[(int)member];

    /// <summary>The number of the key that comes next for the same member; negative: there is none.</summary>
    public int Next(int key) => _next[key];

    /// <summary>The number of the key at which a reader stands; negative: it is no key of these.</summary>
    /// <param name="reader">It stands at a property's name.</param>
    /// <param name="expected">Where to look first: portals send the keys in the documentation's order.</param>
    public int Find(ref readonly Utf8JsonReader reader, int expected)
    {
        if (reader.ValueIsEscaped)
        {
            return Array.IndexOf(_names, JsonText.Unescape(reader.ValueSpan));
        }

        ReadOnlySpan<byte> name = reader.ValueSpan;
        for (int index = expected; index < _utf8Names.Length; index++)
        {
            if (name.SequenceEqual(_utf8Names[index]))
            {
                return index;
            }
        }

        for (int index = 0; index < expected; index++)
        {
            if (name.SequenceEqual(_utf8Names[index]))
            {
                return index;
            }
        }

        return Nowhere;
    }
}
