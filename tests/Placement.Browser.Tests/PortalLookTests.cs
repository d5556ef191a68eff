using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>Every view of the portal's page, light and dark, narrow and wide: nothing serious for axe, and a screenshot of each.</summary>
public sealed class PortalLookTests(Chromium chromium)
{
    public static TheoryData<string, string[]> Views => new()
    {
        {
            "work",
            [
                "/stream/", "/company/personal/user/1/tasks/", "/company/personal/user/1/tasks/task/view/31/", "/workgroups/",
                "/workgroups/group/10/", "/workgroups/group/10/tasks/", "/online/", "/mobile/", "/calendar/", "/company/",
                "/company/personal/user/1/",
            ]
        },
        {
            "crm", ["/crm/deal/list/", "/crm/deal/kanban/", "/crm/deal/automation/0/", "/crm/deal/details/1/", "/crm/company/details/1/"]
        },
        {
            "more",
            [
                "/report/analytics/", "/report/telephony/", "/biconnector/", "/contact_center/", "/contact_center/connector/?ID=my_connector",
                "/sites/", "/marketplace/", "/marketplace/app/1/", "/devops/",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Views), DisableDiscoveryEnumeration = true)]
    public async Task A_view_is_legible_and_named_in_every_look(string part, string[] paths)
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        string[] placements =
        [
            "LEFT_MENU", "CRM_DEAL_DETAIL_TAB", "CRM_DEAL_LIST_TOOLBAR", "TASK_VIEW_TAB", "IM_TEXTAREA", "CONTACT_CENTER",
            "CRM_ANALYTICS_MENU", "SONET_GROUP_DETAIL_TAB", "CALENDAR_GRIDVIEW", "PAGE_BACKGROUND_WORKER",
        ];
        foreach (string placement in placements)
        {
            await visit.BindAsync(placement);
        }

        foreach (string path in paths)
        {
            await visit.BeginAsync(path);
            await Assertions.Expect(visit.Page.Locator("main [aria-busy=true]:visible")).ToHaveCountAsync(0);
            await Accessibility.ExamineAsync(visit.Page, $"{part}{path.Split('?')[0].Replace('/', '-').TrimEnd('-')}");
        }
    }

    [Fact]
    public async Task Sliders_dialogs_menus_and_calls_are_legible_and_named_in_every_look()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.BindAsync("CRM_DEAL_DETAIL_TOOLBAR", "sdk");
        await visit.BindAsync("CALL_CARD");
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await Accessibility.ExamineAsync(visit.Page, "menu");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "CRM_DEAL_DETAIL_TOOLBAR" }).ClickAsync();
        IFrame widget = await visit.FrameAsync("sdk/CRM_DEAL_DETAIL_TOOLBAR");
        await widget.EvaluateAsync(
            "() => ready.then(() => { b24.dialog.selectCRM({ entityType: ['deal', 'company'], multiple: true }); })");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Select from the CRM" })).ToBeVisibleAsync();
        await Accessibility.ExamineAsync(visit.Page, "dialog");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Accessibility.ExamineAsync(visit.Page, "slider");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await visit.OpeningByAsync(
            "silent/CALL_CARD", () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync());
        await Accessibility.ExamineAsync(visit.Page, "call");
    }
}
