using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0206.</summary>
public class DuplicateHandlerTests
{
    private const string Refused =
        "Bitrix24 answers ERROR_CORE \"Handler already binded\" to a second one, so only one of them is registered.";

    [Fact]
    public Task Within_one_class() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetPlacement({|PLC0206:"CRM_DEAL_DETAIL_TAB"|}, Title = "More supplies")]
        internal sealed class DealSupplies;
        """).VerifyAsync(
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-supplies' in this class already: {Refused} Give one of them another Handler, such as /widgets/deal-supplies-2.");

    [Fact]
    public Task Within_one_class_with_handlers() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies", Handler = "/supplies")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "More supplies", Handler = {|PLC0206:"/supplies"|})]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Other supplies", Handler = {|PLC0206:"/supplies"|})]
        internal sealed class DealSupplies;
        """).VerifyAsync(
            $"CRM_DEAL_DETAIL_TAB has the handler '/supplies' in this class already: {Refused} Give one of them another Handler, such as /widgets/deal-supplies.",
            $"CRM_DEAL_DETAIL_TAB has the handler '/supplies' in this class already: {Refused} Give one of them another Handler, such as /widgets/deal-supplies.");

    [Fact]
    public Task The_proposed_handler_is_one_that_nobody_has() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "A")]
        [WidgetPlacement({|PLC0206:"LEFT_MENU"|}, Title = "B")]
        [WidgetPlacement("LEFT_MENU", Title = "C", Handler = "/widgets/menu-2")]
        internal sealed class Menu;
        """).VerifyAsync(
            $"LEFT_MENU has the handler '/widgets/menu' in this class already: {Refused} Give one of them another Handler, such as /widgets/menu-3.");

    [Fact]
    public Task Classes_of_the_same_name() => new RuleProject(
        """
        using Placement;

        namespace Acme.Sales
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Sales")]
            internal sealed class DealTab;
        }

        namespace Acme.Service
        {
            [WidgetPlacement({|PLC0206:"CRM_DEAL_DETAIL_TAB"|}, Title = "Service")]
            internal sealed class DealTab;
        }
        """).VerifyAsync(
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-tab' in Acme.Sales.DealTab already: {Refused} Give one of them another Handler, such as /widgets/deal-tab-2.");

    [Fact]
    public Task Names_that_differ_may_still_give_one_path() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "A")]
        internal sealed class DealTab;

        internal static class Outer
        {
            [WidgetPlacement({|PLC0206:"CRM_DEAL_DETAIL_TAB"|}, Title = "B")]
            internal sealed class Deal_Tab;
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "C", Handler = {|PLC0206:"/widgets/deal-tab"|})]
        internal sealed class DealInfo;
        """).VerifyAsync(
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-tab' in DealTab already: {Refused} Give one of them another Handler, such as /widgets/deal-tab-2.",
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-tab' in DealTab already: {Refused} Give one of them another Handler, such as /widgets/deal-info.");

    [Fact]
    public Task Handlers_are_compared_as_they_are_sent() => new RuleProject(
        """
        using Placement;

        internal static class Paths
        {
            public const string Root = "/crm";
            public const string Host = "https://myapp.example.com";
        }

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "A", Handler = "/crm/A")]
        [WidgetPlacement({|PLC0102:" CRM_DEAL_DETAIL_TAB "|}, Title = "B", Handler = {|PLC0206:$" {Paths.Root}/{nameof(A)}"|})]
        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "C", Handler = {|PLC0206:Paths.Root + "/A"|})]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "D", Handler = "/für Leads")]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "E", Handler = {|PLC0206:"/f%C3%BCr%20Leads"|})]
        [WidgetPlacement("CRM_QUOTE_DETAIL_TAB", Title = "F", Handler = "https://myapp.example.com/x")]
        [WidgetPlacement("CRM_QUOTE_DETAIL_TAB", Title = "G", Handler = {|PLC0206:Paths.Host + "/x "|})]
        internal sealed class A;
        """).VerifyAsync();

    [Fact]
    public async Task Codes_are_compared_in_upper_case()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "A")]
            [WidgetPlacement("left_menu", Title = "B")]
            internal sealed class Menu;
            """);

        Assert.Single(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0206");
    }

    [Fact]
    public Task Near_misses() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "A")]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "A")]
        [WidgetPlacement("CRM_DYNAMIC_*_DETAIL_TAB", Title = "A")]
        [WidgetPlacement("CRM_DYNAMIC_128_DETAIL_TAB", Title = "A", Handler = "/128")]
        [WidgetPlacement("CRM_DYNAMIC_130_DETAIL_TAB", Title = "A", Handler = "/128")]
        internal sealed class DealTab;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "B", Handler = "/widgets/Deal-tab")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "C", Handler = "/widgets/deal-tab/")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "D", Handler = "/widgets/deal-tab?kind=d")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "E", Handler = "/widgets/deal-tab?kind=e")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "F", Handler = "https://myapp.example.com/widgets/deal-tab")]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "G", Handler = "https://MYAPP.example.com/widgets/deal-tab")]
        internal sealed class DealInfo;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "H", ErrorHandler = "/removed")]
        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "I", ErrorHandler = "/removed", UserId = 5)]
        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "J", ErrorHandler = "/removed", UserId = 7, Handler = "/j")]
        [WidgetPlacement("REST_APP_URI", Title = "K")]
        internal sealed class Worker;

        internal sealed class Handler;
        """).VerifyAsync();

    [Fact]
    public Task The_user_belongs_to_what_is_compared() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "A", ErrorHandler = "/removed", UserId = 5)]
        [WidgetPlacement({|PLC0206:"PAGE_BACKGROUND_WORKER"|}, Title = "B", ErrorHandler = "/removed", UserId = 5)]
        internal sealed class Worker;
        """).VerifyAsync(
            $"PAGE_BACKGROUND_WORKER has the handler '/widgets/worker' for user 5 in this class already: {Refused} Give one of them another Handler, such as /widgets/worker-2.");

    [Fact]
    public Task An_undocumented_placement_has_its_handlers_apart_too() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("TASK_TOP_MENU", Title = "A")]
        [WidgetPlacement({|PLC0206:"TASK_TOP_MENU"|}, Title = "B")]
        internal sealed class Tasks;
        """).VerifyAsync();

    [Fact]
    public Task The_later_one_in_the_order_of_file_names_is_reported() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "B", Handler = {|PLC0206:"/tab"|})]
        internal sealed class B;
        """,
        """
        using Placement;

        // A blank line makes the position later than that of B.

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "A", Handler = "/tab")]
        internal sealed class A;
        """)
    { FileNames = ["B.cs", "A.cs"] }.VerifyAsync(
        $"CRM_DEAL_DETAIL_TAB has the handler '/tab' in A already: {Refused} Give one of them another Handler, such as /widgets/b.");

    [Fact]
    public Task A_partial_class_in_several_files() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "A")]
        internal sealed partial class DealTab;
        """,
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "B", Handler = {|PLC0206:"/widgets/deal-tab"|})]
        internal sealed class Other;
        """,
        """
        using Placement;

        [WidgetPlacement({|PLC0206:"CRM_DEAL_DETAIL_TAB"|}, Title = "C")]
        internal sealed partial class DealTab;
        """).VerifyAsync(
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-tab' in DealTab already: {Refused} Give one of them another Handler, such as /widgets/other.",
            $"CRM_DEAL_DETAIL_TAB has the handler '/widgets/deal-tab' in this class already: {Refused} Give one of them another Handler, such as /widgets/deal-tab-2.");

    [Fact]
    public async Task The_first_one_is_an_additional_location()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "A", Handler = "/a")]
            [WidgetPlacement("LEFT_MENU", Title = "B", Handler = "/a")]
            internal sealed class A;
            """,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "C", Handler = "/a")]
            [WidgetPlacement("REST_APP_URI", Title = "C")]
            internal sealed class C;
            """,
            """
            using Placement;

            [WidgetPlacement("REST_APP_URI", Title = "D")]
            internal sealed class D;
            """);

        ImmutableArray<Diagnostic> diagnostics = await project.DiagnosticsAsync();

        Assert.Equal(["PLC0206", "PLC0206", "PLC0207"], diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(
            ["/acme/File0.cs \"/a\"", "/acme/File0.cs \"/a\"", "/acme/File1.cs \"REST_APP_URI\""],
            diagnostics.Select(static diagnostic => Show(Assert.Single(diagnostic.AdditionalLocations))));
        Assert.All(diagnostics, static diagnostic => Assert.NotEqual(diagnostic.Location, diagnostic.AdditionalLocations[0]));
    }

    [Theory]
    [InlineData("Handler = \"x\"", "Handler = \"x\"")] // PLC0201
    [InlineData("UserId = -1", "UserId = -1")] // PLC0601
    public async Task Widgets_that_are_not_registered_collide_with_nothing(string first, string second)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "A", {{first}})]
            [WidgetPlacement("LEFT_MENU", Title = "B", {{second}})]
            internal sealed class Menu;
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id is "PLC0206" or "PLC0207");
    }

    [Theory]
    [InlineData("NOWHERE")]
    [InlineData("USERFIELD_TYPE")]
    [InlineData("SETTING_CONNECTOR")]
    [InlineData("DEFAULT")]
    [InlineData("")]
    public async Task Codes_that_are_not_registered_collide_with_nothing(string code)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("{{code}}", Title = "A")]
            [WidgetPlacement("{{code}}", Title = "B")]
            internal sealed class Menu;
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id is "PLC0206" or "PLC0207");
    }

    [Theory]
    [InlineData("\"LEFT_MENU\", Handler = Missing", "CS0103")]
    [InlineData("\"LEFT_MENU\", Handler = 5", "CS0029")]
    [InlineData("\"LEFT_MENU\", UserId = \"5\"", "CS0029")]
    [InlineData("Missing", "CS0103")]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic(string arguments, string error) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "A")]
        [WidgetPlacement({{arguments}}, Title = "B")]
        internal sealed class Menu;
        """)
    { Errors = [error] }.VerifyAsync();

    [Fact]
    public async Task No_message_shows_a_secret()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("REST_APP_URI", Title = "A", Handler = {|PLC0208:"/a?token=hush"|})]
            [WidgetPlacement("REST_APP_URI", Title = "B", Handler = {|PLC0206:{|PLC0208:"/a?token=hush"|}|})]
            [WidgetPlacement("REST_APP_URI", Title = "B", Handler = {|PLC0207:"/b"|})]
            internal sealed class Link;
            """);

        await project.VerifyAsync();
        Assert.All(
            await project.DiagnosticsAsync(),
            static diagnostic => Assert.DoesNotContain(
                "hush", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_class_that_is_offered_again_does_not_collide_with_itself()
    {
        Project project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("REST_APP_URI", Title = "A")]
            internal sealed partial class Link;
            """,
            """
            internal sealed partial class Link
            {
            }
            """).Create();
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var analyzed = new Microsoft.CodeAnalysis.Diagnostics.CompilationWithAnalyzers(
            compilation, Harness.Rules.Analyzers, project.AnalyzerOptions);

        // As editors do: file by file, then the whole.
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            Assert.Empty(await analyzed.GetAnalyzerSemanticDiagnosticsAsync(
                compilation.GetSemanticModel(tree), filterSpan: null, TestContext.Current.CancellationToken));
        }

        Assert.Empty(await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    private static string Show(Location location) =>
        $"{location.SourceTree!.FilePath} {location.SourceTree.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan)}";
}
