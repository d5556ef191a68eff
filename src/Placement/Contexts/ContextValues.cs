using System.Text.Json;
using Placement.Catalog;

namespace Placement.Contexts;

/// <summary>What a widget was opened with: the values of PLACEMENT_OPTIONS by the members that they become.</summary>
/// <param name="properties">All keys, for the context to keep.</param>
/// <param name="source">What is known about the placement.</param>
internal sealed class ContextValues(PlacementProperties properties, ContextSource source)
{
    public PlacementProperties Properties => properties;

    public ContextSource Source => source;

    /// <summary>
    /// The page that the widget was opened from; null: not said. Only a path on the portal counts, which is all that Bitrix24
    /// sends: whoever puts a portal's address before it must not end up elsewhere.
    /// </summary>
    public string? Uri => Text(ContextMember.Uri) is { } uri and ("/" or ['/', not ('/' or '\\'), ..]) ? uri : null;

    /// <summary>The value of the first key that is there.</summary>
    public ContextValue this[ContextMember member]
    {
        get
        {
            foreach (string key in source.Keys[member])
            {
                if (properties.TryGetValue(key, out JsonElement value))
                {
                    return new ContextValue(value);
                }
            }

            return default;
        }
    }

    public string? Text(ContextMember member) => this[member].ToText();

    public bool IsYes(ContextMember member) => this[member].IsYes;

    /// <summary>The first id that a key of the member has, at least 1; 0: none has one.</summary>
    public int Id(ContextMember member)
    {
        foreach (string key in source.Keys[member])
        {
            if (properties.TryGetValue(key, out JsonElement value) && new ContextValue(value).ToId() is > 0 and var id)
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>The first id that a key of the member has, at least 1; null: none has one.</summary>
    public int? OptionalId(ContextMember member) => Id(member) is var id and > 0 ? id : null;
}
