namespace Placement.Testing.Tests.Browser;

/// <summary>What the public documentation shows as PLACEMENT_OPTIONS of each placement, to the letter.</summary>
internal static class DocumentedContexts
{
    public static IReadOnlyList<(string Placement, string Options)> All { get; } =
    [
        ("CALENDAR_GRIDVIEW", """{"viewRangeFrom":"2026-07-26","viewRangeTo":"2026-09-06","URI":"\/calendar\/"}"""),
        ("CONTACT_CENTER", """{"ID":"717","URI":"\/contact_center\/"}"""),
        ("CRM_DEAL_ACTIVITY_TIMELINE_MENU", """{"ENTITY_ID":"8061","ASSOCIATED_ENTITY_ID":"8097","ASSOCIATED_ENTITY_TYPE_ID":"6","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F"}"""),
        ("CRM_ANALYTICS_MENU", """{"URI":"\/report\/analytics\/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CRM_ANALYTICS_TOOLBAR", """{"URI":"\/report\/analytics\/"}"""),
        ("CRM_DEAL_DETAIL_ACTIVITY", """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F"}"""),
        ("CRM_DETAIL_SEARCH", """{"entityTypeName":"COMPANY","searchQuery":"Daisy","URI":"\/crm\/deal\/details\/5\/?any=details%2F5%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CRM_DEAL_DETAIL_TAB", """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CRM_DEAL_DETAIL_TOOLBAR", """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F"}"""),
        ("CRM_DEAL_DOCUMENTGENERATOR_BUTTON", """{"ENTITY_ID":"5","URI":"\/crm\/deal\/details\/5\/?any=details%2F5%2F"}"""),
        ("CRM_FUNNELS_TOOLBAR", """{"URI":"\/crm\/deal\/kanban\/"}"""),
        ("CRM_DEAL_LIST_MENU", """{"ID":"8061","URI":"\/crm\/deal\/list\/"}"""),
        ("CRM_DEAL_LIST_TOOLBAR", """{"URI":"\/crm\/deal\/list\/"}"""),
        ("CRM_BANK_DETAIL_AUTOCOMPLETE", """{"searchQuery":"044599999","URI":"\/bitrix\/components\/bitrix\/crm.requisite.details\/slider.ajax.php?requisite_id=n0&sessid=1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d&etype=4&eid=2979&external_context_id=COMPANY_2979&pid=1&cid=0&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CRM_REQUISITE_AUTOCOMPLETE", """{"searchQuery":"Daisy","URI":"\/crm\/company\/details\/7\/?any=details%2F7%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CRM_DEAL_ROBOT_DESIGNER_TOOLBAR", """{"URI":"\/crm\/deal\/automation\/0\/"}"""),
        ("IM_CONTEXT_MENU", """{"messageId":"2431","dialogId":"chat2","URI":"\/online\/"}"""),
        ("IM_TEXTAREA", """{"dialogId":"chat2","URI":"\/online\/"}"""),
        ("IM_NAVIGATION", """{"URI":"\/online\/"}"""),
        ("IM_SIDEBAR", """{"dialogId":"chat2","URI":"\/online\/"}"""),
        ("LEFT_MENU", """{"URI":"\/crm\/lead\/list\/"}"""),
        ("IMMOBILE_CONTEXT_MENU", """{"dialogId":"chat1"}"""),
        ("SETTING_CONNECTOR", """{"CONNECTOR":"my_connector","LINE":"3","STATUS":false,"ACTIVE_STATUS":true,"CONNECTION_STATUS":false,"REGISTER_STATUS":false,"ERROR_STATUS":false,"URI":"\/contact_center\/connector\/?ID=my_connector&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("TASK_LIST_CONTEXT_MENU", """{"ID":"31","URI":"\/company\/personal\/user\/1\/tasks\/"}"""),
        ("TASK_USER_LIST_TOOLBAR", """{"USER_ID":"1","URI":"\/company\/personal\/user\/1\/tasks\/"}"""),
        ("TASK_GROUP_LIST_TOOLBAR", """{"GROUP_ID":"11","URI":"\/workgroups\/group\/11\/tasks\/"}"""),
        ("TASK_ROBOT_DESIGNER_TOOLBAR", """{"GROUP_ID":"11","URI":"\/workgroups\/group\/11\/tasks\/"}"""),
        ("TASK_VIEW_SIDEBAR", """{"taskId":"31","URI":"\/company\/personal\/user\/1\/tasks\/task\/view\/31\/"}"""),
        ("TASK_VIEW_TAB", """{"taskId":"31","URI":"\/company\/personal\/user\/1\/tasks\/task\/view\/31\/"}"""),
        ("TASK_VIEW_TOP_PANEL", """{"taskId":"31","URI":"\/company\/personal\/user\/1\/tasks\/task\/view\/31\/"}"""),
        ("TELEPHONY_ANALYTICS_MENU", """{"URI":"\/report\/telephony\/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}"""),
        ("CALL_CARD", """{"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"+4930123456","LINE_NUMBER":"+49 30 000-00-00","LINE_NAME":"+49 30 000-00-00","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17","CRM_ACTIVITY_ID":"undefined","CRM_BINDINGS":[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"}],"CALL_DIRECTION":"incoming","CALL_STATE":"connected","CALL_LIST_MODE":"false","URI":"\/crm\/company\/details\/17\/"}"""),
        ("REST_APP_URI", """{"test":"y","docId":"42","URI":"\/company\/personal\/user\/1\/blog\/"}"""),
        ("PAGE_BACKGROUND_WORKER", """{"ID":"PAGE_BACKGROUND_WORKER","URI":"\/company\/personal\/user\/1\/blog\/"}"""),
        ("USER_PROFILE_MENU", """{"USER_ID":"1","URI":"\/company\/"}"""),
        ("USER_PROFILE_TOOLBAR", """{"USER_ID":"1401","URI":"\/company\/personal\/user\/1401\/"}"""),
        ("SONET_GROUP_DETAIL_TAB", """{"GROUP_ID":"10","URI":"\/workgroups\/group\/10\/"}"""),
        ("SONET_GROUP_ROBOT_DESIGNER_TOOLBAR", """{"GROUP_ID":"10","URI":"\/workgroups\/group\/10\/tasks\/"}"""),
        ("SONET_GROUP_TOOLBAR", """{"URI":"\/workgroups\/group\/10\/tasks\/"}"""),
    ];
}
