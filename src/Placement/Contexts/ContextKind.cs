namespace Placement.Contexts;

/// <summary>A type of context, and how it is read.</summary>
internal sealed class ContextKind
{
    private readonly Reading _read;

    private ContextKind(Type type, Reading read)
    {
        Type = type;
        _read = read;
    }

    private delegate PlacementContext Reading(ContextValues values);

    public Type Type { get; }

    /// <summary>The type that the catalog calls by this name.</summary>
    public static ContextKind Find(string name) => name switch
    {
        nameof(CrmEntityContext) => new(typeof(CrmEntityContext), CrmEntityContext.Read),
        nameof(CrmTimelineContext) => new(typeof(CrmTimelineContext), CrmTimelineContext.Read),
        nameof(CrmSectionContext) => new(typeof(CrmSectionContext), CrmSectionContext.Read),
        nameof(ClientSearchContext) => new(typeof(ClientSearchContext), ClientSearchContext.Read),
        nameof(RequisiteSearchContext) => new(typeof(RequisiteSearchContext), RequisiteSearchContext.Read),
        nameof(TaskContext) => new(typeof(TaskContext), TaskContext.Read),
        nameof(TaskListContext) => new(typeof(TaskListContext), TaskListContext.Read),
        nameof(WorkgroupContext) => new(typeof(WorkgroupContext), WorkgroupContext.Read),
        nameof(ChatContext) => new(typeof(ChatContext), ChatContext.Read),
        nameof(CallCardContext) => new(typeof(CallCardContext), CallCardContext.Read),
        nameof(CalendarContext) => new(typeof(CalendarContext), CalendarContext.Read),
        nameof(UserProfileContext) => new(typeof(UserProfileContext), UserProfileContext.Read),
        nameof(ContactCenterContext) => new(typeof(ContactCenterContext), ContactCenterContext.Read),
        nameof(AppLinkContext) => new(typeof(AppLinkContext), AppLinkContext.Read),
        nameof(BackgroundWorkerContext) => new(typeof(BackgroundWorkerContext), BackgroundWorkerContext.Read),
        nameof(ConnectorContext) => new(typeof(ConnectorContext), ConnectorContext.Read),
        nameof(UserFieldContext) => new(typeof(UserFieldContext), UserFieldContext.Read),
        _ => new(typeof(PlacementContext), PlacementContext.Read),
    };

    public PlacementContext Read(ContextValues values) => _read(values);
}
