using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0505.</summary>
public class UnenforcedOptionTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";

    [Theory]
    [InlineData("Context = ChatContexts.User", "Context")]
    [InlineData("Context = ChatContexts.All", "Context")]
    [InlineData("Role = WidgetRole.Admin", "Role")]
    [InlineData("Extranet = true", "Extranet")]
    [InlineData("Extranet = false", "Extranet")]
    public Task An_option_that_the_mobile_application_does_not_enforce(string argument, string property) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IMMOBILE_CONTEXT_MENU", Title = "Menu", {|PLC0505:{{argument}}|})]
        internal sealed class Menu;
        """).VerifyAsync(
            $"IMMOBILE_CONTEXT_MENU shows the widget to everybody, whatever {property} says: check it in the handler");

    [Fact]
    public Task Each_option_that_is_not_enforced() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IMMOBILE_CONTEXT_MENU", Title = "Menu", {|PLC0505:Context = ChatContexts.User|}, {|PLC0505:Role = WidgetRole.Admin|})]
        [WidgetPlacement({{Textarea}}, Context = ChatContexts.User)]
        [WidgetOption({|PLC0505:"extranet"|}, "Y")]
        internal sealed class Menu;
        """).VerifyAsync(
            "IMMOBILE_CONTEXT_MENU shows the widget to everybody, whatever Context says: check it in the handler",
            "IMMOBILE_CONTEXT_MENU shows the widget to everybody, whatever Role says: check it in the handler",
            "IMMOBILE_CONTEXT_MENU shows the widget to everybody, whatever extranet says: check it in the handler");

    [Theory]
    [InlineData("\"IMMOBILE_CONTEXT_MENU\", Title = \"Menu\"")]
    [InlineData("\"IMMOBILE_CONTEXT_MENU\", Title = \"Menu\", Context = ChatContexts.None")]
    [InlineData("\"IM_CONTEXT_MENU\", Title = \"Menu\", Context = ChatContexts.User, Role = WidgetRole.Admin, Extranet = true")]
    public Task Options_that_need_no_check(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}})]
        [WidgetOption("badge", "new")]
        internal sealed class Menu;
        """).VerifyAsync();
}
