using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Calls;

/// <summary>
/// The parameters of one call. Bitrix24 upper-cases their names, so case does not matter; of equal names the last counts.
/// </summary>
internal sealed class RestParameters
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.OrdinalIgnoreCase);

    public RestParameters(JsonObject parameters)
    {
        foreach ((string name, JsonNode? value) in parameters)
        {
            _values[name] = value;
        }
    }

    /// <summary>The value; null: absent, or null itself.</summary>
    public JsonNode? this[string name] => _values.GetValueOrDefault(name);

    public bool Has(string name) => this[name] is not null;

    /// <summary>A scalar as text; empty: absent.</summary>
    public string Text(string name) => PhpValue.AsText(this[name]) ?? "";

    public int Integer(string name) => PhpValue.AsInteger(this[name]);

    public bool Flag(string name) => PhpValue.AsFlag(this[name]);

    /// <summary>A text that must be there.</summary>
    /// <exception cref="RestException">It is absent, empty, or no text.</exception>
    public string RequiredText(string name) =>
        this[name] is not { } value || PhpValue.AsText(value) is "" ? throw RestException.Missing(name)
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : throw RestException.NoText(name);
}
