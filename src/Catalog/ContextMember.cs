namespace Placement.Catalog;

/// <summary>The members of contexts that keys of PLACEMENT_OPTIONS become. One name means the same in every context that has it.</summary>
internal enum ContextMember
{
    /// <summary>None of its own: the key says what the application knows already.</summary>
    None,

    Uri,

    EntityId,
    EntityTypeId,
    UseBuiltInInterface,
    IsNewUserNotification,

    ActivityId,
    ActivityTypeId,
    TypeId,
    TypeCategoryId,
    TimelineItemId,

    ClientType,
    SearchQuery,

    TaskId,
    UserId,
    GroupId,

    DialogId,
    MessageId,

    CallId,
    PhoneNumber,
    LineNumber,
    LineName,
    CrmEntityType,
    CrmEntityId,
    Bindings,
    Direction,
    State,
    IsCallList,

    From,
    To,

    RegistrationId,

    /// <summary>All keys that are no others': their names are the application's own.</summary>
    Parameters,

    Connector,
    Line,
    IsReady,
    IsActive,
    IsConnected,
    IsRegistered,
    HasError,

    Mode,
    EntityName,
    FieldName,
    Values,
    IsMultiple,
    IsMandatory,
    XmlId,
}
