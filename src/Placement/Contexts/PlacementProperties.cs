using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Placement;

/// <summary>The keys of PLACEMENT_OPTIONS as they were sent, compared exactly.</summary>
/// <remarks>
/// Two are equal if they were made of the same JSON text. Printing them shows their number only: they are what somebody sent.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The name is the member's that has it, and says what Bitrix24 calls properties.")]
public sealed class PlacementProperties : IReadOnlyDictionary<string, JsonElement>, IEquatable<PlacementProperties>
{
    private readonly string _json;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Takes the keys of PLACEMENT_OPTIONS: the last value where a key is repeated.</summary>
    internal PlacementProperties(string json, JsonElement root)
    {
        _json = json;
        foreach (JsonProperty property in root.EnumerateObject())
        {
            _values[property.Name] = property.Value;
        }
    }

    private PlacementProperties() => _json = "";

    /// <summary>No keys.</summary>
    public static PlacementProperties Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => _values.Values;

    /// <inheritdoc/>
    public JsonElement this[string key] => _values[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PlacementProperties? other) => other is not null && string.Equals(_json, other._json, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlacementProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_json);

    /// <summary>The number of keys.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} properties");
}
