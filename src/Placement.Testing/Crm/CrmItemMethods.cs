using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary><c>crm.item.*</c>: one set of methods for the records of all entity types.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/universal/index.html</remarks>
internal sealed class CrmItemMethods(CrmStore store)
{
    private const string Everything = "*";
    private const string Logic = "logic";
    private const string Or = "OR";
    private const string EntityTypeId = "entityTypeId";

    public IEnumerable<RestMethod> All =>
    [
        new("crm.item.fields", Fields) { Scope = CrmScope.Crm },
        new("crm.item.get", Get) { Scope = CrmScope.Crm },
        new("crm.item.list", List) { Scope = CrmScope.Crm },
        new("crm.item.add", Add) { Scope = CrmScope.Crm },
        new("crm.item.update", Update) { Scope = CrmScope.Crm },
        new("crm.item.delete", Delete) { Scope = CrmScope.Crm },
    ];

    private JsonObject Fields(RestCall call)
    {
        bool original = UsesOriginalNames(call);
        return new JsonObject
        {
            ["fields"] = new JsonObject(TypeOf(store.Types, call).Fields
                .Where(static field => field.IsInItems)
                .Select(field => KeyValuePair.Create(CrmItemJson.Name(field, original), (JsonNode?)CrmItemJson.Describe(field)))),
        };
    }

    private JsonObject Get(RestCall call)
    {
        CrmType type = TypeOf(store.Types, call);
        return Item(type, store.Find(type, RequiredInteger(call, CrmFieldNames.Id)) ?? throw NotFound(), UsesOriginalNames(call));
    }

    private MethodOutcome List(RestCall call)
    {
        CrmType type = TypeOf(store.Types, call);
        bool original = UsesOriginalNames(call);
        Func<CrmRecord, bool> condition = Condition(type, RequireList(call, "filter"), original);
        (CrmField, bool)[] order = [.. PhpValue.Entries(RequireList(call, "order")).Select(entry => Order(type, entry, original))];
        JsonNode? select = RequireList(call, "select");
        string[] names = [.. PhpValue.Entries(select).Select(static entry => PhpValue.AsText(entry.Value) ?? "")];
        bool isWhole = names.Length == 0 || names.Contains(Everything);
        CrmField[] fields = [.. names.Select(name => type.FindItem(name, original)).OfType<CrmField>().Distinct()];

        return RowPage.Of(
            CrmOrder.Sorted(store.All(type).Where(condition), order),
            call.Parameters.Number("start"),
            rows => new JsonObject
            {
                ["items"] = new JsonArray([.. rows.Select(JsonNode (record) => isWhole
                    ? CrmItemJson.Whole(type, record, original, store.Zone)
                    : CrmItemJson.Selected(fields, record, original, store.Zone))]),
            });
    }

    private JsonObject Add(RestCall call)
    {
        CrmType type = TypeOf(store.Types, call);
        bool original = UsesOriginalNames(call);
        return Item(type, Saved(original, () => store.Add(type, Input(type, call, original), call.Caller.User))!, original);
    }

    private JsonObject Update(RestCall call)
    {
        CrmType type = TypeOf(store.Types, call);
        int id = RequiredInteger(call, CrmFieldNames.Id);
        bool original = UsesOriginalNames(call);
        return Item(
            type,
            Saved(original, () => store.Update(type, id, Input(type, call, original), call.Caller.User, always: false)) ?? throw NotFound(),
            original);
    }

    private JsonArray Delete(RestCall call)
    {
        CrmType type = TypeOf(store.Types, call);
        return store.Delete(type, RequiredInteger(call, CrmFieldNames.Id), call.Caller.User) ? [] : throw NotFound();
    }

    private JsonObject Item(CrmType type, CrmRecord record, bool original) =>
        new() { ["item"] = CrmItemJson.Whole(type, record, original, store.Zone) };

    private CrmInput Input(CrmType type, RestCall call, bool original)
    {
        JsonNode? fields = RequireList(call, "fields") ?? throw Absent("fields");
        var reader = new CrmInputReader(
            type, name => type.FindItem(name, original) is { IsReadOnly: false } field ? field : null, store.Zone)
        {
            InsistsOnLists = true,
        };
        return reader.Read(fields);
    }

    private static CrmRecord? Saved(bool original, Func<CrmRecord?> save)
    {
        try
        {
            return save();
        }
        catch (CrmFieldException exception)
        {
            throw exception.Problem switch
            {
                CrmFieldProblem.NotValid => RestException.BadRequest(
                    "CRM_FIELD_ERROR_VALUE_NOT_VALID", $"Invalid value for field \"{CrmItemJson.Name(exception.Field, original)}\""),
                CrmFieldProblem.Required =>
                    RestException.BadRequest("CRM_FIELD_ERROR_REQUIRED", $"The \"{exception.Field.Title}\" field is required"),
                CrmFieldProblem.NoList =>
                    RestException.BadRequest("100", "Expected iterable value for multiple field, but got string instead"),
                _ => RestException.Core($"The \"{exception.Field.Title}\" field contains an invalid address"),
            };
        }
    }

    /// <summary>A group of conditions. They hold together, unless its logic says that one is enough.</summary>
    private Func<CrmRecord, bool> Condition(CrmType type, JsonNode? filter, bool original)
    {
        bool isOr = PhpValue.AsText(PhpValue.Find(filter, Logic))?.Equals(Or, StringComparison.OrdinalIgnoreCase) == true;
        Func<CrmRecord, bool>[] parts =
        [
            .. PhpValue.Entries(filter)
                .Where(static entry => entry.Key != Logic)
                .Select(entry => entry.Value is JsonObject or JsonArray && entry.Key.All(char.IsAsciiDigit)
                    ? Condition(type, entry.Value, original)
                    : Condition(type, entry, original)),
        ];
        return isOr ? record => parts.Any(part => part(record)) : record => parts.All(part => part(record));
    }

    private Func<CrmRecord, bool> Condition(CrmType type, KeyValuePair<string, JsonNode?> entry, bool original)
    {
        string name = CrmCondition.FieldOf(entry.Key);
        CrmField field = type.FindItem(name, original)
            ?? throw RestException.BadRequest("INVALID_ARG_VALUE", $"Invalid filter: field '{name}' is not allowed in filter");

        // Own fields for yes and no are asked for by 1 and 0, although they show Y and N.
        bool isRefused = field is { IsOwn: true, Kind: CrmValueKind.Flag } && PhpValue.AsText(entry.Value) is "Y" or "N";
        Func<object?, bool> condition = (isRefused ? null : CrmCondition.Read(field.Kind, entry.Key, entry.Value, store.Zone))
            ?? throw RestException.BadRequest("INVALID_ARG_VALUE", $"Invalid filter: field '{name}' has invalid value");
        return record => condition(record[field.Name]);
    }

    private static (CrmField Field, bool Descending) Order(CrmType type, KeyValuePair<string, JsonNode?> entry, bool original)
    {
        CrmField field = type.FindItem(entry.Key, original)
            ?? throw RestException.BadRequest("INVALID_ARG_VALUE", $"Invalid order: field '{entry.Key}' is not allowed in order");
        string direction = PhpValue.AsText(entry.Value) ?? "";
        return direction.ToUpperInvariant() switch
        {
            "ASC" => (field, false),
            "DESC" => (field, true),
            _ => throw RestException.BadRequest(
                "INVALID_ARG_VALUE",
                $"Invalid order: allowed sort directions are `ASC, DESC`. But got '{direction}' for field '{entry.Key}'"),
        };
    }

    /// <exception cref="RestException">The call names no entity type, or none of the portal's.</exception>
    public static CrmType TypeOf(CrmTypes types, RestCall call) =>
        types.Find(RequiredInteger(call, EntityTypeId)) ?? throw RestException.BadRequest("NOT_FOUND", "Smart process not found");

    private static bool UsesOriginalNames(RestCall call) => call.Parameters.Flag("useOriginalUfNames");

    private static int RequiredInteger(RestCall call, string name)
    {
        JsonNode? given = call.Parameters.Find(name) ?? throw Absent(name);
        return CrmValue.TryRead(CrmValueKind.Integer, given, TimeZoneInfo.Utc, out object? value) && value is int integer
            ? integer
            : throw Mismatch(name, given, "int");
    }

    private static JsonNode? RequireList(RestCall call, string name) => call.Parameters.Find(name) switch
    {
        null => null,
        JsonObject or JsonArray => call.Parameters.Find(name),
        var scalar => throw Mismatch(name, scalar, "array"),
    };

    private static RestException NotFound() => RestException.BadRequest("NOT_FOUND", "Item not found");

    private static RestException Absent(string name) => RestException.BadRequest("100", $"Could not find value for parameter {{{name}}}");

    private static RestException Mismatch(string name, JsonNode given, string type) => RestException.BadRequest(
        "100", $"Invalid value {{{PhpValue.AsText(given)}}} to match with parameter {{{name}}}. Should be value of type {type}.");
}
