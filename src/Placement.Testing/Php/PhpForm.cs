using System.Text.Json.Nodes;

namespace Placement.Testing.Php;

/// <summary>Fields as PHP's <c>http_build_query</c> writes them: <c>data[FIELDS][ID]</c>, true as 1, false as 0, nothing for null and for empty maps.</summary>
internal static class PhpForm
{
    public static IEnumerable<KeyValuePair<string, string>> Fields(JsonObject map) =>
        map.SelectMany(static entry => Fields(entry.Key, entry.Value));

    private static IEnumerable<KeyValuePair<string, string>> Fields(string key, JsonNode? value) => value switch
    {
        null => [],
        JsonObject or JsonArray => PhpValue.Entries(value).SelectMany(entry => Fields($"{key}[{entry.Key}]", entry.Value)),
        _ => [new(key, PhpValue.AsText(value) is { Length: > 0 } text ? text : value.GetValueKind() == System.Text.Json.JsonValueKind.False ? "0" : "")],
    };
}
