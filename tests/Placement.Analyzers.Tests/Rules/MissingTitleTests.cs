using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0401.</summary>
public class MissingTitleTests
{
    [Theory]
    [InlineData("\"CRM_DEAL_DETAIL_TAB\"", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("Placements.Crm.Deal.DetailTab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\", Handler = \"/x\", Description = \"Stock\"", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("Placements.PageBackgroundWorker, ErrorHandler = \"/removed\"", "PAGE_BACKGROUND_WORKER")]
    [InlineData("\"TASK_TOP_MENU\"", "TASK_TOP_MENU")] // undocumented
    [InlineData("\"LEFT_MENU\", Title = null", "LEFT_MENU")]
    [InlineData("\"LEFT_MENU\", Title = default", "LEFT_MENU")]
    [InlineData("\"LEFT_MENU\", Title = Untitled", "LEFT_MENU")]
    public Task A_placement_without_a_title(string arguments, string code) => new RuleProject(
        $$"""
        using Placement;

        [{|PLC0401:WidgetPlacement|}({{arguments}})]
        internal sealed class DealSupplies
        {
            private const string? Untitled = null;
        }
        """).VerifyAsync($"{code} has no title: Bitrix24 shows the application's name. Set Title.");

    [Fact]
    public Task Only_the_placements_without_a_title_of_their_own() => new RuleProject(
        """
        [Placement.WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [{|PLC0401:Placement.WidgetPlacementAttribute|}("CALL_CARD")]
        [Placement.WidgetPlacement("TASK_VIEW_TAB")]
        [Placement.WidgetText("de", Title = "Aufgabe", Placement = "task_view_tab")]
        [Placement.WidgetText("de", Description = "Karte", Placement = "CALL_CARD")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Theory]
    [InlineData("[WidgetText(\"de\", Title = \"Lager\")]")]
    [InlineData("[WidgetText(\"de\", Title = \"Lager\", Placement = \"LEFT_MENU\")]")]
    [InlineData("[WidgetText(\"de\", Title = \"Lager\", Placement = \" left_menu \")]")]
    [InlineData("[WidgetText(\"de\", Title = nameof(Menu))]")]
    public Task A_title_in_one_language_is_a_title(string text) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU")]
        {{text}}
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_title_of_another_placement_is_none() => new RuleProject(
        """
        using Placement;

        [{|PLC0401:WidgetPlacement|}("LEFT_MENU")]
        [WidgetPlacement("CALL_CARD", Title = "Card")]
        [WidgetText("de", Title = "Karte", Placement = "CALL_CARD")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_title_in_another_file() => new RuleProject(
        """
        using Placement;

        internal static partial class Outer
        {
            [WidgetPlacement("LEFT_MENU")]
            internal sealed partial class Menu;

            [{|PLC0401:WidgetPlacement|}("LEFT_MENU", Handler = "/other")]
            internal sealed partial class Other;
        }
        """,
        """
        using Placement;

        internal static partial class Outer
        {
            [WidgetText("de", Title = "Lager")]
            internal sealed partial class Menu;
        }
        """).VerifyAsync();

    [Fact]
    public Task Codes_of_other_methods_and_unknown_ones_are_reported_for_that_alone()
    {
        return AssertSilentAsync("\"USERFIELD_TYPE\"", "\"NO_SUCH_PLACE_ANYWHERE\"", "\"\"", "null!");

        static async Task AssertSilentAsync(params string[] codes)
        {
            foreach (string code in codes)
            {
                var project = new RuleProject(
                    $$"""
                    using Placement;

                    [WidgetPlacement({{code}})]
                    internal sealed class Menu;
                    """);
                Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id is "PLC0401" or "PLC0404");
            }
        }
    }

    [Fact]
    public Task A_title_that_does_not_compile_is_no_missing_title() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = 5)]
        internal sealed class Menu;

        [WidgetPlacement("CALL_CARD")]
        [WidgetText("de", Title = Unknown)]
        internal sealed class Card;
        """)
    { Errors = ["CS0029", "CS0103"] }.VerifyAsync();

    [Theory]
    [InlineData("DealSupplies", "Deal supplies")]
    [InlineData("DealSuppliesWidget", "Deal supplies")]
    [InlineData("HTMLTab", "HTML tab")]
    [InlineData("DealsInCRM", "Deals in CRM")]
    [InlineData("Widget", "Widget")]
    [InlineData("RobotHandler", "Robot")]
    [InlineData("deal_supplies", "Deal supplies")]
    [InlineData("Html5Editor", "Html5 editor")]
    [InlineData("@class", "Class")]
    [InlineData("ПоставкиСделки", "Поставки сделки")]
    [InlineData("Übersicht", "Übersicht")]
    [InlineData("A", "A")]
    public async Task The_suggested_title_is_the_class_name_in_words(string className, string title)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [{|PLC0401:WidgetPlacement|}("LEFT_MENU", Handler = "/menu")]
            internal sealed class {{className}};
            """);

        Assert.Equal([$"Add Title = \"{title}\""], await project.OfferedFixesAsync("PLC0401"));
    }

    [Fact]
    public async Task No_title_is_suggested_by_a_name_without_letters()
    {
        var project = new RuleProject(
            """
            using Placement;

            [{|PLC0401:WidgetPlacement|}("LEFT_MENU", Handler = "/menu")]
            internal sealed class __;
            """);

        Assert.Empty(await project.OfferedFixesAsync("PLC0401"));
    }

    [Theory]
    [InlineData(
        "\"LEFT_MENU\"",
        "\"LEFT_MENU\", Title = \"Deal supplies\"")]
    [InlineData(
        "\"LEFT_MENU\", Handler = \"/menu\" /* as before */ ",
        "\"LEFT_MENU\", Handler = \"/menu\" /* as before */ , Title = \"Deal supplies\"")]
    [InlineData(
        " \"LEFT_MENU\" ",
        " \"LEFT_MENU\", Title = \"Deal supplies\" ")]
    [InlineData(
        "placement: \"LEFT_MENU\"",
        "placement: \"LEFT_MENU\", Title = \"Deal supplies\"")]
    [InlineData(
        "\"LEFT_MENU\", Title = null, Handler = \"/menu\"",
        "\"LEFT_MENU\", Title = \"Deal supplies\", Handler = \"/menu\"")]
    [InlineData(
        "\"LEFT_MENU\",\n    Handler = \"/menu\"",
        "\"LEFT_MENU\",\n    Handler = \"/menu\",\n    Title = \"Deal supplies\"")]
    [InlineData(
        "\n    \"LEFT_MENU\"",
        "\n    \"LEFT_MENU\",\n    Title = \"Deal supplies\"")]
    [InlineData(
        "\n    \"LEFT_MENU\",\n    // the old address\n    Handler = \"/menu\" // until May\n    ",
        "\n    \"LEFT_MENU\",\n    // the old address\n    Handler = \"/menu\", // until May\n    Title = \"Deal supplies\"\n    ")]
    [InlineData(
        "\r\n    \"LEFT_MENU\",\r\n    Handler = \"/menu\"\r\n",
        "\r\n    \"LEFT_MENU\",\r\n    Handler = \"/menu\",\r\n    Title = \"Deal supplies\"\r\n")]
    [InlineData(
        "\"LEFT_MENU\" // the menu\n    ",
        "\"LEFT_MENU\", // the menu\n    Title = \"Deal supplies\"\n    ")]
    public Task The_fix_adds_a_title_in_the_manner_of_the_other_arguments(string arguments, string expected)
    {
        return new RuleProject(Source(arguments)).VerifyFixAsync("PLC0401", "Add Title = \"Deal supplies\"", Source(expected));

        static string Source(string arguments) =>
            $"using Placement;\n\n[WidgetPlacement({arguments})] // shown\ninternal sealed class DealSupplies;\n";
    }

    [Fact]
    public async Task Fix_all_titles()
    {
        var project = new RuleProject(
            """
            using Placement;

            [{|PLC0401:WidgetPlacement|}("LEFT_MENU")]
            [{|PLC0401:WidgetPlacement|}("CALL_CARD")]
            internal sealed class DealSupplies;
            """,
            """
            using Placement;

            [{|PLC0401:WidgetPlacement|}(
                "LEFT_MENU")]
            internal sealed class TeamCalendar;
            """);
        const string First =
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Deal supplies")]
            [WidgetPlacement("CALL_CARD", Title = "Deal supplies")]
            internal sealed class DealSupplies;
            """;

        await project.VerifyFixAllAsync(
            "PLC0401",
            title: null,
            First,
            """
            using Placement;

            [WidgetPlacement(
                "LEFT_MENU",
                Title = "Team calendar")]
            internal sealed class TeamCalendar;
            """);
        await project.VerifyFixAllAsync(FixAllScope.Document, "PLC0401", title: null, First, project.Sources[1].Source);
    }
}
