using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Catalog;

namespace Placement.Testing.Php;

/// <summary>JSON read and written as PHP does: scalars convert into each other, maps and lists are one type.</summary>
internal static class PhpValue
{
    /// <summary>A scalar as text; null: there is none, or it is a map or list.</summary>
    public static string? AsText(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.ToJsonString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "",
        _ => null,
    };

    /// <summary>The integer that a scalar begins with; 0: it begins with none.</summary>
    public static int AsInteger(JsonNode? value)
    {
        string text = AsText(value)?.TrimStart() ?? "";
        int length = text is ['+' or '-', ..] ? 1 : 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return int.TryParse(text.AsSpan(0, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int integer)
            ? integer
            : 0;
    }

    /// <summary>The number that a scalar is; null: it is none.</summary>
    public static decimal? AsNumber(JsonNode? value) =>
        decimal.TryParse(AsText(value)?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>Whether a value means yes: true, 1, <c>Y</c> or <c>true</c>.</summary>
    public static bool AsFlag(JsonNode? value) => PhpTruth.IsYes(AsText(value));

    /// <summary>Whether PHP takes a value for true: everything but false, 0, "0", nothing and what is empty.</summary>
    public static bool IsTruthy(JsonNode? value) => value switch
    {
        JsonObject map => map.Count > 0,
        JsonArray list => list.Count > 0,
        _ => AsText(value) is not (null or "" or "0"),
    };

    /// <summary>The entries of a map, or of a list by index; none: it is a scalar.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? value) => value switch
    {
        JsonObject map => map,
        JsonArray list => list.Select(static (item, index) =>
            new KeyValuePair<string, JsonNode?>(index.ToString(CultureInfo.InvariantCulture), item)),
        _ => [],
    };

    /// <summary>The value under a key of a map or list; null: there is none.</summary>
    public static JsonNode? Find(JsonNode? value, string key) => value switch
    {
        JsonObject map => map[key],
        JsonArray list when int.TryParse(
            key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Count => list[index],
        _ => null,
    };

    /// <summary>A map as PHP writes it: a list when its keys are 0, 1, 2 …, and therefore <c>[]</c> when it is empty.</summary>
    public static JsonNode Map(IEnumerable<KeyValuePair<string, JsonNode?>> entries)
    {
        KeyValuePair<string, JsonNode?>[] all = [.. entries];
        for (int index = 0; index < all.Length; index++)
        {
            if (all[index].Key != index.ToString(CultureInfo.InvariantCulture))
            {
                return new JsonObject(all);
            }
        }

        return new JsonArray([.. all.Select(static entry => entry.Value)]);
    }

    /// <summary>Texts as a list.</summary>
    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(static JsonNode (text) => text)];

    /// <summary>A value of a JSON document; of equal keys the last counts.</summary>
    /// <exception cref="InvalidOperationException">A text is none: half of a surrogate pair stands alone.</exception>
    public static JsonNode? FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new JsonObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    map[property.Name] = FromJson(property.Value);
                }

                return map;

            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(FromJson)]);

            case JsonValueKind.Null:
                return null;

            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());

            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
