using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Refactorings;

/// <summary>A code written as a constant, and back.</summary>
public class PlacementConstantTests
{
    [Theory]
    [InlineData("{|at:|}\"CRM_DEAL_DETAIL_TAB\"", "Use Placements.Crm.Deal.DetailTab", "Placements.Crm.Deal.DetailTab")]
    [InlineData("\"CRM_DEAL{|at:|}_DETAIL_TAB\"", "Use Placements.Crm.Deal.DetailTab", "Placements.Crm.Deal.DetailTab")]
    [InlineData("\"CRM_DEAL_DETAIL_TAB\"{|at:|}", "Use Placements.Crm.Deal.DetailTab", "Placements.Crm.Deal.DetailTab")]
    [InlineData("{|at:\" crm_deal_detail_tab \"|}", "Use Placements.Crm.Deal.DetailTab", "Placements.Crm.Deal.DetailTab")]
    [InlineData("{|at:|}@\"CRM_DYNAMIC_*_DETAIL_TAB\"", "Use Placements.Crm.Dynamic.DetailTab", "Placements.Crm.Dynamic.DetailTab")]
    [InlineData("/* a */ {|at:|}\"LEFT_MENU\" /* b */", "Use Placements.LeftMenu", "/* a */ Placements.LeftMenu /* b */")]
    [InlineData("placement: {|at:|}\"LEFT_MENU\"", "Use Placements.LeftMenu", "placement: Placements.LeftMenu")]
    [InlineData("{|at:|}Placements.Crm.Deal.DetailTab", "Use \"CRM_DEAL_DETAIL_TAB\"", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("global::Placement.Placements.{|at:|}LeftMenu /* b */", "Use \"LEFT_MENU\"", "\"LEFT_MENU\" /* b */")]
    public Task The_code_of_a_placement(string before, string title, string after) => new RuleProject(
        $"""
        using Placement;

        [WidgetPlacement({before}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyRefactoringAsync(
            title,
            $"""
            using Placement;

            [WidgetPlacement({after}, Title = "Supplies")]
            internal sealed class Supplies;
            """);

    [Theory]
    [InlineData("WidgetText(\"de\", Title = \"A\", Placement = {|at:|}\"left_menu\")", "Use Placements.LeftMenu", "WidgetText(\"de\", Title = \"A\", Placement = Placements.LeftMenu)")]
    [InlineData("WidgetOption(\"a\", \"b\", Placement = {|at:|}Placements.LeftMenu)", "Use \"LEFT_MENU\"", "WidgetOption(\"a\", \"b\", Placement = \"LEFT_MENU\")")]
    public Task The_limit_of_a_text_or_an_option(string before, string title, string after) => new RuleProject(
        $"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Supplies"), {before}]
        internal sealed class Supplies;
        """).VerifyRefactoringAsync(
            title,
            $"""
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Supplies"), {after}]
            internal sealed class Supplies;
            """);

    [Theory]
    [InlineData("[Placement.WidgetPlacement({|at:|}\"LEFT_MENU\")] internal sealed class Menu;", "Placement.Placements.LeftMenu")]
    [InlineData("[Placement.WidgetPlacement({|at:|}\"CALL_CARD\")] internal sealed class Menu { private const int Placements = 1; }", "Placement.Placements.Telephony.CallCard")]
    [InlineData("namespace Acme.Placement { [global::Placement.WidgetPlacement({|at:|}\"LEFT_MENU\")] internal sealed class Menu; internal static class Placements; }", "global::Placement.Placements.LeftMenu")]
    [InlineData("namespace Acme { using Placement; [WidgetPlacement({|at:|}\"LEFT_MENU\")] internal sealed class Menu; internal static class Placements; }", "Placement.Placements.LeftMenu")]
    [InlineData("namespace Acme { using Placement; [WidgetPlacement({|at:|}\"LEFT_MENU\")] internal sealed class Menu { private static int Placements => 1; private static int Placement => 1; } }", "global::Placement.Placements.LeftMenu")]
    [InlineData("namespace Acme { using static Placement.Placements.Crm; [Placement.WidgetPlacement({|at:|}\"CRM_DEAL_DETAIL_TAB\")] internal sealed class Menu; }", "Deal.DetailTab")]
    public async Task The_name_is_as_long_as_it_must_be(string before, string name)
    {
        string literal = before.Contains("CALL_CARD", StringComparison.Ordinal) ? "\"CALL_CARD\"" : before.Contains("LEFT_MENU", StringComparison.Ordinal) ? "\"LEFT_MENU\"" : "\"CRM_DEAL_DETAIL_TAB\"";

        await new RuleProject(before).VerifyRefactoringAsync(
            "Use " + name,
            before.Replace("{|at:|}" + literal, name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[WidgetPlacement({|at:|}\"CRM_DYNAMIC_128_DETAIL_TAB\", Title = \"A\")]")] // no constant
    [InlineData("[WidgetPlacement({|at:|}\"\", Title = \"A\")]")]
    [InlineData("[WidgetPlacement({|at:|}null!, Title = \"A\")]")]
    [InlineData("[WidgetPlacement({|at:|}\"LEFT_\" + \"MENU\", Title = \"A\")]")]
    [InlineData("[WidgetPlacement({|at:|}Code, Title = \"A\")]")] // a constant of one's own
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = {|at:|}\"LEFT_MENU\")]")] // not where the code belongs
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"A\"), WidgetText({|at:|}\"LEFT_MENU\")]")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"A\"), WidgetOption(\"a\", {|at:|}\"LEFT_MENU\")]")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"A\"), System.Obsolete({|at:|}\"LEFT_MENU\")]")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"A\")] [WidgetText({|at:|})]")]
    public async Task Not_offered_elsewhere(string attribute)
    {
        IReadOnlyList<string> offered = await new RuleProject(
            $$"""
            using Placement;

            {{attribute}}
            internal sealed class Supplies { private const string Code = "LEFT_MENU"; }
            """).OfferedRefactoringsAsync();

        Assert.DoesNotContain(offered, static title => title.StartsWith("Use ", StringComparison.Ordinal));
    }
}
