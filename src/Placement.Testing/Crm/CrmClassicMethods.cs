using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary>
/// The older methods of one entity type, such as <c>crm.deal.*</c>: upper-case names, texts for all scalars, errors without codes. They
/// show the same records as <c>crm.item.*</c>.
/// </summary>
/// <param name="store">The records.</param>
/// <param name="name">The entity type's name in the methods: <c>deal</c>.</param>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/index.html</remarks>
internal sealed class CrmClassicMethods(CrmStore store, string name)
{
    private const string Fields = "fields";
    private const string AllFields = "*";
    private const string AllOwnFields = "UF_*";

    private static readonly string[] Names = ["lead", "deal", "contact", "company"];

    private readonly CrmType _type = store.Types.All.First(type => type.Code.Equals(name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<RestMethod> All =>
    [
        new($"crm.{name}.fields", _ => Describe()) { Scope = CrmScope.Crm },
        new($"crm.{name}.get", Get) { Scope = CrmScope.Crm },
        new($"crm.{name}.list", List) { Scope = CrmScope.Crm },
        new($"crm.{name}.add", Add) { Scope = CrmScope.Crm },
        new($"crm.{name}.update", Update) { Scope = CrmScope.Crm },
        new($"crm.{name}.delete", Delete) { Scope = CrmScope.Crm },
    ];

    /// <summary>The methods of all entity types that have some.</summary>
    public static IEnumerable<RestMethod> Of(CrmStore store) => Names.SelectMany(name => new CrmClassicMethods(store, name).All);

    private JsonObject Describe()
    {
        var fields = new JsonObject();
        foreach (CrmField field in _type.Fields.Where(static field => field.IsInClassic))
        {
            string kind = field.IsOwn ? field.Type : field.Type switch { "boolean" => "char", "text" => "string", var other => other };
            JsonObject described = CrmItemJson.Describe(
                field.IsOwn ? field with { Title = field.UpperName } : field, kind, field.IsRequired);
            if (field.IsOwn)
            {
                foreach (string label in new[] { "listLabel", "formLabel", "filterLabel" })
                {
                    described[label] = field.Title;
                }
            }

            fields[field.ClassicName] = described;
        }

        foreach (string multifield in _type.HasMultifields ? CrmTypes.MultifieldTypes : [])
        {
            fields[multifield] = CrmItemJson.Describe(
                new CrmField(multifield, "crm_multifield", multifield) { IsMultiple = true }, "crm_multifield", isRequired: false);
        }

        return fields;
    }

    private JsonObject Get(RestCall call)
    {
        CrmRecord record = store.Find(_type, IdOf(call)) ?? throw Plain("Not found");
        JsonObject shown = Shown(_type.Fields.Where(static field => field.IsInClassic && field.IsShownInClassic), record);
        AddMultifields(shown, record, _type.HasMultifields ? CrmTypes.MultifieldTypes : []);
        return shown;
    }

    private MethodOutcome List(RestCall call)
    {
        Func<CrmRecord, bool>[] conditions =
            [.. PhpValue.Entries(RequireList(call, "filter")).Select(Condition).OfType<Func<CrmRecord, bool>>()];
        (CrmField, bool)[] order =
        [
            .. PhpValue.Entries(RequireList(call, "order"))
                .Where(entry => _type.FindClassic(entry.Key) is not null)
                .Select(entry => (
                    _type.FindClassic(entry.Key)!,
                    PhpValue.AsText(entry.Value)?.Equals("DESC", StringComparison.OrdinalIgnoreCase) == true)),
        ];
        IReadOnlyList<string> select = call.Parameters.Texts("select") is { Count: > 0 } given ? given : [AllFields, AllOwnFields];
        CrmField[] fields =
        [
            .. _type.Fields.Where(field => field.IsInClassic && field.IsShownInClassic
                && (select.Contains(field.ClassicName) || (!field.IsMultiple && select.Contains(field.IsOwn ? AllOwnFields : AllFields)))),
        ];
        string[] multifields = _type.HasMultifields ? [.. CrmTypes.MultifieldTypes.Where(select.Contains)] : [];

        return RowPage.Of(
            CrmOrder.Sorted(store.All(_type).Where(record => conditions.All(condition => condition(record))), order),
            call.Parameters.Number("start"),
            rows => new JsonArray([.. rows.Select(JsonNode (record) =>
            {
                JsonObject shown = Shown(fields, record);
                AddMultifields(shown, record, multifields);
                return shown;
            })]));
    }

    private JsonNode Add(RestCall call)
    {
        RequireList(call, "params");
        CrmInput input = Input(call, static _ => true);
        if (_type.Fields.FirstOrDefault(field => field is { IsRequired: true, IsOwn: false }
            && input.Values.GetValueOrDefault(field.Name) is null) is { } missing)
        {
            throw Plain($"The \"{missing.Title}\" field is required");
        }

        return Saved(() => store.Add(_type, input, call.Caller.User))!.Id;
    }

    private JsonNode Update(RestCall call)
    {
        int id = IdOf(call);
        RequireList(call, "params");
        CrmInput input = Input(call, static field => !field.IsImmutable);
        return Saved(() => store.Update(_type, id, input, call.Caller.User, always: true)) is not null ? true : throw Plain(_type.Id switch
        {
            CrmTypes.Contact or CrmTypes.Company => $"{_type.Name} is not found",
            _ => "Not found",
        });
    }

    private JsonNode Delete(RestCall call) =>
        store.Delete(_type, IdOf(call), call.Caller.User) ? true
        : throw (_type.Id == CrmTypes.Contact ? RestException.Core("Element not found") : Plain("Not found"));

    private CrmInput Input(RestCall call, Func<CrmField, bool> isTaken)
    {
        JsonNode fields = RequireList(call, Fields) ?? throw Plain($"Parameter '{Fields}' must be array.");
        var reader = new CrmInputReader(
            _type,
            name => _type.FindClassic(name) is { IsReadOnly: false } field && isTaken(field) ? field : null,
            store.Zone);
        return Saved(() => reader.Read(fields));
    }

    private static T Saved<T>(Func<T> save)
    {
        try
        {
            return save();
        }
        catch (CrmFieldException exception)
        {
            throw exception.Problem switch
            {
                CrmFieldProblem.Required => Plain($"The \"{exception.Field.Title}\" field is required"),
                CrmFieldProblem.NoAddress => RestException.Core($"The \"{exception.Field.Title}\" field contains an invalid address"),
                _ => Plain($"Invalid value for the \"{exception.Field.Title}\" field"),
            };
        }
    }

    /// <summary>One condition; null: it is about nothing that these methods can filter by, and they ignore it without a word.</summary>
    private Func<CrmRecord, bool>? Condition(KeyValuePair<string, JsonNode?> entry)
    {
        string field = CrmCondition.FieldOf(entry.Key);
        if (_type.HasMultifields && CrmTypes.MultifieldTypes.Contains(field))
        {
            Func<object?, bool>? isEqual = CrmCondition.Read(CrmValueKind.Text, field, entry.Value, store.Zone);
            return record => record.Multifields.Any(one => one.TypeId == field && isEqual?.Invoke(one.Value) == true);
        }

        if (_type.FindClassic(field) is not { IsShownInClassic: true } found)
        {
            return null;
        }

        Func<object?, bool>? condition = CrmCondition.IsLike(entry.Key) && found.Type is "crm_status" or "crm_contact" or "crm_company"
            ? static _ => false
            : CrmCondition.Read(found.Kind, entry.Key, entry.Value, store.Zone);
        return condition is null ? static _ => false : record => condition(record[found.Name]);
    }

    private JsonObject Shown(IEnumerable<CrmField> fields, CrmRecord record) => new(fields.Select(field =>
        KeyValuePair.Create(field.ClassicName, CrmValue.ToClassic(field, record[field.Name], store.Zone))));

    /// <summary>The telephone numbers and addresses, by kind. A kind that the record has none of is absent.</summary>
    private static void AddMultifields(JsonObject shown, CrmRecord record, IEnumerable<string> kinds)
    {
        foreach (string kind in kinds)
        {
            JsonNode[] values =
            [
                .. record.Multifields.Where(one => one.TypeId == kind).Select(static one => new JsonObject
                {
                    ["ID"] = one.Id.ToString(CultureInfo.InvariantCulture),
                    ["VALUE_TYPE"] = one.ValueType,
                    ["VALUE"] = one.Value,
                    ["TYPE_ID"] = one.TypeId,
                }),
            ];
            if (values.Length > 0)
            {
                shown[kind] = new JsonArray(values);
            }
        }
    }

    private static int IdOf(RestCall call) =>
        call.Parameters.Number("id") is > 0 and var id ? id : throw Plain("ID is not defined or invalid.");

    private static JsonNode? RequireList(RestCall call, string name) => call.Parameters.Find(name) switch
    {
        null => null,
        JsonObject or JsonArray => call.Parameters.Find(name),
        _ => throw Plain($"Parameter '{name}' must be array."),
    };

    /// <summary>An error of these methods has a text, and no code.</summary>
    private static RestException Plain(string description) => RestException.BadRequest("", description);
}
