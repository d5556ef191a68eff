using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing;

/// <summary>
/// The parameters of a call, or a map among them, read as loosely as Bitrix24 does: forms carry nothing but texts, so scalars convert into
/// each other, and what is absent is empty. Case does not matter in the names of parameters, because Bitrix24 upper-cases them; inside maps
/// it does.
/// </summary>
public sealed class LocalParameters
{
    private readonly Dictionary<string, JsonNode?> _values;

    internal LocalParameters(JsonObject parameters)
        : this(parameters, StringComparer.OrdinalIgnoreCase)
    {
    }

    private LocalParameters(IEnumerable<KeyValuePair<string, JsonNode?>> values, StringComparer names)
    {
        _values = new(names);
        foreach ((string name, JsonNode? value) in values)
        {
            // Of equal names the last counts.
            _values[name] = value;
        }
    }

    /// <summary>The names, in the order and the case in which they were sent. A list has the names 0, 1, 2 ….</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>A value as it was sent, as a copy; null: it is absent, or null itself.</summary>
    /// <param name="name">Its name.</param>
    public JsonNode? this[string name] => Find(name)?.DeepClone();

    /// <summary>Whether there is a value that is not null.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there is.</returns>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A scalar as text: true is 1, false is empty.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text; empty: the value is absent, or a map or list.</returns>
    public string Text(string name) => PhpValue.AsText(Find(name)) ?? "";

    /// <summary>The integer that a scalar begins with.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The integer; 0: there is none.</returns>
    public int Number(string name) => PhpValue.AsInteger(Find(name));

    /// <summary>The number that a scalar is.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The number; 0: it is none.</returns>
    public decimal Amount(string name) => PhpValue.AsNumber(Find(name)) ?? 0;

    /// <summary>Whether a value means yes: true, 1, <c>Y</c> or <c>true</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it does.</returns>
    public bool Flag(string name) => PhpValue.AsFlag(Find(name));

    /// <summary>A map or list of values, such as <c>fields</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What is in it; empty: there is none.</returns>
    public LocalParameters Map(string name) => new(PhpValue.Entries(Find(name)), StringComparer.Ordinal);

    /// <summary>The scalars of a list, such as <c>select</c>, as texts. A scalar alone is a list of one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        JsonObject or JsonArray => [.. PhpValue.Entries(Find(name)).Select(static entry => PhpValue.AsText(entry.Value)).OfType<string>()],
        var scalar => [PhpValue.AsText(scalar) ?? ""],
    };

    /// <summary>The maps of a list, such as the telephone numbers in <c>PHONE</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The maps.</returns>
    public IReadOnlyList<LocalParameters> Maps(string name) =>
    [
        .. PhpValue.Entries(Find(name))
            .Where(static entry => entry.Value is JsonObject or JsonArray)
            .Select(static entry => new LocalParameters(PhpValue.Entries(entry.Value), StringComparer.Ordinal)),
    ];

    /// <summary>The value itself, which has a place in the request; null: absent, or null itself.</summary>
    internal JsonNode? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A text that must be there.</summary>
    /// <exception cref="RestException">It is absent, empty, or no text.</exception>
    internal string RequiredText(string name) =>
        Find(name) is not { } value || PhpValue.AsText(value) is "" ? throw RestException.Missing(name)
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : throw RestException.NoText(name);
}
