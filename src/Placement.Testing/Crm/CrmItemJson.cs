using System.Globalization;
using System.Text.Json.Nodes;

namespace Placement.Testing.Crm;

/// <summary>Records as <c>crm.item.*</c> writes them.</summary>
internal static class CrmItemJson
{
    /// <summary>The members that repeat the first of the telephone numbers or addresses of a kind.</summary>
    private static readonly (string Name, string TypeId, string? ValueType)[] Aliases =
    [
        ("phoneMobile", "PHONE", "MOBILE"), ("phoneWork", "PHONE", "WORK"), ("phoneMailing", "PHONE", "MAILING"),
        ("emailHome", "EMAIL", "HOME"), ("emailWork", "EMAIL", "WORK"), ("emailMailing", "EMAIL", "MAILING"),
        ("imol", "IM", "IMOL"), ("email", "EMAIL", null), ("phone", "PHONE", null),
    ];

    /// <summary>Everything that a record has.</summary>
    /// <param name="type">Its entity type.</param>
    /// <param name="record">The record.</param>
    /// <param name="original">Whether own fields have their original names.</param>
    /// <param name="zone">The portal's time zone.</param>
    public static JsonObject Whole(CrmType type, CrmRecord record, bool original, TimeZoneInfo zone)
    {
        JsonObject item = Selected(type.Fields.Where(static field => field.IsInItems), record, original, zone);
        if (type.HasMultifields)
        {
            foreach ((string name, string typeId, string? valueType) in Aliases)
            {
                item[name] = record.Multifields.FirstOrDefault(
                    one => one.TypeId == typeId && (valueType is null || one.ValueType == valueType))?.Value ?? "";
            }

            item["fm"] = new JsonArray([.. record.Multifields.Select(static JsonNode (one) => new JsonObject
            {
                ["id"] = one.Id,
                ["valueType"] = one.ValueType,
                ["value"] = one.Value,
                ["typeId"] = one.TypeId,
            })]);
        }

        item["entityTypeId"] = type.Id;
        return item;
    }

    /// <summary>Some fields of a record.</summary>
    public static JsonObject Selected(IEnumerable<CrmField> fields, CrmRecord record, bool original, TimeZoneInfo zone)
    {
        var item = new JsonObject();
        foreach (CrmField field in fields)
        {
            item[Name(field, original)] = field.IsMultiple
                ? CrmValue.ToItem(record[field.Name] ?? Array.Empty<object>(), zone)
                : CrmValue.ToItem(record[field.Name], zone);
        }

        return item;
    }

    /// <summary>What there is to know about a field.</summary>
    public static JsonObject Describe(CrmField field)
    {
        JsonObject described = Describe(field, field.Type, field.IsRequired && field.IsOwn);
        described["upperName"] = field.UpperName;
        return described;
    }

    /// <summary>What both kinds of methods say about a field.</summary>
    public static JsonObject Describe(CrmField field, string type, bool isRequired)
    {
        var described = new JsonObject
        {
            ["type"] = type,
            ["isRequired"] = isRequired,
            ["isReadOnly"] = field.IsReadOnly,
            ["isImmutable"] = field.IsImmutable,
            ["isMultiple"] = field.IsMultiple,
            ["isDynamic"] = field.IsOwn,
        };
        if (field.IsDeprecated)
        {
            described["isDeprecated"] = true;
        }

        if (field.StatusType.Length > 0)
        {
            described["statusType"] = field.StatusType;
        }

        if (field.Items.Count > 0)
        {
            described["items"] = new JsonArray([.. field.Items.Select(static JsonNode (item) =>
                new JsonObject { ["ID"] = item.Key.ToString(CultureInfo.InvariantCulture), ["VALUE"] = item.Value })]);
        }

        described["title"] = field.Title;
        if (field is { ParentTypeId: { } parent, IsMultiple: false, IsDeprecated: false })
        {
            described["settings"] = new JsonObject { ["parentEntityTypeId"] = parent };
        }

        return described;
    }

    public static string Name(CrmField field, bool original) => field.IsOwn && original ? field.UpperName : field.Name;
}
