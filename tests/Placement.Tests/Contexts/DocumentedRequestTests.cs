using Placement.Fixtures;

namespace Placement.Tests.Contexts;

/// <summary>What the documentation's own examples become, each member of each.</summary>
public class DocumentedRequestTests
{
    private static readonly Dictionary<string, PlacementContext> Expected = new(StringComparer.Ordinal)
    {
        ["calendar.md"] = new CalendarContext { Uri = "/calendar/", From = new DateOnly(2026, 7, 26), To = new DateOnly(2026, 9, 6) },
        ["contact-center.md"] = new ContactCenterContext { Uri = "/contact_center/", RegistrationId = 717 },
        ["crm/activity-timeline-menu.md"] = new CrmTimelineContext
        {
            Uri = "/crm/deal/details/8061/?any=details%2F8061%2F",
            EntityId = 8061,
            EntityTypeId = 2,
            EntityTypeName = "DEAL",
            ActivityId = 8097,
            ActivityTypeId = 6,
        },
        ["crm/analytics-menu.md"] = new CrmSectionContext { Uri = "/report/analytics/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER" },
        ["crm/analytics-toolbar.md"] = new CrmSectionContext { Uri = "/report/analytics/" },
        ["crm/detail-activity.md"] = Deal(8061, "/crm/deal/details/8061/?any=details%2F8061%2F"),
        ["crm/detail-search.md"] = new ClientSearchContext
        {
            Uri = "/crm/deal/details/5/?any=details%2F5%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
            ClientType = ClientType.Company,
            SearchQuery = "Daisy",
        },
        ["crm/detail-tab.md"] = Deal(8061, "/crm/deal/details/8061/?any=details%2F8061%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"),
        ["crm/detail-toolbar.md"] = Deal(8061, "/crm/deal/details/8061/?any=details%2F8061%2F"),
        ["crm/document-generator-button.md"] = Deal(5, "/crm/deal/details/5/?any=details%2F5%2F"),
        ["crm/funnels-toolbar.md"] = new CrmSectionContext { Uri = "/crm/deal/kanban/", EntityTypeId = 2, EntityTypeName = "DEAL" },
        ["crm/list-menu.md"] = Deal(8061, "/crm/deal/list/"),
        ["crm/list-toolbar.md"] = new CrmSectionContext { Uri = "/crm/deal/list/", EntityTypeId = 2, EntityTypeName = "DEAL" },
        ["crm/requisites-autocomplete/bank-detail-autocomplete.md"] = new RequisiteSearchContext
        {
            Uri = "/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?requisite_id=n0&sessid=1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d&etype=4&eid=2979&external_context_id=COMPANY_2979&pid=1&cid=0&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
            SearchQuery = "044599999",
            ClientType = ClientType.Company,
            ClientId = 2979,
        },
        ["crm/requisites-autocomplete/requisite-autocomplete.md"] = new RequisiteSearchContext
        {
            Uri = "/crm/company/details/7/?any=details%2F7%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
            SearchQuery = "Daisy",
            ClientType = ClientType.Company,
            ClientId = 7,
        },
        ["crm/robot-designer-toolbar.md"] =
            new CrmSectionContext { Uri = "/crm/deal/automation/0/", EntityTypeId = 2, EntityTypeName = "DEAL", PipelineId = 0 },
        ["im/context-menu.md"] = new ChatContext { Uri = "/online/", DialogId = "chat2", ChatId = 2, MessageId = 2431 },
        ["im/index.md"] = new ChatContext { Uri = "/online/", DialogId = "chat2", ChatId = 2 },
        ["im/navigation.md"] = new() { Uri = "/online/" },
        ["im/sidebar.md"] = new ChatContext { Uri = "/online/", DialogId = "chat2", ChatId = 2 },
        ["left-menu.md"] = new() { Uri = "/crm/lead/list/" },
        ["mobile-app.md"] = new ChatContext { DialogId = "chat1", ChatId = 1 },
        ["setting-connector.md"] = new ConnectorContext
        {
            Uri = "/contact_center/connector/?ID=my_connector&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER",
            Connector = "my_connector",
            Line = 3,
            IsActive = true,
        },
        ["task/list-context-menu.md"] = new TaskContext { Uri = "/company/personal/user/1/tasks/", TaskId = 31 },
        ["task/list-toolbar.md TASK_USER_LIST_TOOLBAR"] = new TaskListContext { Uri = "/company/personal/user/1/tasks/", UserId = 1 },
        ["task/list-toolbar.md TASK_GROUP_LIST_TOOLBAR"] = new TaskListContext { Uri = "/workgroups/group/11/tasks/", GroupId = 11 },
        ["task/robot-designer-toolbar.md"] = new TaskListContext { Uri = "/workgroups/group/11/tasks/", GroupId = 11 },
        ["task/view-sidebar.md"] = new TaskContext { Uri = "/company/personal/user/1/tasks/task/view/31/", TaskId = 31 },
        ["task/view-tab.md"] = new TaskContext { Uri = "/company/personal/user/1/tasks/task/view/31/", TaskId = 31 },
        ["task/view-top-panel.md"] = new TaskContext { Uri = "/company/personal/user/1/tasks/task/view/31/", TaskId = 31 },
        ["telephony/analytics-menu.md"] = new() { Uri = "/report/telephony/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER" },
        ["telephony/call-card.md"] = new CallCardContext
        {
            Uri = "/crm/company/details/17/",
            CallId = "externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778",
            PhoneNumber = "+4930123456",
            LineNumber = "+49 30 000-00-00",
            LineName = "+49 30 000-00-00",
            CrmEntityType = "COMPANY",
            CrmEntityId = 17,
            Bindings = [new("DEAL", 25), new("COMPANY", 17)],
            Direction = CallDirection.Incoming,
            State = CallState.Connected,
        },
        ["universal/app-url.md"] = new AppLinkContext
        {
            Uri = "/company/personal/user/1/blog/",
            Parameters = new Dictionary<string, string> { ["test"] = "y", ["docId"] = "42" },
        },
        ["universal/background-worker.md"] = new BackgroundWorkerContext { Uri = "/company/personal/user/1/blog/" },
        ["user-profile/index.md"] = new UserProfileContext { Uri = "/company/", UserId = 1 },
        ["user-profile/profile-toolbar.md"] = new UserProfileContext { Uri = "/company/personal/user/1401/", UserId = 1401 },
        ["workgroups/detail-tab.md"] = new WorkgroupContext { Uri = "/workgroups/group/10/", GroupId = 10 },
        ["workgroups/robot-designer-toolbar.md"] = new WorkgroupContext { Uri = "/workgroups/group/10/tasks/", GroupId = 10 },
        ["workgroups/toolbar.md"] = new WorkgroupContext { Uri = "/workgroups/group/10/tasks/", GroupId = 10 },
    };

    public static TheoryData<string> Keys => [.. DocumentedRequest.All.Select(KeyOf)];

    [Fact]
    public void Every_page_with_an_example_is_expected_to_become_something()
    {
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), DocumentedRequest.All.Select(KeyOf).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_documented_request_is_read_into_the_right_record_with_the_right_values(string key)
    {
        DocumentedRequest request = DocumentedRequest.All.Single(request => KeyOf(request) == key);

        Assert.True(PlacementContextReader.TryRead(request.Placement, request.PlacementOptions, out PlacementContext? context));

        ContextAssert.Same(Expected[key], context);
        Assert.Equal(request.PlacementOptions.Contains("\"URI\"", StringComparison.Ordinal), context.Properties.ContainsKey("URI"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_type_is_announced_before_anything_is_read(string key)
    {
        DocumentedRequest request = DocumentedRequest.All.Single(request => KeyOf(request) == key);

        Assert.Equal(Expected[key].GetType(), PlacementContextReader.ContextTypeOf(request.Placement));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_is_kept_as_it_was_sent(string key)
    {
        DocumentedRequest request = DocumentedRequest.All.Single(request => KeyOf(request) == key);

        Assert.True(PlacementContextReader.TryRead(request.Placement, request.PlacementOptions, out PlacementContext? context));

        ContextAssert.HasProperties(request.PlacementOptions, context);
    }

    private static CrmEntityContext Deal(int id, string uri) =>
        new() { Uri = uri, EntityId = id, EntityTypeId = 2, EntityTypeName = "DEAL" };

    /// <summary>The page, and the code where a page has several examples.</summary>
    private static string KeyOf(DocumentedRequest request) =>
        DocumentedRequest.All.Count(other => other.Page == request.Page) == 1 ? request.Page : $"{request.Page} {request.Placement}";
}
