namespace Placement.Catalog;

/// <summary>The types that say what a widget was opened with, by their names in the namespace of the attributes.</summary>
internal static class ContextNames
{
    /// <summary>What all contexts are, and all that is known of many placements' own.</summary>
    public const string Any = "PlacementContext";

    public const string CrmEntity = "CrmEntityContext";
    public const string CrmTimeline = "CrmTimelineContext";
    public const string CrmSection = "CrmSectionContext";
    public const string ClientSearch = "ClientSearchContext";
    public const string RequisiteSearch = "RequisiteSearchContext";
    public const string Task = "TaskContext";
    public const string TaskList = "TaskListContext";
    public const string Workgroup = "WorkgroupContext";
    public const string Chat = "ChatContext";
    public const string CallCard = "CallCardContext";
    public const string Calendar = "CalendarContext";
    public const string UserProfile = "UserProfileContext";
    public const string ContactCenter = "ContactCenterContext";
    public const string AppLink = "AppLinkContext";
    public const string BackgroundWorker = "BackgroundWorkerContext";
    public const string Connector = "ConnectorContext";
    public const string UserField = "UserFieldContext";
}
