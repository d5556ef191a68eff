using System.Diagnostics.CodeAnalysis;
using Placement.Catalog;

namespace Placement;

/// <summary>Reads PLACEMENT_OPTIONS into the context of a placement.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public static class PlacementContextReader
{
    /// <summary>Reads what a widget was opened with.</summary>
    /// <param name="placement">The placement's code, in any case. A code that is not documented yields a <see cref="PlacementContext"/>.</param>
    /// <param name="options">PLACEMENT_OPTIONS as it was sent; null, empty, <c>[]</c> and <c>"undefined"</c>: there are no keys.</param>
    /// <param name="context">The context; its type is the one that the placement's documentation page names.</param>
    /// <returns>Whether the text is a JSON object, or stands for an empty one. What the keys say never makes it false.</returns>
    public static bool TryRead(string placement, string? options, [NotNullWhen(true)] out PlacementContext? context) =>
        throw new NotSupportedException();

    /// <summary>The type of the context with which a placement opens its widgets.</summary>
    /// <param name="placement">The placement's code, in any case.</param>
    /// <returns>A record that is, or derives from, <see cref="PlacementContext"/>.</returns>
    public static Type ContextTypeOf(string placement) => PlacementCatalog.Find(placement)?.Family.Context switch
    {
        ContextNames.CrmEntity => typeof(CrmEntityContext),
        ContextNames.CrmTimeline => typeof(CrmTimelineContext),
        ContextNames.CrmSection => typeof(CrmSectionContext),
        ContextNames.ClientSearch => typeof(ClientSearchContext),
        ContextNames.RequisiteSearch => typeof(RequisiteSearchContext),
        ContextNames.Task => typeof(TaskContext),
        ContextNames.TaskList => typeof(TaskListContext),
        ContextNames.Workgroup => typeof(WorkgroupContext),
        ContextNames.Chat => typeof(ChatContext),
        ContextNames.CallCard => typeof(CallCardContext),
        ContextNames.Calendar => typeof(CalendarContext),
        ContextNames.UserProfile => typeof(UserProfileContext),
        ContextNames.ContactCenter => typeof(ContactCenterContext),
        ContextNames.AppLink => typeof(AppLinkContext),
        ContextNames.BackgroundWorker => typeof(BackgroundWorkerContext),
        ContextNames.Connector => typeof(ConnectorContext),
        ContextNames.UserField => typeof(UserFieldContext),
        _ => typeof(PlacementContext),
    };
}
