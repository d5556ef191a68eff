using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0404.</summary>
public class UntrimmedTextTests
{
    private const string EmptyTitle = "Title is empty, so it is not sent. Write a text, or remove Title.";
    private const string UntrimmedTitle =
        "Title has blanks around it, which are trimmed: what is stored is not what is written here. Remove them.";

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
    public async Task A_text_with_the_character_that_separates_suggestions_is_not_trimmed() => Assert.Empty(await new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = {|PLC0404:" A\u001FB"|})]
        internal sealed class Menu;
        """).OfferedFixesAsync("PLC0404"));

    [Fact]
    public async Task One_run_trims_texts_and_removes_empty_ones()
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

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText("de", Title = "Menü")]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("CALL_CARD", Title = "Card")]
            internal sealed class Card;
            """);
    }

    [Fact]
    public Task One_run_removes_empty_texts_and_trims_the_others() => new RuleProject(
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

            [WidgetPlacement("CALL_CARD", Title = "Card")]
            internal sealed class Card;
            """);
}
