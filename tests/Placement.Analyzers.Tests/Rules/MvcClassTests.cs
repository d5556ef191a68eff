using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0308, and what the other rules say of controllers and Razor Pages.</summary>
public class MvcClassTests
{
    private const string Usings =
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.DependencyInjection;
        using Placement;


        """;

    [Fact]
    public Task A_handler_is_missing() => Project(
        """
        [{|PLC0308:WidgetPlacement|}("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        public sealed class SuppliesModel : PageModel;

        [{|PLC0308:WidgetPlacement|}("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = null)]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
        public sealed class SuppliesController : DeskController;

        public abstract class DeskController : ControllerBase;

        [{|PLC0308:WidgetPlacement|}("TASK_VIEW_TAB", Title = "Tasks")]
        [Controller]
        public sealed class Tasks;
        """).VerifyAsync(
            "SuppliesModel is the model of a Razor Page, which answers at its own route: write Handler = \"/…\" with that route. "
                + "Without it CRM_DEAL_DETAIL_TAB is not registered.",
            "SuppliesController is a controller, which answers at its own route: write Handler = \"/…\" with that route. "
                + "Without it CRM_DEAL_DETAIL_TAB is not registered.",
            "Tasks is a controller, which answers at its own route: write Handler = \"/…\" with that route. "
                + "Without it TASK_VIEW_TAB is not registered.");

    [Fact]
    public Task With_a_handler_there_is_nothing_to_say() => Project(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
        internal sealed class SuppliesModel : PageModel;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Desk", Handler = "/desk")]
        public sealed class DeskController : Controller;
        """).VerifyAsync();

    /// <summary>A handler that is wrong, and one that is being written, is another rule's or nobody's.</summary>
    [Fact]
    public Task Near_misses() => Project(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = {|PLC0201:"supplies"|})]
        public sealed class SuppliesModel : PageModel;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Desk")]
        public sealed class {|PLC0303:OtherController|} : Acme.ControllerBase;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "None")]
        [NonController]
        public sealed class {|PLC0303:None|} : ControllerBase;

        namespace Acme
        {
            public class ControllerBase;
        }
        """).VerifyAsync();

    [Fact]
    public Task Controllers_are_public() => Project(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
        internal sealed class {|PLC0301:SuppliesController|} : Controller;

        public static class Outer
        {
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies", Handler = "/more")]
            public sealed class {|PLC0301:NestedController|} : Controller;
        }
        """).VerifyAsync();

    [Fact]
    public Task They_have_one_public_constructor() => Project(
        """
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
        public sealed class {|PLC0305:SuppliesModel|} : PageModel
        {
            internal SuppliesModel() { }
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Desk", Handler = "/desk")]
        public sealed class {|PLC0305:DeskController|} : Controller
        {
            public DeskController() { }

            public DeskController(System.TimeProvider clock) { }
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "More", Handler = "/more")]
        public sealed class MoreController : Controller
        {
            public MoreController() { }

            [ActivatorUtilitiesConstructor]
            public MoreController(System.TimeProvider clock) { }
        }
        """).VerifyAsync();

    private static RuleProject Project(string source) => new(Usings + source) { ReferencesHosting = true };
}
