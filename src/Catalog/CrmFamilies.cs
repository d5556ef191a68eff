namespace Placement.Catalog;

/// <summary>CRM placements, and the analytics menu beside them.</summary>
internal static class CrmFamilies
{
    public static IReadOnlyList<PlacementFamily> All { get; } =
    [
        new("CRM_XXX_DETAIL_TAB", "tab in a CRM card", "api-reference/widgets/crm/detail-tab.md",
            "CRM_LEAD_DETAIL_TAB",
            "CRM_DEAL_DETAIL_TAB",
            "CRM_CONTACT_DETAIL_TAB",
            "CRM_COMPANY_DETAIL_TAB",
            "CRM_QUOTE_DETAIL_TAB",
            "CRM_SMART_INVOICE_DETAIL_TAB",
            "CRM_ORDER_DETAIL_TAB",
            "CRM_DYNAMIC_{entityTypeId}_DETAIL_TAB")
        {
            Scope = "crm",
            Context = ContextNames.CrmEntity,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ID", "string", "always", "identifier of the CRM object"),
            ],
            Page = "/crm/{section}/details/{id}/",
        },
        new("CRM_XXX_DETAIL_TOOLBAR", "item of the top button's menu in a CRM card", "api-reference/widgets/crm/detail-toolbar.md",
            "CRM_LEAD_DETAIL_TOOLBAR",
            "CRM_DEAL_DETAIL_TOOLBAR",
            "CRM_CONTACT_DETAIL_TOOLBAR",
            "CRM_COMPANY_DETAIL_TOOLBAR",
            "CRM_QUOTE_DETAIL_TOOLBAR",
            "CRM_SMART_INVOICE_DETAIL_TOOLBAR",
            "CRM_DYNAMIC_{entityTypeId}_DETAIL_TOOLBAR")
        {
            Scope = "crm",
            Context = ContextNames.CrmEntity,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ID", "string", "LEAD, DEAL, CONTACT, COMPANY", "identifier of the CRM object"),
                new(ContextMember.EntityId, "ENTITY_ID", "string", "QUOTE, SMART_INVOICE, DYNAMIC", "same identifier under another key"),
            ],
            Page = "/crm/{section}/details/{id}/",
        },
        new("CRM_XXX_DETAIL_ACTIVITY", "button above the timeline of a CRM card", "api-reference/widgets/crm/detail-activity.md",
            "CRM_LEAD_DETAIL_ACTIVITY",
            "CRM_DEAL_DETAIL_ACTIVITY",
            "CRM_CONTACT_DETAIL_ACTIVITY",
            "CRM_COMPANY_DETAIL_ACTIVITY",
            "CRM_QUOTE_DETAIL_ACTIVITY",
            "CRM_SMART_INVOICE_DETAIL_ACTIVITY",
            "CRM_ORDER_DETAIL_ACTIVITY",
            "CRM_DYNAMIC_{entityTypeId}_DETAIL_ACTIVITY")
        {
            Scope = "crm",
            Context = ContextNames.CrmEntity,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ID", "string", "always", "identifier of the CRM object"),
            ],
            MoreContextKeys =
            [
                new(ContextMember.EntityId, "entityId", "string", "built-in interface", "same identifier under another key"),
                new(ContextMember.None, "entityTypeId", "string", "built-in interface", "the code says it too"),
                new(ContextMember.UseBuiltInInterface, "useBuiltInInterface", "Y", "built-in interface"),
                new(ContextMember.IsNewUserNotification, "newUserNotification", "Y", "opened from the notification for new users"),
            ],
            Options =
            [
                CatalogOptions.UseBuiltInInterface,
                CatalogOptions.NewUserNotificationTitle,
                CatalogOptions.NewUserNotificationText,
            ],
            Page = "/crm/{section}/details/{id}/",
        },
        new("CRM_XXX_ACTIVITY_TIMELINE_MENU", "context menu of an activity record in the timeline", "api-reference/widgets/crm/activity-timeline-menu.md",
            "CRM_LEAD_ACTIVITY_TIMELINE_MENU",
            "CRM_DEAL_ACTIVITY_TIMELINE_MENU",
            "CRM_QUOTE_ACTIVITY_TIMELINE_MENU",
            "CRM_SMART_INVOICE_ACTIVITY_TIMELINE_MENU",
            "CRM_DYNAMIC_{entityTypeId}_ACTIVITY_TIMELINE_MENU")
        {
            Scope = "crm",
            Context = ContextNames.CrmTimeline,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ENTITY_ID", "string", "activity records", "CRM object"),
                new(ContextMember.ActivityId, "ASSOCIATED_ENTITY_ID", "string", "activity records", "CRM activity"),
                new(ContextMember.ActivityTypeId, "ASSOCIATED_ENTITY_TYPE_ID", "string", "activity records", "type of the activity entity, e.g. 6"),
                new(ContextMember.TypeId, "TYPE_ID", "string", "depends on the record", "event type"),
                new(ContextMember.TypeCategoryId, "TYPE_CATEGORY_ID", "string", "depends on the record", "timeline record type"),
                new(ContextMember.TimelineItemId, "TIMELINE_ITEM_ID", "string", "depends on the record", "timeline record"),
            ],
            Page = "/crm/{section}/details/{id}/",
        },
        new("CRM_XXX_DOCUMENTGENERATOR_BUTTON", "item in the document generator's menu of a CRM card", "api-reference/widgets/crm/document-generator-button.md",
            "CRM_LEAD_DOCUMENTGENERATOR_BUTTON",
            "CRM_DEAL_DOCUMENTGENERATOR_BUTTON",
            "CRM_CONTACT_DOCUMENTGENERATOR_BUTTON",
            "CRM_COMPANY_DOCUMENTGENERATOR_BUTTON",
            "CRM_QUOTE_DOCUMENTGENERATOR_BUTTON",
            "CRM_SMART_INVOICE_DOCUMENTGENERATOR_BUTTON",
            "CRM_DYNAMIC_{entityTypeId}_DOCUMENTGENERATOR_BUTTON")
        {
            Scope = "crm",
            Context = ContextNames.CrmEntity,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ENTITY_ID", "string", "always", "identifier of the CRM object"),
            ],
            Page = "/crm/{section}/details/{id}/",
        },
        new("CRM_XXX_LIST_MENU", "context menu of an element in a CRM list", "api-reference/widgets/crm/list-menu.md",
            "CRM_LEAD_LIST_MENU",
            "CRM_DEAL_LIST_MENU",
            "CRM_CONTACT_LIST_MENU",
            "CRM_COMPANY_LIST_MENU",
            "CRM_QUOTE_LIST_MENU",
            "CRM_SMART_INVOICE_LIST_MENU",
            "CRM_ACTIVITY_LIST_MENU",
            "CRM_DYNAMIC_{entityTypeId}_LIST_MENU")
        {
            Scope = "crm",
            Context = ContextNames.CrmEntity,
            ContextKeys =
            [
                new(ContextMember.EntityId, "ID", "string", "always", "identifier of the CRM object"),
            ],
            Page = "/crm/{section}/list/",
        },
        new("CRM_XXX_LIST_TOOLBAR", "menu item above a CRM list", "api-reference/widgets/crm/list-toolbar.md",
            "CRM_LEAD_LIST_TOOLBAR",
            "CRM_DEAL_LIST_TOOLBAR",
            "CRM_CONTACT_LIST_TOOLBAR",
            "CRM_COMPANY_LIST_TOOLBAR",
            "CRM_QUOTE_LIST_TOOLBAR",
            "CRM_SMART_INVOICE_LIST_TOOLBAR",
            "CRM_ORDER_LIST_TOOLBAR",
            "CRM_DYNAMIC_{entityTypeId}_LIST_TOOLBAR")
        {
            Scope = "crm",
            Context = ContextNames.CrmSection,
            Page = "/crm/{section}/list/",
        },
        new("CRM_XXX_ROBOT_DESIGNER_TOOLBAR", "button in the CRM automation rules designer", "api-reference/widgets/crm/robot-designer-toolbar.md",
            "CRM_LEAD_ROBOT_DESIGNER_TOOLBAR",
            "CRM_DEAL_ROBOT_DESIGNER_TOOLBAR",
            "CRM_SMART_INVOICE_ROBOT_DESIGNER_TOOLBAR",
            "CRM_DYNAMIC_{entityTypeId}_ROBOT_DESIGNER_TOOLBAR")
        {
            Scope = "crm",
            Context = ContextNames.CrmSection,
            Note = "the pipeline id stands in the URI path, e.g. /crm/deal/automation/0/",
            Page = "/crm/{section}/automation/0/",
        },
        new("CRM_XXX_FUNNELS_TOOLBAR", "button in the pipelines and tunnels window", "api-reference/widgets/crm/funnels-toolbar.md",
            "CRM_FUNNELS_TOOLBAR",
            "CRM_SMART_INVOICE_FUNNELS_TOOLBAR",
            "CRM_DYNAMIC_{entityTypeId}_FUNNELS_TOOLBAR")
        {
            Scope = "crm",
            Context = ContextNames.CrmSection,
            ImpliedEntity = "DEAL",
            Note = "for deals the code carries no entity name: CRM_DEAL_FUNNELS_TOOLBAR does not exist",
            Page = "/crm/{section}/kanban/",
        },
        new("CRM_ANALYTICS_MENU", "item in the left menu of CRM analytics", "api-reference/widgets/crm/analytics-menu.md")
        {
            Scope = "crm",
            Context = ContextNames.CrmSection,
            Page = "/report/analytics/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
        },
        new("CRM_ANALYTICS_TOOLBAR", "button in the header of CRM analytics", "api-reference/widgets/crm/analytics-toolbar.md")
        {
            Scope = "crm",
            Context = ContextNames.CrmSection,
            Page = "/report/analytics/",
        },
        new("CRM_DETAIL_SEARCH", "client search source in a CRM card (no interface of its own; answers through crmShowFoundEntities)", "api-reference/widgets/crm/detail-search.md")
        {
            Scope = "crm",
            Context = ContextNames.ClientSearch,
            ContextKeys =
            [
                new(ContextMember.ClientType, "entityTypeName", "CONTACT|COMPANY", "always", "field the search runs in"),
                new(ContextMember.SearchQuery, "searchQuery", "string", "always", "what the user typed, three characters or more"),
            ],
            Page = "/crm/deal/details/1/",
        },
        new("CRM_REQUISITE_AUTOCOMPLETE", "search source of the details field", "api-reference/widgets/crm/requisites-autocomplete/requisite-autocomplete.md")
        {
            Scope = "crm",
            Context = ContextNames.RequisiteSearch,
            ContextKeys =
            [
                new(ContextMember.SearchQuery, "searchQuery", "string", "always"),
            ],
            Options = [CatalogOptions.Countries],
            Page = "/crm/company/details/1/",
        },
        new("CRM_BANK_DETAIL_AUTOCOMPLETE", "search source of the bank details field", "api-reference/widgets/crm/requisites-autocomplete/bank-detail-autocomplete.md")
        {
            Scope = "crm",
            Context = ContextNames.RequisiteSearch,
            ContextKeys =
            [
                new(ContextMember.SearchQuery, "searchQuery", "string", "always"),
            ],
            Options = [CatalogOptions.Countries],
            Note = "URI is the requisite form's own document: the client id is in its eid and external_context_id parameters",
            Page = "/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?requisite_id=n0&etype=4&eid=1&external_context_id=COMPANY_1&pid=1&cid=0&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
        },
        new("BI_ANALYTICS_MENU", "item in the BI analytics menu", "api-reference/widgets/crm/bi-analytics-menu.md")
        {
            HandlerVerb = "GET",
            HasUri = false,
            Note = "the handler is opened by a plain GET that carries no data and no authorisation",
        },
    ];
}
