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
                new("CALL_ID", "string", "always", "same id as telephony.externalCall.register"),
                new("PHONE_NUMBER", "string", "absent when unknown", "normalised"),
                new("LINE_NUMBER", "string", "usually"),
                new("LINE_NAME", "string", "usually", "the number when the line has no name"),
                new("CRM_ENTITY_TYPE", "LEAD|DEAL|CONTACT|COMPANY or empty", "usually", "empty when not linked"),
                new("CRM_ENTITY_ID", "string", "usually", "'0' when not linked"),
                new("CRM_BINDINGS", "array of {ENTITY_TYPE, ENTITY_ID}", "absent when none"),
                new("CRM_ACTIVITY_ID", "string", "usually", "the string 'undefined' when no activity exists"),
                new("CALL_DIRECTION", "incoming|outgoing|callback", "always"),
                new("CALL_STATE", "idle|connecting|connected", "usually"),
                new("CALL_LIST_MODE", "'true'|'false' as strings", "usually"),
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
                new("viewRangeFrom", "date yyyy-MM-dd", "usually", "first day of the visible grid"),
                new("viewRangeTo", "date yyyy-MM-dd", "usually", "last day of the visible grid"),
            ],
            Page = "/calendar/",
        },
        new("CONTACT_CENTER", "tile in the Contact Center", "api-reference/widgets/contact-center.md")
        {
            Scope = "contact_center",
            Context = ContextNames.ContactCenter,
            ContextKeys =
            [
                new("ID", "string", "usually", "id of the registration, as in placement.get"),
            ],
            Page = "/contact_center/",
        },
        new("USER_PROFILE_MENU", "item in the user menu", "api-reference/widgets/user-profile/profile-menu.md")
        {
            Scope = "user",
            Context = ContextNames.UserProfile,
            ContextKeys =
            [
                new("USER_ID", "string", "always", "who opened the menu"),
            ],
            Page = "/company/",
        },
        new("USER_PROFILE_TOOLBAR", "item in the employee card's menu", "api-reference/widgets/user-profile/profile-toolbar.md")
        {
            Scope = "user",
            Context = ContextNames.UserProfile,
            ContextKeys =
            [
                new("USER_ID", "string", "always", "owner of the open card"),
            ],
            Page = "/company/personal/user/{id}/",
        },
        new("LEFT_MENU", "item in the main menu", "api-reference/widgets/left-menu.md"),
        new("REST_APP_URI", "slider opened by a link /marketplace/view/{appCode}/?params[key]=value", "api-reference/widgets/universal/app-url.md")
        {
            Context = ContextNames.AppLink,
            ContextKeys =
            [
                new("*", "string", "any key of the link's params", "names are the application's own; an own URI key wins over Bitrix24's"),
            ],
            MaxCount = 1,
        },
        new("PAGE_BACKGROUND_WORKER", "hidden frame on every page", "api-reference/widgets/universal/background-worker.md")
        {
            Context = ContextNames.BackgroundWorker,
            ContextKeys =
            [
                new("ID", "string", "always", "equals the code"),
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
                new("CONNECTOR", "string", "always", "lower-cased connector id"),
                new("LINE", "string", "always", "open channel"),
                new("STATUS", "boolean", "always"),
                new("ACTIVE_STATUS", "boolean", "always"),
                new("CONNECTION_STATUS", "boolean", "always"),
                new("REGISTER_STATUS", "boolean", "always"),
                new("ERROR_STATUS", "boolean", "always"),
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
                new("MODE", "view|edit", "always"),
                new("ENTITY_ID", "string", "always", "e.g. CRM_LEAD"),
                new("FIELD_NAME", "string", "always"),
                new("ENTITY_VALUE_ID", "string", "always", "0 for a new card"),
                new("VALUE", "string or array", "always", "array when MULTIPLE is Y"),
                new("MULTIPLE", "Y|N", "always"),
                new("MANDATORY", "Y|N", "always"),
                new("XML_ID", "string", "usually"),
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
