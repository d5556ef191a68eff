namespace Placement;

/// <summary>
/// The codes of all documented placements, by area: <c>[WidgetPlacement(Placements.Crm.Deal.DetailTab)]</c>.
/// </summary>
/// <remarks>
/// A code says where Bitrix24 shows a widget. Codes with <c>*</c> stand for every smart process of a portal and are
/// expanded when registering.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Bitrix24 documentation</seealso>
public static class Placements
{
    /// <summary>Tile in the Contact Center.</summary>
    /// <remarks>
    /// <para>Scopes: <c>placement</c>, <c>contact_center</c>.</para>
    /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/contact-center.html">Bitrix24 documentation</seealso>
    public const string ContactCenter = "CONTACT_CENTER";

    /// <summary>Item in the main menu.</summary>
    /// <remarks>
    /// <para>Scope: <c>placement</c>.</para>
    /// <para>Context: <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/left-menu.html">Bitrix24 documentation</seealso>
    public const string LeftMenu = "LEFT_MENU";

    /// <summary>Slider opened by a link /marketplace/view/{appCode}/?params[key]=value.</summary>
    /// <remarks>
    /// <para>Scope: <c>placement</c>.</para>
    /// <para>Context: any key of the link's params, <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// <para>At most one handler.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/app-url.html">Bitrix24 documentation</seealso>
    public const string RestAppUri = "REST_APP_URI";

    /// <summary>Hidden frame on every page.</summary>
    /// <remarks>
    /// <para>Scope: <c>placement</c>.</para>
    /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
    /// <para>Options: <c>errorHandlerUrl</c> (required).</para>
    /// <para>Can be registered for one user.</para>
    /// <para>At most one handler for all users and one for each user.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html">Bitrix24 documentation</seealso>
    public const string PageBackgroundWorker = "PAGE_BACKGROUND_WORKER";

    /// <summary>Settings page of an open channel connector.</summary>
    /// <remarks>
    /// <para>Not registered by <c>placement.bind</c>: it belongs to imconnector.register PLACEMENT_HANDLER.</para>
    /// <para>Scopes: <c>placement</c>, <c>imopenlines</c>.</para>
    /// <para>Context: <c>CONNECTOR</c>, <c>LINE</c>, <c>STATUS</c>, <c>ACTIVE_STATUS</c>, <c>CONNECTION_STATUS</c>, <c>REGISTER_STATUS</c>, <c>ERROR_STATUS</c>, <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/setting-connector.html">Bitrix24 documentation</seealso>
    public const string SettingConnector = "SETTING_CONNECTOR";

    /// <summary>Custom field type inside a CRM card.</summary>
    /// <remarks>
    /// <para>Not registered by <c>placement.bind</c>: it belongs to userfieldtype.add.</para>
    /// <para>Scope: <c>placement</c>.</para>
    /// <para>Context: <c>MODE</c>, <c>ENTITY_ID</c>, <c>FIELD_NAME</c>, <c>ENTITY_VALUE_ID</c>, <c>VALUE</c>, <c>MULTIPLE</c>, <c>MANDATORY</c>, <c>XML_ID</c>, <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html">Bitrix24 documentation</seealso>
    public const string UserFieldType = "USERFIELD_TYPE";

    /// <summary>The application's main page (no registration; PLACEMENT=DEFAULT arrives when the application itself is opened).</summary>
    /// <remarks>
    /// <para>Not registered by <c>placement.bind</c>: it belongs to application settings.</para>
    /// <para>Scope: <c>placement</c>.</para>
    /// <para>Context: <c>URI</c>.</para>
    /// <para>Options: none.</para>
    /// </remarks>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Bitrix24 documentation</seealso>
    public const string Default = "DEFAULT";

    /// <summary>CRM.</summary>
    public static class Crm
    {
        /// <summary>Item in the left menu of CRM analytics.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/analytics-menu.html">Bitrix24 documentation</seealso>
        public const string AnalyticsMenu = "CRM_ANALYTICS_MENU";

        /// <summary>Button in the header of CRM analytics.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/analytics-toolbar.html">Bitrix24 documentation</seealso>
        public const string AnalyticsToolbar = "CRM_ANALYTICS_TOOLBAR";

        /// <summary>Client search source in a CRM card (no interface of its own; answers through crmShowFoundEntities).</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
        /// <para>Context: <c>entityTypeName</c>, <c>searchQuery</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-search.html">Bitrix24 documentation</seealso>
        public const string DetailSearch = "CRM_DETAIL_SEARCH";

        /// <summary>Search source of the details field.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
        /// <para>Context: <c>searchQuery</c>, <c>URI</c>.</para>
        /// <para>Options: <c>countries</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/requisites-autocomplete/requisite-autocomplete.html">Bitrix24 documentation</seealso>
        public const string RequisiteAutocomplete = "CRM_REQUISITE_AUTOCOMPLETE";

        /// <summary>Search source of the bank details field.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
        /// <para>Context: <c>searchQuery</c>, <c>URI</c>.</para>
        /// <para>Options: <c>countries</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/requisites-autocomplete/bank-detail-autocomplete.html">Bitrix24 documentation</seealso>
        public const string BankDetailAutocomplete = "CRM_BANK_DETAIL_AUTOCOMPLETE";

        /// <summary>Leads.</summary>
        public static class Lead
        {
            /// <summary>Tab in a CRM card (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_LEAD_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_LEAD_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_LEAD_DETAIL_ACTIVITY";

            /// <summary>Context menu of an activity record in the timeline (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_TYPE_ID</c>, <c>TYPE_ID</c>, <c>TYPE_CATEGORY_ID</c>, <c>TIMELINE_ITEM_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">Bitrix24 documentation</seealso>
            public const string ActivityTimelineMenu = "CRM_LEAD_ACTIVITY_TIMELINE_MENU";

            /// <summary>Item in the document generator's menu of a CRM card (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_LEAD_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_LEAD_LIST_MENU";

            /// <summary>Menu item above a CRM list (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_LEAD_LIST_TOOLBAR";

            /// <summary>Button in the CRM automation rules designer (lead).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
            public const string RobotDesignerToolbar = "CRM_LEAD_ROBOT_DESIGNER_TOOLBAR";
        }

        /// <summary>Deals.</summary>
        public static class Deal
        {
            /// <summary>Tab in a CRM card (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_DEAL_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_DEAL_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_DEAL_DETAIL_ACTIVITY";

            /// <summary>Context menu of an activity record in the timeline (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_TYPE_ID</c>, <c>TYPE_ID</c>, <c>TYPE_CATEGORY_ID</c>, <c>TIMELINE_ITEM_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">Bitrix24 documentation</seealso>
            public const string ActivityTimelineMenu = "CRM_DEAL_ACTIVITY_TIMELINE_MENU";

            /// <summary>Item in the document generator's menu of a CRM card (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_DEAL_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_DEAL_LIST_MENU";

            /// <summary>Menu item above a CRM list (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_DEAL_LIST_TOOLBAR";

            /// <summary>Button in the CRM automation rules designer (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
            public const string RobotDesignerToolbar = "CRM_DEAL_ROBOT_DESIGNER_TOOLBAR";

            /// <summary>Button in the pipelines and tunnels window (deal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/funnels-toolbar.html">Bitrix24 documentation</seealso>
            public const string FunnelsToolbar = "CRM_FUNNELS_TOOLBAR";
        }

        /// <summary>Contacts.</summary>
        public static class Contact
        {
            /// <summary>Tab in a CRM card (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_CONTACT_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_CONTACT_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_CONTACT_DETAIL_ACTIVITY";

            /// <summary>Item in the document generator's menu of a CRM card (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_CONTACT_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_CONTACT_LIST_MENU";

            /// <summary>Menu item above a CRM list (contact).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_CONTACT_LIST_TOOLBAR";
        }

        /// <summary>Companies.</summary>
        public static class Company
        {
            /// <summary>Tab in a CRM card (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_COMPANY_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_COMPANY_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_COMPANY_DETAIL_ACTIVITY";

            /// <summary>Item in the document generator's menu of a CRM card (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_COMPANY_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_COMPANY_LIST_MENU";

            /// <summary>Menu item above a CRM list (company).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_COMPANY_LIST_TOOLBAR";
        }

        /// <summary>Estimates, formerly quotes.</summary>
        public static class Quote
        {
            /// <summary>Tab in a CRM card (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_QUOTE_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_QUOTE_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_QUOTE_DETAIL_ACTIVITY";

            /// <summary>Context menu of an activity record in the timeline (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_TYPE_ID</c>, <c>TYPE_ID</c>, <c>TYPE_CATEGORY_ID</c>, <c>TIMELINE_ITEM_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">Bitrix24 documentation</seealso>
            public const string ActivityTimelineMenu = "CRM_QUOTE_ACTIVITY_TIMELINE_MENU";

            /// <summary>Item in the document generator's menu of a CRM card (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_QUOTE_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_QUOTE_LIST_MENU";

            /// <summary>Menu item above a CRM list (estimate).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_QUOTE_LIST_TOOLBAR";
        }

        /// <summary>Invoices.</summary>
        public static class SmartInvoice
        {
            /// <summary>Tab in a CRM card (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_SMART_INVOICE_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_SMART_INVOICE_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_SMART_INVOICE_DETAIL_ACTIVITY";

            /// <summary>Context menu of an activity record in the timeline (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_TYPE_ID</c>, <c>TYPE_ID</c>, <c>TYPE_CATEGORY_ID</c>, <c>TIMELINE_ITEM_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">Bitrix24 documentation</seealso>
            public const string ActivityTimelineMenu = "CRM_SMART_INVOICE_ACTIVITY_TIMELINE_MENU";

            /// <summary>Item in the document generator's menu of a CRM card (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_SMART_INVOICE_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_SMART_INVOICE_LIST_MENU";

            /// <summary>Menu item above a CRM list (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_SMART_INVOICE_LIST_TOOLBAR";

            /// <summary>Button in the CRM automation rules designer (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
            public const string RobotDesignerToolbar = "CRM_SMART_INVOICE_ROBOT_DESIGNER_TOOLBAR";

            /// <summary>Button in the pipelines and tunnels window (invoice).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/funnels-toolbar.html">Bitrix24 documentation</seealso>
            public const string FunnelsToolbar = "CRM_SMART_INVOICE_FUNNELS_TOOLBAR";
        }

        /// <summary>Orders of the online store.</summary>
        public static class Order
        {
            /// <summary>Tab in a CRM card (order).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_ORDER_DETAIL_TAB";

            /// <summary>Button above the timeline of a CRM card (order).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_ORDER_DETAIL_ACTIVITY";

            /// <summary>Menu item above a CRM list (order).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_ORDER_LIST_TOOLBAR";
        }

        /// <summary>Smart processes: the entity types that a portal defines itself. <c>*</c> stands for all of them.</summary>
        public static class Dynamic
        {
            /// <summary>Tab in a CRM card (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html">Bitrix24 documentation</seealso>
            public const string DetailTab = "CRM_DYNAMIC_*_DETAIL_TAB";

            /// <summary>Item of the top button's menu in a CRM card (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html">Bitrix24 documentation</seealso>
            public const string DetailToolbar = "CRM_DYNAMIC_*_DETAIL_TOOLBAR";

            /// <summary>Button above the timeline of a CRM card (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: <c>useBuiltInInterface</c>, <c>newUserNotificationTitle</c>, <c>newUserNotificationText</c>.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-activity.html">Bitrix24 documentation</seealso>
            public const string DetailActivity = "CRM_DYNAMIC_*_DETAIL_ACTIVITY";

            /// <summary>Context menu of an activity record in the timeline (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_ID</c>, <c>ASSOCIATED_ENTITY_TYPE_ID</c>, <c>TYPE_ID</c>, <c>TYPE_CATEGORY_ID</c>, <c>TIMELINE_ITEM_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/activity-timeline-menu.html">Bitrix24 documentation</seealso>
            public const string ActivityTimelineMenu = "CRM_DYNAMIC_*_ACTIVITY_TIMELINE_MENU";

            /// <summary>Item in the document generator's menu of a CRM card (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ENTITY_ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/document-generator-button.html">Bitrix24 documentation</seealso>
            public const string DocumentGeneratorButton = "CRM_DYNAMIC_*_DOCUMENTGENERATOR_BUTTON";

            /// <summary>Context menu of an element in a CRM list (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_DYNAMIC_*_LIST_MENU";

            /// <summary>Menu item above a CRM list (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-toolbar.html">Bitrix24 documentation</seealso>
            public const string ListToolbar = "CRM_DYNAMIC_*_LIST_TOOLBAR";

            /// <summary>Button in the CRM automation rules designer (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
            public const string RobotDesignerToolbar = "CRM_DYNAMIC_*_ROBOT_DESIGNER_TOOLBAR";

            /// <summary>Button in the pipelines and tunnels window (every smart process of the portal).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// <para>A number in place of <c>*</c> means one smart process only: its entityTypeId.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/funnels-toolbar.html">Bitrix24 documentation</seealso>
            public const string FunnelsToolbar = "CRM_DYNAMIC_*_FUNNELS_TOOLBAR";
        }

        /// <summary>Activities.</summary>
        public static class Activity
        {
            /// <summary>Context menu of an element in a CRM list (activity).</summary>
            /// <remarks>
            /// <para>Scopes: <c>placement</c>, <c>crm</c>.</para>
            /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
            /// <para>Options: none.</para>
            /// </remarks>
            /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/list-menu.html">Bitrix24 documentation</seealso>
            public const string ListMenu = "CRM_ACTIVITY_LIST_MENU";
        }
    }

    /// <summary>BI analytics.</summary>
    public static class Bi
    {
        /// <summary>Item in the BI analytics menu.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>.</para>
        /// <para>Context: none.</para>
        /// <para>Options: none.</para>
        /// <para>Opened by a plain GET without any data.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/bi-analytics-menu.html">Bitrix24 documentation</seealso>
        public const string AnalyticsMenu = "BI_ANALYTICS_MENU";
    }

    /// <summary>Tasks.</summary>
    public static class Task
    {
        /// <summary>Context menu of a task in the list.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/list-context-menu.html">Bitrix24 documentation</seealso>
        public const string ListContextMenu = "TASK_LIST_CONTEXT_MENU";

        /// <summary>Menu above the task list of a user.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>USER_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/list-toolbar.html">Bitrix24 documentation</seealso>
        public const string UserListToolbar = "TASK_USER_LIST_TOOLBAR";

        /// <summary>Menu above the task list of a project.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>GROUP_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/list-toolbar.html">Bitrix24 documentation</seealso>
        public const string GroupListToolbar = "TASK_GROUP_LIST_TOOLBAR";

        /// <summary>Button in the task automation rules designer.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>USER_ID</c>, <c>GROUP_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
        public const string RobotDesignerToolbar = "TASK_ROBOT_DESIGNER_TOOLBAR";

        /// <summary>Widget in the task card, formerly a tab.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>taskId</c>, <c>URI</c>.</para>
        /// <para>Options: <c>groupId</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/view-tab.html">Bitrix24 documentation</seealso>
        public const string ViewTab = "TASK_VIEW_TAB";

        /// <summary>Widget in the task card, formerly the right panel.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>taskId</c>, <c>URI</c>.</para>
        /// <para>Options: <c>groupId</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/view-sidebar.html">Bitrix24 documentation</seealso>
        public const string ViewSidebar = "TASK_VIEW_SIDEBAR";

        /// <summary>Widget in the task card, formerly a button in the top panel.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>task</c>.</para>
        /// <para>Context: <c>taskId</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/view-top-panel.html">Bitrix24 documentation</seealso>
        public const string ViewTopPanel = "TASK_VIEW_TOP_PANEL";
    }

    /// <summary>Workgroups and projects.</summary>
    public static class SonetGroup
    {
        /// <summary>Item in the menu of a workgroup or project.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>sonet_group</c>.</para>
        /// <para>Context: <c>GROUP_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/workgroups/detail-tab.html">Bitrix24 documentation</seealso>
        public const string DetailTab = "SONET_GROUP_DETAIL_TAB";

        /// <summary>Button in the workgroup automation rules designer.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>sonet_group</c>.</para>
        /// <para>Context: <c>GROUP_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/workgroups/robot-designer-toolbar.html">Bitrix24 documentation</seealso>
        public const string RobotDesignerToolbar = "SONET_GROUP_ROBOT_DESIGNER_TOOLBAR";

        /// <summary>Item in the extensions menu of a workgroup.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>sonet_group</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/workgroups/toolbar.html">Bitrix24 documentation</seealso>
        public const string Toolbar = "SONET_GROUP_TOOLBAR";
    }

    /// <summary>The messenger on the web and on the desktop.</summary>
    public static class Im
    {
        /// <summary>Panel above the chat input field.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>; <c>im</c> for the widget's own calls.</para>
        /// <para>Context: <c>dialogId</c>, <c>URI</c>.</para>
        /// <para>Options: <c>iconName</c> (required), <c>extranet</c>, <c>context</c>, <c>role</c>, <c>color</c>, <c>width</c>, <c>height</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/textarea.html">Bitrix24 documentation</seealso>
        public const string Textarea = "IM_TEXTAREA";

        /// <summary>Item in the chat sidebar.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>; <c>im</c> for the widget's own calls.</para>
        /// <para>Context: <c>dialogId</c>, <c>URI</c>.</para>
        /// <para>Options: <c>iconName</c> (required), <c>extranet</c>, <c>context</c>, <c>role</c>, <c>color</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/sidebar.html">Bitrix24 documentation</seealso>
        public const string Sidebar = "IM_SIDEBAR";

        /// <summary>Context menu of a chat message.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>; <c>im</c> for the widget's own calls.</para>
        /// <para>Context: <c>messageId</c>, <c>dialogId</c>, <c>URI</c>.</para>
        /// <para>Options: <c>extranet</c>, <c>context</c>, <c>role</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/context-menu.html">Bitrix24 documentation</seealso>
        public const string ContextMenu = "IM_CONTEXT_MENU";

        /// <summary>Item in the messenger's navigation row.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>; <c>im</c> for the widget's own calls.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: <c>iconName</c> (required), <c>extranet</c>, <c>role</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/navigation.html">Bitrix24 documentation</seealso>
        public const string Navigation = "IM_NAVIGATION";

        /// <summary>Tab in the emoji window (no longer rendered).</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: <c>extranet</c>, <c>context</c>, <c>role</c>.</para>
        /// <para>Deprecated: no longer shown, use <c>IM_TEXTAREA</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/im/smile-selector.html">Bitrix24 documentation</seealso>
        public const string SmilesSelector = "IM_SMILES_SELECTOR";
    }

    /// <summary>The messenger in the mobile application.</summary>
    public static class ImMobile
    {
        /// <summary>Apps menu in a chat of the mobile application.</summary>
        /// <remarks>
        /// <para>Scope: <c>placement</c>; <c>im</c> for the widget's own calls.</para>
        /// <para>Context: <c>dialogId</c>.</para>
        /// <para>Options: <c>context</c>, <c>extranet</c>, <c>role</c>.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/mobile-app.html">Bitrix24 documentation</seealso>
        public const string ContextMenu = "IMMOBILE_CONTEXT_MENU";
    }

    /// <summary>Telephony.</summary>
    public static class Telephony
    {
        /// <summary>Tab in the call card.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>telephony</c>.</para>
        /// <para>Context: <c>CALL_ID</c>, <c>PHONE_NUMBER</c>, <c>LINE_NUMBER</c>, <c>LINE_NAME</c>, <c>CRM_ENTITY_TYPE</c>, <c>CRM_ENTITY_ID</c>, <c>CRM_BINDINGS</c>, <c>CRM_ACTIVITY_ID</c>, <c>CALL_DIRECTION</c>, <c>CALL_STATE</c>, <c>CALL_LIST_MODE</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/telephony/call-card.html">Bitrix24 documentation</seealso>
        public const string CallCard = "CALL_CARD";

        /// <summary>Item in the call analytics menu.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>telephony</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/telephony/analytics-menu.html">Bitrix24 documentation</seealso>
        public const string AnalyticsMenu = "TELEPHONY_ANALYTICS_MENU";
    }

    /// <summary>The calendar.</summary>
    public static class Calendar
    {
        /// <summary>View in the row of calendar views.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>calendar</c>.</para>
        /// <para>Context: <c>viewRangeFrom</c>, <c>viewRangeTo</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/calendar.html">Bitrix24 documentation</seealso>
        public const string GridView = "CALENDAR_GRIDVIEW";
    }

    /// <summary>User profiles.</summary>
    public static class UserProfile
    {
        /// <summary>Item in the user menu.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>user</c>.</para>
        /// <para>Context: <c>USER_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-profile/profile-menu.html">Bitrix24 documentation</seealso>
        public const string Menu = "USER_PROFILE_MENU";

        /// <summary>Item in the employee card's menu.</summary>
        /// <remarks>
        /// <para>Scopes: <c>placement</c>, <c>user</c>.</para>
        /// <para>Context: <c>USER_ID</c>, <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-profile/profile-toolbar.html">Bitrix24 documentation</seealso>
        public const string Toolbar = "USER_PROFILE_TOOLBAR";
    }

    /// <summary>Sites and landing pages.</summary>
    public static class Landing
    {
        /// <summary>Site or page settings menu.</summary>
        /// <remarks>
        /// <para>Not registered by <c>placement.bind</c>: it belongs to landing.repo.bind.</para>
        /// <para>Scopes: <c>placement</c>, <c>landing</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/landing/embedding/settings.html">Bitrix24 documentation</seealso>
        public const string Settings = "LANDING_SETTINGS";

        /// <summary>Actions of a page block.</summary>
        /// <remarks>
        /// <para>Not registered by <c>placement.bind</c>: it belongs to landing.repo.bind.</para>
        /// <para>Scopes: <c>placement</c>, <c>landing</c>.</para>
        /// <para>Context: <c>URI</c>.</para>
        /// <para>Options: none.</para>
        /// <para>A block's code in place of <c>*</c> means that block only.</para>
        /// </remarks>
        /// <seealso href="https://apidocs.bitrix24.com/api-reference/landing/embedding/block.html">Bitrix24 documentation</seealso>
        public const string Block = "LANDING_BLOCK_*";
    }
}
