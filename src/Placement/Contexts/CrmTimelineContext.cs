using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A record in the timeline of a CRM item.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">
/// CRM_XXX_ACTIVITY_TIMELINE_MENU
/// </seealso>
public sealed record CrmTimelineContext : CrmEntityContext
{
    /// <summary>The activity that the record is about (ASSOCIATED_ENTITY_ID); null: none.</summary>
    public int? ActivityId { get; init; }

    /// <summary>The type of what the record is about (ASSOCIATED_ENTITY_TYPE_ID), 6 for activities; null: not said.</summary>
    public int? ActivityTypeId { get; init; }

    /// <summary>The kind of event; null: not said.</summary>
    public int? TypeId { get; init; }

    /// <summary>The kind of timeline record; null: not said.</summary>
    public int? TypeCategoryId { get; init; }

    /// <summary>The timeline record; null: not said.</summary>
    public int? TimelineItemId { get; init; }

    internal static new CrmTimelineContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        EntityId = values.Id(ContextMember.EntityId),
        EntityTypeId = values.Source.EntityTypeId,
        EntityTypeName = values.Source.EntityTypeName,
        ActivityId = values.OptionalId(ContextMember.ActivityId),
        ActivityTypeId = values.OptionalId(ContextMember.ActivityTypeId),
        TypeId = values.OptionalId(ContextMember.TypeId),
        TypeCategoryId = values.OptionalId(ContextMember.TypeCategoryId),
        TimelineItemId = values.OptionalId(ContextMember.TimelineItemId),
    };
}
