using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>Controllers and Razor Pages are registered at the handler that they declare, and hosted by themselves.</summary>
public class MvcClassTests
{
    [Fact]
    public void A_page_and_a_controller_are_bound_and_not_hosted()
    {
        GeneratorRun run = new TestProject(
            """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.RazorPages;
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
            public sealed class SuppliesModel : PageModel;

            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Desk", Handler = "/desk")]
            public sealed class DeskController : Controller;
            """)
        {
            IsHosting = true,
        }.Run().AssertCompiles();

        string all = string.Join('\n', run.Files.Values);
        Assert.Contains("\"HANDLER\":\"~/supplies\"", all, StringComparison.Ordinal);
        Assert.Contains("typeof(global::SuppliesModel)", all, StringComparison.Ordinal);
        Assert.Contains("\"HANDLER\":\"~/desk\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("HostedWidget.Create", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_handler_they_are_left_out()
    {
        GeneratorRun run = new TestProject(
            """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.RazorPages;
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            public sealed class SuppliesModel : PageModel;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Desk")]
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Desk", Handler = "/desk")]
            public sealed class DeskController : Controller;
            """)
        {
            IsHosting = true,
        }.Run().AssertCompiles();

        string all = string.Join('\n', run.Files.Values);
        Assert.DoesNotContain("CRM_DEAL_DETAIL_TAB", all, StringComparison.Ordinal);
        Assert.Contains("\"HANDLER\":\"~/desk\"", all, StringComparison.Ordinal);
    }
}
