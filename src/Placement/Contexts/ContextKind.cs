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

    /// <summary>
    /// The type that the catalog calls by this name. Each has a method of its own, so that the runtime loads those alone that are used.
    /// </summary>
    public static ContextKind Find(string name) => name switch
    {
        nameof(CrmEntityContext) => CrmEntity(),
        nameof(CrmTimelineContext) => CrmTimeline(),
        nameof(CrmSectionContext) => CrmSection(),
        nameof(ClientSearchContext) => ClientSearch(),
        nameof(RequisiteSearchContext) => RequisiteSearch(),
        nameof(TaskContext) => Task(),
        nameof(TaskListContext) => TaskList(),
        nameof(WorkgroupContext) => Workgroup(),
        nameof(ChatContext) => Chat(),
        nameof(CallCardContext) => CallCard(),
        nameof(CalendarContext) => Calendar(),
        nameof(UserProfileContext) => UserProfile(),
        nameof(ContactCenterContext) => ContactCenter(),
        nameof(AppLinkContext) => AppLink(),
        nameof(BackgroundWorkerContext) => BackgroundWorker(),
        nameof(ConnectorContext) => Connector(),
        nameof(UserFieldContext) => UserField(),
        _ => new ContextKind(typeof(PlacementContext), PlacementContext.Read),
    };

    public PlacementContext Read(ContextValues values) => _read(values);

    private static ContextKind CrmEntity() => new(typeof(CrmEntityContext), CrmEntityContext.Read);

    private static ContextKind CrmTimeline() => new(typeof(CrmTimelineContext), CrmTimelineContext.Read);

    private static ContextKind CrmSection() => new(typeof(CrmSectionContext), CrmSectionContext.Read);

    private static ContextKind ClientSearch() => new(typeof(ClientSearchContext), ClientSearchContext.Read);

    private static ContextKind RequisiteSearch() => new(typeof(RequisiteSearchContext), RequisiteSearchContext.Read);

    private static ContextKind Task() => new(typeof(TaskContext), TaskContext.Read);

    private static ContextKind TaskList() => new(typeof(TaskListContext), TaskListContext.Read);

    private static ContextKind Workgroup() => new(typeof(WorkgroupContext), WorkgroupContext.Read);

    private static ContextKind Chat() => new(typeof(ChatContext), ChatContext.Read);

    private static ContextKind CallCard() => new(typeof(CallCardContext), CallCardContext.Read);

    private static ContextKind Calendar() => new(typeof(CalendarContext), CalendarContext.Read);

    private static ContextKind UserProfile() => new(typeof(UserProfileContext), UserProfileContext.Read);

    private static ContextKind ContactCenter() => new(typeof(ContactCenterContext), ContactCenterContext.Read);

    private static ContextKind AppLink() => new(typeof(AppLinkContext), AppLinkContext.Read);

    private static ContextKind BackgroundWorker() => new(typeof(BackgroundWorkerContext), BackgroundWorkerContext.Read);

    private static ContextKind Connector() => new(typeof(ConnectorContext), ConnectorContext.Read);

    private static ContextKind UserField() => new(typeof(UserFieldContext), UserFieldContext.Read);
}
