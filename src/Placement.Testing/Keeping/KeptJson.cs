using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping;

/// <summary>What several parts write, and read again, in the same way.</summary>
internal static class KeptJson
{
    /// <summary>ISO 8601, to the tick.</summary>
    public const string MomentForm = "O";

    private const string LastId = "lastId";
    private const string Entries = "entries";

    public static string Moment(DateTimeOffset moment) => moment.ToString(MomentForm, CultureInfo.InvariantCulture);

    public static string? Moment(DateTimeOffset? moment) => moment is { } known ? Moment(known) : null;

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    public static JsonArray List(IEnumerable<int> numbers) => List(numbers, static number => (JsonNode)number);

    public static JsonArray List(IEnumerable<string> texts) => List(texts, static text => (JsonNode)text);

    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> texts) =>
        new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    /// <summary>The texts of a widget or field type, by language.</summary>
    public static JsonObject Texts(IReadOnlyDictionary<string, LocalizedText> texts) =>
        new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)new JsonObject
        {
            ["title"] = text.Value.Title,
            ["description"] = text.Value.Description,
            ["groupName"] = text.Value.GroupName,
        })));

    public static IReadOnlyDictionary<string, LocalizedText> Texts(KeptObject texts) =>
        texts.Members
            .Select(member => (Language: member.Key, Text: texts.Object(member.Key)))
            .ToDictionary(
                static text => text.Language,
                static text => new LocalizedText(
                    text.Text.OptionalText("title"), text.Text.OptionalText("description"), text.Text.OptionalText("groupName")),
                StringComparer.Ordinal)
            .AsReadOnly();

    /// <summary>The content of a store that numbers its entries.</summary>
    public static JsonObject Content<T>(StoreContent<T> content, Func<T, JsonNode?> write) => new()
    {
        [LastId] = content.LastId,
        [Entries] = List(content.Entries, write),
    };

    /// <summary>The content of a store that numbers its entries. A number that is there is not given again.</summary>
    public static StoreContent<T> Content<T>(KeptObject content, DropCount drops, Func<KeptObject, T?> read, Func<T, int> idOf)
        where T : class
    {
        int lastId = content.Number(LastId);
        T[] entries = [.. drops.All(content.Objects(Entries), read).DistinctBy(idOf)];
        return new StoreContent<T>(entries.Select(idOf).Append(lastId).Max(), entries);
    }
}
