using System.Globalization;
using System.Text.Json.Nodes;

namespace Placement.Testing.Php;

/// <summary>An array under construction as PHP builds it from bracket keys: ordered, with one key per value.</summary>
internal sealed class PhpArray
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private long _nextIndex;

    /// <summary>Sets a text; an earlier value under the same key gives way but leaves its place.</summary>
    public void Set(string? key, string text) => Put(key ?? NextKey(), text);

    /// <summary>The array under this key, which replaces a text; no key: a new one at the end.</summary>
    public PhpArray Descend(string? key)
    {
        key ??= NextKey();
        if (_values.TryGetValue(key, out object? value) && value is PhpArray existing)
        {
            return existing;
        }

        var array = new PhpArray();
        Put(key, array);
        return array;
    }

    public JsonObject ToObject()
    {
        var result = new JsonObject();
        foreach ((string key, JsonNode? value) in Entries())
        {
            result.Add(key, value);
        }

        return result;
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Entries() =>
        _keys.Select(key => new KeyValuePair<string, JsonNode?>(
            key,
            _values[key] is PhpArray array ? PhpValue.Map(array.Entries()) : JsonValue.Create((string)_values[key])));

    private void Put(string key, object value)
    {
        if (_values.TryAdd(key, value))
        {
            _keys.Add(key);

            // "007" and "+7" are names, not numbers.
            if (long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long index)
                && key == index.ToString(CultureInfo.InvariantCulture)
                && index >= _nextIndex
                && index < long.MaxValue)
            {
                _nextIndex = index + 1;
            }
        }
        else
        {
            _values[key] = value;
        }
    }

    private string NextKey() => _nextIndex.ToString(CultureInfo.InvariantCulture);
}
