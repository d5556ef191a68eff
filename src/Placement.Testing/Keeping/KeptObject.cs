using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Keeping;

/// <summary>Reads an object of the file. What is missing or of another kind throws <see cref="KeptValueException"/>.</summary>
internal sealed class KeptObject(JsonObject json)
{
    /// <summary>All of its members.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Members => json;

    public string Text(string name) => OptionalText(name) ?? throw new KeptValueException(name);

    /// <summary>A text that is not empty.</summary>
    public string SomeText(string name) => Text(name) is { Length: > 0 } text ? text : throw new KeptValueException(name);

    /// <summary>A text; null: there is none.</summary>
    public string? OptionalText(string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new KeptValueException(name),
    };

    public int Number(string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new KeptValueException(name);

    public bool Flag(string name) => json[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new KeptValueException(name),
    };

    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? throw new KeptValueException(name);

    /// <summary>A moment; null: there is none.</summary>
    public DateTimeOffset? OptionalMoment(string name) =>
        OptionalText(name) is not { } text ? null
        : DateTimeOffset.TryParseExact(
            text, KeptJson.MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? moment
        : throw new KeptValueException(name);

    /// <summary>Bytes; none: there is no such member.</summary>
    public byte[] Bytes(string name)
    {
        string text = OptionalText(name) ?? "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : throw new KeptValueException(name);
    }

    public KeptObject Object(string name) => Read(json[name], name);

    /// <summary>A value of any kind.</summary>
    public JsonNode? Any(string name) => json[name];

    public IReadOnlyList<KeptObject> Objects(string name) => [.. List(name).Select(item => Read(item, name))];

    public IReadOnlyList<int> Numbers(string name) =>
        [.. List(name).Select(item => new KeptObject(new JsonObject { [name] = item?.DeepClone() }).Number(name))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. List(name).Select(item => new KeptObject(new JsonObject { [name] = item?.DeepClone() }).Text(name))];

    /// <summary>A map of texts.</summary>
    public Dictionary<string, string> TextMap(string name)
    {
        KeptObject map = Object(name);
        return map.Members.ToDictionary(
            static member => member.Key, member => map.Text(member.Key), StringComparer.Ordinal);
    }

    private static KeptObject Read(JsonNode? value, string name) =>
        value is JsonObject found ? new KeptObject(found) : throw new KeptValueException(name);

    private JsonArray List(string name) => json[name] as JsonArray ?? throw new KeptValueException(name);
}
