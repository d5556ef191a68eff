using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A CRM item: the context of tabs, buttons and menus in its card, and of menus of list rows.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">CRM_XXX_DETAIL_TAB</seealso>
public record CrmEntityContext : PlacementContext
{
    /// <summary>The item's id, at least 1; 0: the portal named none, for instance because the card is not saved yet.</summary>
    public int EntityId { get; init; }

    /// <summary>The item's type: 1 lead, 2 deal, 3 contact, 4 company, 128 and up smart processes; 0: not known.</summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type">Object types</seealso>
    public int EntityTypeId { get; init; }

    /// <summary>
    /// The item's type as placement codes name it: <c>DEAL</c>, <c>SMART_INVOICE</c>, <c>DYNAMIC_128</c>; empty: not known.
    /// </summary>
    public string EntityTypeName { get; init; } = "";

    /// <summary>Whether the widget was opened in the built-in interface of a button above the timeline.</summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">CRM_XXX_DETAIL_ACTIVITY</seealso>
    public bool UseBuiltInInterface { get; init; }

    /// <summary>Whether the widget was opened from the notification that introduces it to its users.</summary>
    public bool IsNewUserNotification { get; init; }

    internal static new CrmEntityContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        EntityId = values.Id(ContextMember.EntityId),
        EntityTypeId = values.Source.EntityTypeId,
        EntityTypeName = values.Source.EntityTypeName,
        UseBuiltInInterface = values.IsYes(ContextMember.UseBuiltInInterface),
        IsNewUserNotification = values.IsYes(ContextMember.IsNewUserNotification),
    };
}
