using System.Text.Json;

namespace Placement.Contexts.Reading;

/// <summary>
/// Goes through the values of an array, or of an object: PHP sends an array whose indexes have gaps as an object.
/// </summary>
internal ref struct ContextItems
{
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;
    private ContextToken _name;
    private ContextToken _value;

    /// <param name="json">An array or an object; empty: there are no values.</param>
    public ContextItems(ReadOnlySpan<byte> json)
    {
        _json = json;
        if (!json.IsEmpty)
        {
            _reader = new Utf8JsonReader(json);
            _reader.Read();
        }
    }

    public readonly ContextValue Current => _value.In(_json);

    /// <summary>The name of the value; empty: it is an array's.</summary>
    public readonly string Name => _name.In(_json).ToParameter() ?? "";

    public readonly ContextItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_json.IsEmpty || !_reader.Read() || _reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            return false;
        }

        if (_reader.TokenType == JsonTokenType.PropertyName)
        {
            _name = ContextToken.Take(ref _reader);
            _reader.Read();
        }

        _value = ContextToken.Take(ref _reader);
        return true;
    }

    /// <summary>Whether the value has this name, compared exactly.</summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> name) => _name.In(_json).IsExactly(name);
}
