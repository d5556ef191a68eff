using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0506.</summary>
public class DuplicateOptionTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";

    [Theory]
    [InlineData("Role = WidgetRole.Admin", "role", "ADMIN", "Role")]
    [InlineData("Role = WidgetRole.User", "role", "ADMIN", "Role")]
    [InlineData("Extranet = false", "extranet", "Y", "Extranet")]
    [InlineData("Context = ChatContexts.User", "context", "CHAT", "Context")]
    [InlineData("Color = IconColor.Red", "color", "LIME", "Color")]
    [InlineData("Width = 0", "width", "50", "Width")]
    [InlineData("Width = 0", "width", "-1", "Width")] // not sent, so not wrong
    public Task A_property_and_a_WidgetOption(string argument, string key, string value, string property) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, {{argument}})]
        [WidgetOption({|PLC0506:"{{key}}"|}, "{{value}}")]
        internal sealed class Replies;
        """).VerifyAsync(
            $"'{key}' is given twice for IM_TEXTAREA: {property} is sent, and this value is lost. Keep one of them.");

    [Theory]
    [InlineData("[WidgetOption(\"role\", \"ADMIN\")]", "[WidgetOption({|PLC0506:\" role\"|}, \"USER\")]")]
    [InlineData("[WidgetOption(\"badge\", \"1\")]", "[WidgetOption({|PLC0506:\"badge\"|}, \"1\")]")]
    [InlineData("[WidgetOption(\"role\", \"ADMIN\", Placement = \"IM_TEXTAREA\")]", "[WidgetOption({|PLC0506:\"role\"|}, \"USER\", Placement = Placements.Im.Textarea)]")]
    public Task Two_WidgetOptions(string first, string second) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        {{first}}
        {{second}}
        internal sealed class Replies;
        """).VerifyAsync(
            $"'{(first.Contains("badge", StringComparison.Ordinal) ? "badge" : "role")}' is given twice for IM_TEXTAREA: another WidgetOption is sent, and this value is lost. Keep one of them.");

    [Fact]
    public async Task The_other_value_is_an_additional_location()
    {
        var diagnostics = await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin)]
            [WidgetOption("role", "USER")]
            [WidgetOption("badge", "1")]
            [WidgetOption("badge", "2")]
            internal sealed class Replies;
            """).DiagnosticsAsync();

        Assert.Equal(
            ["Role = WidgetRole.Admin", "\"badge\""],
            diagnostics.Select(static diagnostic => Assert.Single(diagnostic.AdditionalLocations)).Select(static location =>
                location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan)));
    }

    [Fact]
    public Task Options_for_one_placement_are_exceptions_from_those_for_all() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetPlacement("IM_SIDEBAR", Title = "Replies", IconName = "fa-bars", Extranet = true)]
        [WidgetOption("role", "ADMIN")]
        [WidgetOption("role", "USER", Placement = "IM_SIDEBAR")]
        [WidgetOption("badge", "1", Placement = "IM_SIDEBAR")]
        [WidgetOption("badge", "2", Placement = "IM_TEXTAREA")]
        [WidgetOption("extranet", "Y")]
        [WidgetOption("Badge", "3")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task A_WidgetOption_that_a_property_replaces_on_every_placement() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin)]
        [WidgetPlacement("IM_SIDEBAR", Title = "Replies", IconName = "fa-bars", Role = WidgetRole.Admin)]
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetOption({|PLC0506:"role"|}, "ADMIN")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Theory]
    [InlineData("Context = ChatContexts.None", "context", "USER")]
    [InlineData("Color = IconColor.None", "color", "LIME")]
    [InlineData("Color = IconColor.Lime", "width", "50")]
    public Task A_property_that_declares_nothing_is_no_duplicate(string argument, string key, string value) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, {{argument}})]
        [WidgetOption("{{key}}", "{{value}}")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task A_key_that_is_dropped_anyway_is_no_duplicate() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", {|PLC0501:Role = WidgetRole.Admin|})]
        [WidgetOption({|PLC0501:"role"|}, "ADMIN")]
        [WidgetOption({|PLC0501:"role"|}, "USER")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task Duplicates_on_an_undocumented_placement() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("TASK_TOP_MENU", Title = "Menu", Role = WidgetRole.Admin)]
        [WidgetOption({|PLC0506:"role"|}, "ADMIN")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_duplicate_is_removed() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin), WidgetOption({|PLC0506:"role"|}, "USER")]
        internal sealed class Replies;
        """).VerifyFixAsync(
            "PLC0506",
            "Remove WidgetOption",
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin)]
            internal sealed class Replies;
            """);

    [Fact]
    public Task Fix_all_duplicates() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin)]
        [WidgetOption({|PLC0506:"role"|}, "USER")]
        [WidgetOption({|PLC0506:"role"|}, "ADMIN")]
        internal sealed class Replies;
        """,
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetOption("badge", "1")]
        [WidgetOption({|PLC0506:"badge"|}, "2")]
        internal sealed class Menu;
        """).VerifyFixAllAsync(
            "PLC0506",
            title: null,
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}}, Role = WidgetRole.Admin)]
            internal sealed class Replies;
            """,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetOption("badge", "1")]
            internal sealed class Menu;
            """);
}
