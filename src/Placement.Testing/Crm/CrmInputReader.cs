using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Crm;

/// <summary>Reads what a record shall be like from the <c>fields</c> of a call.</summary>
/// <param name="type">The entity type.</param>
/// <param name="find">The field with a name; null: there is none, and the value is ignored as Bitrix24 ignores it.</param>
/// <param name="zone">The portal's time zone.</param>
internal sealed class CrmInputReader(CrmType type, Func<string, CrmField?> find, TimeZoneInfo zone)
{
    private const string Multifields = "fm";

    /// <summary>Whether a single value for a field with several is refused.</summary>
    public bool InsistsOnLists { get; init; }

    /// <exception cref="CrmFieldException">A field cannot have its value.</exception>
    public CrmInput Read(JsonNode? fields)
    {
        Dictionary<string, object?> values = [];
        List<CrmMultifieldChange> multifields = [];
        foreach ((string name, JsonNode? given) in PhpValue.Entries(fields))
        {
            if (type.HasMultifields && name == Multifields)
            {
                multifields.AddRange(PhpValue.Entries(given).Select(static entry => ItemChange(entry.Key, entry.Value)));
            }
            else if (type.HasMultifields && CrmTypes.MultifieldTypes.Contains(name))
            {
                multifields.AddRange(PhpValue.Entries(given).Select(entry => ClassicChange(name, entry.Value)));
            }
            else if (find(name) is { Type: not "file" } field)
            {
                values[field.Name] = Value(field, given);
            }
        }

        CheckAddresses(multifields);
        return new CrmInput(values, multifields);
    }

    private object? Value(CrmField field, JsonNode? given)
    {
        if (!field.IsMultiple)
        {
            return One(field, given);
        }

        if (given is not (null or JsonObject or JsonArray))
        {
            return InsistsOnLists ? throw new CrmFieldException(field, CrmFieldProblem.NoList)
                : One(field, given) is { } value ? new[] { value }
                : Array.Empty<object>();
        }

        return PhpValue.Entries(given).Select(entry => One(field, entry.Value)).OfType<object>().ToArray();
    }

    private object? One(CrmField field, JsonNode? given) =>
        CrmValue.TryRead(field.Kind, given, zone, out object? value)
            && (value is not int id || field.Items.Count == 0 || field.Items.ContainsKey(id))
            ? value
            : throw new CrmFieldException(field, CrmFieldProblem.NotValid);

    /// <summary><c>fm</c>: by id, or under any other name for a new one.</summary>
    private static CrmMultifieldChange ItemChange(string key, JsonNode? given) => new(
        PhpValue.Find(given, "id") is { } id ? PhpValue.AsInteger(id)
        : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : null,
        Text(given, "typeId").ToUpperInvariant(),
        Text(given, "valueType"),
        Text(given, "value"));

    private static CrmMultifieldChange ClassicChange(string typeId, JsonNode? given) => new(
        PhpValue.Find(given, "ID") is { } id ? PhpValue.AsInteger(id) : null,
        typeId,
        Text(given, "VALUE_TYPE"),
        Text(given, "DELETE") == "Y" ? "" : Text(given, "VALUE"));

    private static string Text(JsonNode? given, string name) => (PhpValue.AsText(PhpValue.Find(given, name)) ?? "").Trim();

    private static void CheckAddresses(IEnumerable<CrmMultifieldChange> changes)
    {
        if (changes.Any(static change => change is { TypeId: "EMAIL", Value: not "" } && change.Value.Trim('@').Split('@').Length != 2))
        {
            throw new CrmFieldException(new CrmField("email", "crm_multifield", "E-mail"), CrmFieldProblem.NoAddress);
        }
    }
}
