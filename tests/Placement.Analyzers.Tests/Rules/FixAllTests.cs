using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>
/// One run of Fix All, which is what <c>dotnet format analyzers</c> makes for a rule, mends all that the rule reports, though places, also
/// those within one attribute, need different changes.
/// </summary>
public class FixAllTests
{
    [Theory]
    [InlineData(
        "PLC0404",
        """[WidgetPlacement("LEFT_MENU", Title = {|PLC0404:" Menu "|}, GroupName = {|PLC0404:" "|}, Description = {|PLC0404:"What it shows "|})]""",
        """[WidgetPlacement("LEFT_MENU", Title = "Menu", Description = "What it shows")]""")]
    [InlineData(
        "PLC0404",
        """[WidgetPlacement("LEFT_MENU", GroupName = {|PLC0404:""|}, Title = {|PLC0404:" Menu"|})]""",
        """[WidgetPlacement("LEFT_MENU", Title = "Menu")]""")]
    [InlineData(
        "PLC0501",
        """[WidgetPlacement("LEFT_MENU", {|PLC0501:IconName = "fa-comments"|}, Title = "Menu", {|PLC0501:Width = 50|})]""",
        """[WidgetPlacement("LEFT_MENU", Title = "Menu")]""")]
    [InlineData(
        "PLC0304",
        """
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Call")]
        [{|PLC0304:WidgetText|}("de", Title = "Menü", Placement = "TASK_VIEW_TAB"), {|PLC0304:WidgetOption|}("newOption", "1", Placement = "TASK_VIEW_TAB")]
        """,
        """
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Call")]
        """)]
    [InlineData(
        "PLC0101",
        """[WidgetPlacement({|PLC0101:"LEFT_MENUE"|}, Title = "Menu"), WidgetPlacement({|PLC0101:"CALL_CRAD"|}, Title = "Call")]""",
        """[WidgetPlacement("LEFT_MENU", Title = "Menu"), WidgetPlacement("CALL_CARD", Title = "Call")]""")]
    public async Task One_run_mends_all(string id, string before, string after)
    {
        await Widget(before).VerifyFixAllAsync(id, title: null, Text(after));
    }

    /// <summary>What no run of one rule can see: each rule has its own, one after the other, on what the one before has left.</summary>
    [Fact]
    public async Task A_run_for_each_rule_mends_an_attribute_that_several_rules_report()
    {
        RuleProject project = Widget(
            """
            [WidgetPlacement("left_menu", Title = " Menu ", Width = 50, UserId = 0)]
            [WidgetText("DE-de", Title = " Menü", GroupName = "")]
            """);
        Microsoft.CodeAnalysis.Project mended = project.Create();
        foreach (string id in (await project.AnalyzeAsync(mended)).Select(static diagnostic => diagnostic.Id).Distinct()
            .Order(StringComparer.Ordinal).ToList())
        {
            mended = await project.FixAllAsync(mended, id);
        }

        Assert.Empty(await project.AnalyzeAsync(mended));
    }

    private static RuleProject Widget(string attributes) => new(Text(attributes));

    private static string Text(string attributes) => $"using Placement;\n\n{attributes}\ninternal sealed class Menu;\n";
}
