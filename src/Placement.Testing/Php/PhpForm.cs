using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Php;

/// <summary>
/// Fields as PHP's <c>http_build_query</c> writes them: <c>data[FIELDS][ID]</c>, true as 1, false as 0, nothing for null and for empty
/// maps.
/// </summary>
internal static class PhpForm
{
    public static IEnumerable<KeyValuePair<string, string>> Fields(JsonObject map) =>
        map.SelectMany(static entry => Fields(entry.Key, entry.Value));

    private static IEnumerable<KeyValuePair<string, string>> Fields(string key, JsonNode? value) => value switch
    {
        null => [],
        JsonObject or JsonArray => PhpValue.Entries(value).SelectMany(entry => Fields($"{key}[{entry.Key}]", entry.Value)),
        _ when value.GetValueKind() == JsonValueKind.False => [new(key, "0")],
        _ => [new(key, PhpValue.AsText(value) ?? "")],
    };
}
