using Placement.Catalog;

namespace Placement.Contexts.Reading;

/// <summary>A type of context, and how it is read.</summary>
internal sealed class ContextKind
{
    private readonly Reading _read;

    private ContextKind(Type type, Reading read)
    {
        Type = type;
        _read = read;
    }

    private delegate PlacementContext Reading(in ContextValues values);

    public Type Type { get; }

    /// <summary>The type that the catalog calls by this name.</summary>
    public static ContextKind Find(string name) => name switch
    {
        ContextNames.CrmEntity => new(typeof(CrmEntityContext), CrmEntityContext.Read),
        ContextNames.CrmTimeline => new(typeof(CrmTimelineContext), CrmTimelineContext.Read),
        ContextNames.CrmSection => new(typeof(CrmSectionContext), CrmSectionContext.Read),
        ContextNames.ClientSearch => new(typeof(ClientSearchContext), ClientSearchContext.Read),
        ContextNames.RequisiteSearch => new(typeof(RequisiteSearchContext), RequisiteSearchContext.Read),
        ContextNames.Task => new(typeof(TaskContext), TaskContext.Read),
        ContextNames.TaskList => new(typeof(TaskListContext), TaskListContext.Read),
        ContextNames.Workgroup => new(typeof(WorkgroupContext), WorkgroupContext.Read),
        ContextNames.Chat => new(typeof(ChatContext), ChatContext.Read),
        ContextNames.CallCard => new(typeof(CallCardContext), CallCardContext.Read),
        ContextNames.Calendar => new(typeof(CalendarContext), CalendarContext.Read),
        ContextNames.UserProfile => new(typeof(UserProfileContext), UserProfileContext.Read),
        ContextNames.ContactCenter => new(typeof(ContactCenterContext), ContactCenterContext.Read),
        ContextNames.AppLink => new(typeof(AppLinkContext), AppLinkContext.Read),
        ContextNames.BackgroundWorker => new(typeof(BackgroundWorkerContext), BackgroundWorkerContext.Read),
        ContextNames.Connector => new(typeof(ConnectorContext), ConnectorContext.Read),
        ContextNames.UserField => new(typeof(UserFieldContext), UserFieldContext.Read),
        _ => new(typeof(PlacementContext), PlacementContext.Read),
    };

    public PlacementContext Read(in ContextValues values) => _read(values);
}
