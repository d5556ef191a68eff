using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Crm;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The fields of the portal's own in the CRM.</summary>
internal sealed class CrmFieldsPart(CrmTypes types) : IKeptPart
{
    private const string Fields = "fields";
    private const string Entity = "entityTypeId";
    private const string FieldName = "name";
    private const string Type = "type";
    private const string Title = "title";
    private const string IsMultiple = "isMultiple";
    private const string IsRequired = "isRequired";
    private const string Items = "items";

    public string Name => "crmFields";

    public object Store => types;

    public JsonObject Save() => new()
    {
        [Fields] = KeptJson.List(
            types.All.SelectMany(static type => type.Fields.Where(static field => field.IsOwn).Select(field => (type.Id, Field: field))),
            static JsonNode? (own) => new JsonObject
            {
                [Entity] = own.Id,
                [FieldName] = own.Field.UpperName,
                [Type] = own.Field.Type,
                [Title] = own.Field.Title,
                [IsMultiple] = own.Field.IsMultiple,
                [IsRequired] = own.Field.IsRequired,
                [Items] = KeptJson.Map(own.Field.Items.Select(
                    static item => KeyValuePair.Create(item.Key.ToString(CultureInfo.InvariantCulture), item.Value))),
            }),
    };

    public void Load(KeptObject content, DropCount drops) => drops.All(content.Objects(Fields), Add);

    private CrmType? Add(KeptObject entry)
    {
        CrmType? type = types.Find(entry.Number(Entity));
        type?.Add(CrmField.Own(entry.Text(FieldName), entry.Text(Type), entry.Text(Title)) with
        {
            IsMultiple = entry.Flag(IsMultiple),
            IsRequired = entry.Flag(IsRequired),
            Items = entry.TextMap(Items).ToDictionary(
                static item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                    ? id
                    : throw new KeptValueException(Items),
                static item => item.Value),
        });
        return type;
    }
}
