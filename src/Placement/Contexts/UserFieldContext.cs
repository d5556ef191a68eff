using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A custom field in a CRM card, whose type <c>userfieldtype.add</c> registers.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html">USERFIELD_TYPE</seealso>
public sealed record UserFieldContext : PlacementContext
{
    /// <summary>What the field is opened for.</summary>
    public UserFieldMode Mode { get; init; }

    /// <summary>Whose field it is, <c>CRM_DEAL</c> for instance; empty: not said.</summary>
    public string EntityName { get; init; } = "";

    /// <summary>The field's name, <c>UF_CRM_…</c>; empty: not said.</summary>
    public string FieldName { get; init; } = "";

    /// <summary>The item that has the field; 0: it is not saved yet, or not said.</summary>
    public int EntityId { get; init; }

    /// <summary>The type of that item (ENTITY_DATA), as in <see cref="CrmEntityContext.EntityTypeId"/>; null: not said.</summary>
    public int? EntityTypeId { get; init; }

    /// <summary>The values: one at most, unless <see cref="IsMultiple"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether the field can have several values.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether the field must have a value.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>The field's id in other systems; null: none.</summary>
    public string? XmlId { get; init; }

    internal static new UserFieldContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        Mode = values[ContextMember.Mode].Is("edit") ? UserFieldMode.Edit : UserFieldMode.View,
        EntityName = values.Text(ContextMember.EntityName) ?? "",
        FieldName = values.Text(ContextMember.FieldName) ?? "",
        EntityId = values.Id(ContextMember.EntityId),
        EntityTypeId = values[ContextMember.EntityTypeId]["entityTypeId"].ToId() is var type and > 0 ? type : null,
        Values = ReadAll(values[ContextMember.Values]) ?? (IReadOnlyList<string>)[],
        IsMultiple = values.IsYes(ContextMember.IsMultiple),
        IsMandatory = values.IsYes(ContextMember.IsMandatory),
        XmlId = values.Text(ContextMember.XmlId),
    };

    /// <summary>Reads one value, or several: an array, or an object if PHP's array has gaps. Null: none.</summary>
    private static string[]? ReadAll(ContextValue value)
    {
        string[] texts = value.ToText() is { } single ? [single] : [.. value.Items.Select(static item => item.ToText()).OfType<string>()];
        return texts.Length > 0 ? texts : null;
    }
}
