using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>
/// The sample's widgets, light and dark, narrow and wide: nothing serious for axe, nothing too wide, and a screenshot of each.
/// </summary>
public sealed class DealDeskLookTests(Chromium chromium)
{
    /// <summary>A widget: the page of the portal where it is, and the control that opens it.</summary>
    public static TheoryData<string, string, AriaRole, string> Widgets => new()
    {
        { "deal-supplies", "/crm/deal/details/1/", AriaRole.Tab, "Supplies" },
        { "caller-card", "/", AriaRole.Button, "Call" },
        { "desk", "/", AriaRole.Link, "Deal Desk" },
        { "process-history", "/crm/type/128/details/1/", AriaRole.Tab, "History" },
        { "task-materials", "/company/personal/user/1/tasks/task/view/1/", AriaRole.Tab, "Materials" },
        { "delivery-calendar", "/calendar/", AriaRole.Tab, "Deliveries" },
        { "quick-replies", "/online/?IM_DIALOG=chat9", AriaRole.Button, "Quick replies" },
        { "customer-sidebar", "/online/?IM_DIALOG=chat9", AriaRole.Button, "Open deals" },
        { "supply-report", "/report/analytics/", AriaRole.Button, "Supply report" },
        { "supplier-field", "/crm/deal/details/1/", AriaRole.Button, "Edit Preferred supplier" },
    };

    [Theory]
    [MemberData(nameof(Widgets), DisableDiscoveryEnumeration = true)]
    public async Task A_widget_is_legible_and_fits_in_every_look(string widget, string path, AriaRole role, string name)
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync(path);

        await visit.Page.GetByRole(role, new() { Name = name, Exact = true }).First.ClickAsync();

        ILocator frame = visit.Page.Locator($"iframe.appframe[data-loaded][data-handler$='/{widget}']");
        await Assertions.Expect(frame).ToBeVisibleAsync();
        IFrame document = (await (await frame.ElementHandleAsync()).ContentFrameAsync())!;
        await Assertions.Expect(document.Locator("body > :is(h1, p, ul, table, select)").First).ToBeVisibleAsync();
        await Accessibility.ExamineAsync(visit.Page, $"desk-{widget}", document);
        await visit.Page.SetViewportSizeAsync(360, 900);
        Assert.True(await document.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_activity_is_legible_in_every_look()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/details/1/");

        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Move the deal to")).ToBeVisibleAsync();

        await Accessibility.ExamineAsync(visit.Page, "desk-delivery-activity");
    }
}
