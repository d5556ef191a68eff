namespace Placement.Catalog;

/// <summary>Placements of telephony, the calendar, user profiles and the portal as a whole, and pages that other methods register.</summary>
internal static class PortalFamilies
{
    public static IReadOnlyList<PlacementFamily> All { get; } =
    [
        new("CALL_CARD", "tab in the call card", "api-reference/widgets/telephony/call-card.md")
        {
            Scope = "telephony",
            Context = ContextNames.CallCard,
            ContextKeys =
            [
                new(ContextMember.CallId, "CALL_ID", "string", "always", "same id as telephony.externalCall.register"),
                new(ContextMember.PhoneNumber, "PHONE_NUMBER", "string", "absent when unknown", "normalised"),
                new(ContextMember.LineNumber, "LINE_NUMBER", "string", "usually"),
                new(ContextMember.LineName, "LINE_NAME", "string", "usually", "the number when the line has no name"),
                new(ContextMember.CrmEntityType, "CRM_ENTITY_TYPE", "LEAD|DEAL|CONTACT|COMPANY or empty", "usually", "empty when not linked"),
                new(ContextMember.CrmEntityId, "CRM_ENTITY_ID", "string", "usually", "'0' when not linked"),
                new(ContextMember.Bindings, "CRM_BINDINGS", "array of {ENTITY_TYPE, ENTITY_ID}", "absent when none"),
                new(ContextMember.ActivityId, "CRM_ACTIVITY_ID", "string", "usually", "the string 'undefined' when no activity exists"),
                new(ContextMember.Direction, "CALL_DIRECTION", "incoming|outgoing|callback", "always"),
                new(ContextMember.State, "CALL_STATE", "idle|connecting|connected", "usually"),
                new(ContextMember.IsCallList, "CALL_LIST_MODE", "'true'|'false' as strings", "usually"),
            ],
        },
        new("TELEPHONY_ANALYTICS_MENU", "item in the call analytics menu", "api-reference/widgets/telephony/analytics-menu.md")
        {
            Scope = "telephony",
            GroupName = "groups the items; without it the item goes to the Applications group",
            Page = "/report/telephony/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
        },
        new("CALENDAR_GRIDVIEW", "view in the row of calendar views", "api-reference/widgets/calendar.md")
        {
            Scope = "calendar",
            Context = ContextNames.Calendar,
            ContextKeys =
            [
                new(ContextMember.From, "viewRangeFrom", "date yyyy-MM-dd", "usually", "first day of the visible grid"),
                new(ContextMember.To, "viewRangeTo", "date yyyy-MM-dd", "usually", "last day of the visible grid"),
            ],
            Page = "/calendar/",
        },
        new("CONTACT_CENTER", "tile in the Contact Center", "api-reference/widgets/contact-center.md")
        {
            Scope = "contact_center",
            Context = ContextNames.ContactCenter,
            ContextKeys =
            [
                new(ContextMember.RegistrationId, "ID", "string", "usually", "id of the registration, as in placement.get"),
            ],
            Page = "/contact_center/",
        },
        new("USER_PROFILE_MENU", "item in the user menu", "api-reference/widgets/user-profile/profile-menu.md")
        {
            Scope = "user",
            Context = ContextNames.UserProfile,
            ContextKeys =
            [
                new(ContextMember.UserId, "USER_ID", "string", "always", "who opened the menu"),
            ],
            Page = "/company/",
        },
        new("USER_PROFILE_TOOLBAR", "item in the employee card's menu", "api-reference/widgets/user-profile/profile-toolbar.md")
        {
            Scope = "user",
            Context = ContextNames.UserProfile,
            ContextKeys =
            [
                new(ContextMember.UserId, "USER_ID", "string", "always", "owner of the open card"),
            ],
            Page = "/company/personal/user/{id}/",
        },
        new("LEFT_MENU", "item in the main menu", "api-reference/widgets/left-menu.md"),
        new("REST_APP_URI", "slider opened by a link /marketplace/view/{appCode}/?params[key]=value", "api-reference/widgets/universal/app-url.md")
        {
            Context = ContextNames.AppLink,
            ContextKeys =
            [
                new(ContextMember.Parameters, "*", "string", "any key of the link's params", "names are the application's own; an own URI key wins over Bitrix24's"),
            ],
            MaxCount = 1,
        },
        new("PAGE_BACKGROUND_WORKER", "hidden frame on every page", "api-reference/widgets/universal/background-worker.md")
        {
            Context = ContextNames.BackgroundWorker,
            ContextKeys =
            [
                new(ContextMember.None, "ID", "string", "always", "equals the code"),
            ],
            Options = [CatalogOptions.ErrorHandlerUrl],
            SupportsUserId = true,
            MaxCount = 1,
            Note = "one registration for everybody plus one per USER_ID; a handler slower than 5 s more than ten times a day is unregistered and errorHandlerUrl is told (ERROR_PLACEMENT_LOADING_OVERTIME)",
        },
        new("SETTING_CONNECTOR", "settings page of an open channel connector", "api-reference/widgets/setting-connector.md")
        {
            Scope = "imopenlines",
            Context = ContextNames.Connector,
            ContextKeys =
            [
                new(ContextMember.Connector, "CONNECTOR", "string", "always", "lower-cased connector id"),
                new(ContextMember.Line, "LINE", "string", "always", "open channel"),
                new(ContextMember.IsReady, "STATUS", "boolean", "always"),
                new(ContextMember.IsActive, "ACTIVE_STATUS", "boolean", "always"),
                new(ContextMember.IsConnected, "CONNECTION_STATUS", "boolean", "always"),
                new(ContextMember.IsRegistered, "REGISTER_STATUS", "boolean", "always"),
                new(ContextMember.HasError, "ERROR_STATUS", "boolean", "always"),
            ],
            RegisteredWith = "imconnector.register PLACEMENT_HANDLER",
            BindRule = BindRule.AcceptsWithoutShowing,
            Note = "placement.bind accepts the code but the binding is never shown",
            Page = "/contact_center/connector/?ID={id}&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
        },
        new("USERFIELD_TYPE", "custom field type inside a CRM card", "api-reference/widgets/user-field/index.md")
        {
            Context = ContextNames.UserField,
            ContextKeys =
            [
                new(ContextMember.Mode, "MODE", "view|edit", "always"),
                new(ContextMember.EntityName, "ENTITY_ID", "string", "always", "e.g. CRM_LEAD"),
                new(ContextMember.FieldName, "FIELD_NAME", "string", "always"),
                new(ContextMember.EntityId, "ENTITY_VALUE_ID", "string", "always", "0 for a new card"),
                new(ContextMember.Values, "VALUE", "string or array", "always", "array when MULTIPLE is Y"),
                new(ContextMember.IsMultiple, "MULTIPLE", "Y|N", "always"),
                new(ContextMember.IsMandatory, "MANDATORY", "Y|N", "always"),
                new(ContextMember.XmlId, "XML_ID", "string", "usually"),
            ],
            MoreContextKeys =
            [
                new(ContextMember.EntityTypeId, "ENTITY_DATA", "{entityTypeId, entityId, module}", "usually", "the object once more, its type as a number"),
            ],
            RegisteredWith = "userfieldtype.add",
            BindRule = BindRule.NotFound,
            Page = "/crm/deal/details/1/",
        },
        new("LANDING_SETTINGS", "site or page settings menu", "api-reference/landing/embedding/settings.md")
        {
            Scope = "landing",
            RegisteredWith = "landing.repo.bind",
            BindRule = BindRule.NotFound,
        },
        new("LANDING_BLOCK", "actions of a page block", "api-reference/landing/embedding/block.md",
            "LANDING_BLOCK_{blockCode}",
            "LANDING_BLOCK_*")
        {
            Scope = "landing",
            RegisteredWith = "landing.repo.bind",
            BindRule = BindRule.NotFound,
        },
        new("DEFAULT", "the application's main page (no registration; PLACEMENT=DEFAULT arrives when the application itself is opened)", "api-reference/widgets/index.md")
        {
            RegisteredWith = "application settings",
            BindRule = BindRule.WrongValue,
            Note = "placement.bind refuses the code: ERROR_ARGUMENT 'Wrong value'",
            Page = "/marketplace/app/1/",
        },
    ];
}
