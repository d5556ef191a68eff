using Placement.Contexts;

namespace Placement;

/// <summary>A section of the CRM: a list, the pipelines, the automation rules or analytics.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">CRM_XXX_LIST_TOOLBAR</seealso>
public sealed record CrmSectionContext : PlacementContext
{
    /// <summary>
    /// The type of the section's items, as in <see cref="CrmEntityContext.EntityTypeId"/>; 0: the section has none, or it is not known.
    /// </summary>
    public int EntityTypeId { get; init; }

    /// <summary>The type as placement codes name it; empty: the section has none, or it is not known.</summary>
    public string EntityTypeName { get; init; } = "";

    /// <summary>The pipeline, as the address of the page has it, 0 for the first one of deals; null: the address names none.</summary>
    public int? PipelineId { get; init; }

    internal static new CrmSectionContext Read(ContextValues values)
    {
        string? uri = values.Uri;
        return new()
        {
            Uri = uri,
            Properties = values.Properties,
            EntityTypeId = values.Source.EntityTypeId,
            EntityTypeName = values.Source.EntityTypeName,
            PipelineId = new PageAddress(uri).PipelineId,
        };
    }
}
