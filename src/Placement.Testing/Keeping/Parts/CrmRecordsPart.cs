using System.Text.Json.Nodes;
using Placement.Testing.Crm;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The records of the CRM. Their fields come first.</summary>
internal sealed class CrmRecordsPart(CrmStore store) : IKeptPart
{
    private const string LastMultifieldId = "lastMultifieldId";
    private const string Types = "types";
    private const string Entity = "entityTypeId";
    private const string Records = "records";
    private const string Id = "id";
    private const string Values = "values";
    private const string Multifields = "multifields";
    private const string MultifieldType = "type";
    private const string ValueType = "valueType";
    private const string Value = "value";

    public string Name => "crmRecords";

    public object Store => store;

    public JsonObject Save()
    {
        CrmContent content = store.Content();
        return new()
        {
            [LastMultifieldId] = content.LastMultifieldId,
            [Types] = KeptJson.List(content.Records, static JsonNode? (type) => new JsonObject
            {
                [Entity] = type.Key,
                [Records] = KeptJson.Content(type.Value, Write),
            }),
        };
    }

    public void Load(KeptObject content, DropCount drops)
    {
        var records = new Dictionary<int, StoreContent<CrmRecord>>();
        foreach (KeptObject entry in content.Objects(Types))
        {
            if (drops.Try(() => store.Types.Find(entry.Number(Entity))) is { } type
                && drops.Try(() => KeptJson.Content(
                    entry.Object(Records), drops, record => Read(type, record, drops), static record => record.Id)) is { } kept)
            {
                records[type.Id] = kept;
            }
        }

        int lastMultifieldId = records.Values
            .SelectMany(static kept => kept.Entries)
            .SelectMany(static record => record.Multifields)
            .Select(static multifield => multifield.Id)
            .Append(content.Number(LastMultifieldId))
            .Max();
        store.Restore(new CrmContent(lastMultifieldId, records));
    }

    private static JsonObject Write(CrmRecord record) => new()
    {
        [Id] = record.Id,
        [Values] = new JsonObject(record.Values.Select(static value => KeyValuePair.Create(value.Key, KeptCrmValue.Write(value.Value)))),
        [Multifields] = KeptJson.List(record.Multifields, static JsonNode? (multifield) => new JsonObject
        {
            [Id] = multifield.Id,
            [MultifieldType] = multifield.TypeId,
            [ValueType] = multifield.ValueType,
            [Value] = multifield.Value,
        }),
    };

    private CrmRecord? Read(CrmType type, KeptObject entry, DropCount drops)
    {
        int id = entry.Number(Id);
        var values = new Dictionary<string, object>();
        foreach ((string name, JsonNode? written) in entry.Object(Values).Members)
        {
            if (drops.Try(() => type.FieldNamed(name) is { } field ? Known(field, KeptCrmValue.Read(field, written)) : null) is { } value)
            {
                values[name] = value;
            }
        }

        values[CrmFieldNames.Id] = id;
        RequireStage(type, values, drops);
        return id > 0 ? new CrmRecord(id, values, [.. drops.All(entry.Objects(Multifields), ReadMultifield)]) : null;
    }

    /// <summary>A value; null: it is a currency that the portal does not have, with which no record can be saved.</summary>
    private static object? Known(CrmField field, object? value) =>
        field.Name == CrmFieldNames.CurrencyId && !CrmTypes.Currencies.Any(currency => currency.Code.Equals(value)) ? null : value;

    /// <summary>
    /// Begins again with the first stage where the portal has no such pipeline or stage: those of smart processes follow from
    /// <see cref="LocalPortalOptions.EntityTypeIds"/>, which may have changed.
    /// </summary>
    private void RequireStage(CrmType type, Dictionary<string, object> values, DropCount drops)
    {
        if (type.Categories.Count == 0)
        {
            return;
        }

        CrmCategory category = drops.Try(() => type.CategoryOf(values.GetValueOrDefault(CrmFieldNames.CategoryId))) ?? type.Categories[0];
        string[] stages = [.. store.Types.Entries(category.StageType).Select(static stage => stage.StatusId)];
        values[CrmFieldNames.StageId] = drops.Try(
            () => Array.Find(stages, stage => stage.Equals(values.GetValueOrDefault(CrmFieldNames.StageId)))) ?? stages[0];
        if (type.HasCategories)
        {
            values[CrmFieldNames.CategoryId] = category.Id;
        }
    }

    private static CrmMultifield ReadMultifield(KeptObject entry) =>
        new(entry.Number(Id), entry.SomeText(MultifieldType), entry.Text(ValueType), entry.Text(Value));
}
