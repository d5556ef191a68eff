using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Placement.Contexts.Reading;

namespace Placement;

/// <summary>The keys of PLACEMENT_OPTIONS as they were sent, compared exactly. They are parsed when they are first asked for.</summary>
/// <remarks>Two are equal if they were made of the same JSON text. Printing them shows their number only: they are what somebody sent.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The name is the member's that has it, and says what Bitrix24 calls properties.")]
public sealed class PlacementProperties : IReadOnlyDictionary<string, JsonElement>, IEquatable<PlacementProperties>
{
    private readonly string _json;
    private Dictionary<string, JsonElement>? _parsed;

    /// <summary>Wraps the JSON of PLACEMENT_OPTIONS.</summary>
    /// <param name="json">A JSON object. Anything else has no keys; broken JSON throws <see cref="JsonException"/> when the keys are first asked for.</param>
    internal PlacementProperties(string json) => _json = json;

    /// <summary>No keys.</summary>
    public static PlacementProperties Empty { get; } = new("");

    /// <inheritdoc/>
    public int Count => Parsed.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Parsed.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => Parsed.Values;

    private Dictionary<string, JsonElement> Parsed => _parsed ??= Parse(_json);

    /// <inheritdoc/>
    public JsonElement this[string key] => Parsed[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Parsed.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => Parsed.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Parsed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PlacementProperties? other) => other is not null && string.Equals(_json, other._json, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlacementProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_json);

    /// <summary>The number of keys.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} properties");

    private static Dictionary<string, JsonElement> Parse(string json)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (json.Length == 0)
        {
            return properties;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = JsonText.NameAt(ref reader);
                reader.Read();
                properties[name] = JsonElement.ParseValue(ref reader);
            }
        }

        return properties;
    }
}
