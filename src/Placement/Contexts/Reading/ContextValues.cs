using System.Text.Json;
using Placement.Catalog;

namespace Placement.Contexts.Reading;

/// <summary>What a widget was opened with: the values of PLACEMENT_OPTIONS by the members that they become.</summary>
/// <param name="json">The JSON object; empty: there is none.</param>
/// <param name="tokens">The values, in the order of the source's keys.</param>
/// <param name="source">What is known about the placement.</param>
/// <param name="properties">All keys, for the context to keep.</param>
internal readonly ref struct ContextValues(
    ReadOnlySpan<byte> json,
    ReadOnlySpan<ContextToken> tokens,
    ContextSource source,
    PlacementProperties properties)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<ContextToken> _tokens = tokens;

    public PlacementProperties Properties => properties;

    public ContextSource Source => source;

    /// <summary>Every value, by the name of its key.</summary>
    public ContextItems All => new(_json);

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
            for (int key = source.Keys.FirstOf(member); key >= 0; key = source.Keys.Next(key))
            {
                if (_tokens[key].Type != JsonTokenType.None)
                {
                    return _tokens[key].In(_json);
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
        for (int key = source.Keys.FirstOf(member); key >= 0; key = source.Keys.Next(key))
        {
            if (_tokens[key].In(_json).ToId() is var id and > 0)
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>The first id that a key of the member has, at least 1; null: none has one.</summary>
    public int? OptionalId(ContextMember member) => Id(member) is var id and > 0 ? id : null;
}
