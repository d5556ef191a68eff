using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0401, PLC0404.</summary>
public class TextTests
{
    private const string EmptyTitle = "Title is empty, so it is not sent. Write a text, or remove Title.";
    private const string UntrimmedTitle = "Title has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.";

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
            private sealed partial class Menu;

            [{|PLC0401:WidgetPlacement|}("LEFT_MENU", Handler = "/other")]
            private sealed partial class Other;
        }
        """,
        """
        using Placement;

        internal static partial class Outer
        {
            [WidgetText("de", Title = "Lager")]
            private sealed partial class Menu;
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
    [InlineData("\"\"")]
    [InlineData("\"  \\t\"")]
    [InlineData("@\" \"")]
    [InlineData("Blank")]
    [InlineData("Blank + \" \"")]
    [InlineData("$\"{Blank} \"")]
    public Task An_empty_title(string title) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", {|PLC0404:Title = {{title}}|})]
        internal sealed class Menu
        {
            private const string Blank = " ";
        }
        """).VerifyAsync(EmptyTitle);

    [Theory]
    [InlineData("\" Supplies\"")]
    [InlineData("\"Supplies \"")]
    [InlineData("\"Supplies\\u00A0\"")]
    [InlineData("\"\\nSupplies\"")]
    [InlineData("@\"Supplies \"")]
    [InlineData("Texts.Supplies")]
    [InlineData("nameof(Menu) + \" \"")]
    [InlineData("$\" {nameof(Menu)}\"")]
    public Task A_title_with_blanks_around_it(string title) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = {|PLC0404:{{title}}|})]
        internal sealed class Menu;
        """,
        """
        internal static class Texts
        {
            public const string Supplies = " Supplies";
        }
        """).VerifyAsync(UntrimmedTitle);

    [Fact]
    public Task Every_text_of_every_attribute() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_ACTIVITY", Title = "Call", Description = {|PLC0404:" Calls"|}, {|PLC0404:GroupName = ""|},
            NewUserNotificationTitle = {|PLC0404:"New "|}, {|PLC0404:NewUserNotificationText = " "|})]
        [WidgetText("de", {|PLC0404:Title = ""|}, Description = {|PLC0404:"Anrufe "|}, GroupName = {|PLC0404:" Alle"|})]
        internal sealed class Call;
        """).VerifyAsync(
            "Description has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.",
            "GroupName is empty, so it is not sent. Write a text, or remove GroupName.",
            "NewUserNotificationTitle has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.",
            "NewUserNotificationText is empty, so it is not sent. Write a text, or remove NewUserNotificationText.",
            EmptyTitle,
            "Description has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.",
            "GroupName has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.");

    [Fact]
    public Task Options_of_a_placement_that_nobody_knows() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("TASK_TOP_MENU", Title = "Tasks", NewUserNotificationTitle = {|PLC0404:"New "|})]
        internal sealed class Tasks;
        """).VerifyAsync();

    [Theory]
    [InlineData("Title = \"My  supplies\"")]
    [InlineData("Title = \"Lieferungen – Übersicht\"")]
    [InlineData("Title = \"\u200BMenu\"")] // a zero-width space is no white space
    [InlineData("Title = \"Menu\", Description = null, GroupName = default")]
    [InlineData("Title = \"Menu\", Handler = \"/menu\", Icon = \" menu.png\"")] // no text that people see
    public Task Texts_that_are_fine(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", {{arguments}})]
        [WidgetText("de", Title = null, Description = "Lager")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public async Task An_option_that_the_placement_drops_is_reported_for_that_alone()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu", NewUserNotificationTitle = " ")]
            internal sealed class Menu;
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0404");
    }

    [Fact]
    public Task Texts_that_do_not_compile() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", Description = 5, GroupName = Unknown)]
        internal sealed class Menu;
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

        static string Source(string arguments) => $"using Placement;\n\n[WidgetPlacement({arguments})] // shown\ninternal sealed class DealSupplies;\n";
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

    [Theory]
    [InlineData("\" Supplies \"", "\"Supplies\"")]
    [InlineData("\"\\tSay \\\"hi\\\" \"", "\"Say \\\"hi\\\"\"")]
    [InlineData("@\" C:\\Temp\"", "\"C:\\\\Temp\"")]
    [InlineData("\"\"\" Say \"hi\" \"\"\"", "\"Say \\\"hi\\\"\"")]
    [InlineData("\"\"\"\n     One\n     two \n    \"\"\"", "\"One\\n two\"")]
    [InlineData("\" Поставки – 供应 ☎\"", "\"Поставки – 供应 ☎\"")]
    [InlineData("\" Truck 🚚\"", "\"Truck 🚚\"")]
    public Task The_fix_trims_a_text(string title, string expected)
    {
        return new RuleProject(Source(title)).VerifyFixAsync("PLC0404", $"Replace by {expected}", Source(expected));

        static string Source(string title) =>
            $"using Placement;\n\n[WidgetPlacement(\"LEFT_MENU\", Title = /* caption */ {title}, Handler = \"/menu\")]\ninternal sealed class Menu;\n";
    }

    [Theory]
    [InlineData("Blank + \"Supplies\"")]
    [InlineData("$\" {nameof(Menu)}\"")]
    [InlineData("Supplies")]
    public async Task A_text_that_is_put_together_is_not_trimmed(string title)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = {|PLC0404:{{title}}|})]
            internal sealed class Menu
            {
                private const string Blank = " ";
                private const string Supplies = "Supplies ";
            }
            """);

        Assert.Empty(await project.OfferedFixesAsync("PLC0404"));
    }

    [Fact]
    public async Task The_fix_removes_an_empty_text()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement(
                "LEFT_MENU",
                Title = "Menu", // as in the old application
                {|PLC0404:Description = ""|},
                Handler = "/menu")]
            internal sealed class Menu;
            """);

        Assert.Equal(["Remove Description"], await project.OfferedFixesAsync("PLC0404"));
        await project.VerifyFixAsync(
            "PLC0404",
            "Remove Description",
            """
            using Placement;

            [WidgetPlacement(
                "LEFT_MENU",
                Title = "Menu", // as in the old application
                Handler = "/menu")]
            internal sealed class Menu;
            """);
    }

    [Fact]
    public async Task Fix_all_texts()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = {|PLC0404:" Menu"|}, {|PLC0404:Description = ""|}, {|PLC0404:GroupName = " "|})]
            [WidgetText("de", Title = {|PLC0404:"Menü "|})]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("CALL_CARD", Title = {|PLC0404:"Card "|}, {|PLC0404:GroupName = ""|})]
            internal sealed class Card;
            """);

        await project.VerifyFixAllAsync(
            "PLC0404",
            "Replace by \"Menu\"",
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu", Description = "", GroupName = " ")]
            [WidgetText("de", Title = "Menü")]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("CALL_CARD", Title = "Card", GroupName = "")]
            internal sealed class Card;
            """);
    }

    [Fact]
    public Task Fix_all_empty_texts() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", {|PLC0404:Description = ""|}, {|PLC0404:GroupName = " "|}, Title = "Menu")]
        internal sealed class Menu;
        """,
        """
        using Placement;

        [WidgetPlacement("CALL_CARD", Title = {|PLC0404:"Card "|}, {|PLC0404:GroupName = ""|})]
        internal sealed class Card;
        """).VerifyFixAllAsync(
            "PLC0404",
            title: null,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("CALL_CARD", Title = "Card ")]
            internal sealed class Card;
            """);
}
