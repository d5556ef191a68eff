using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0502.</summary>
public class RequiredOptionTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";

    [Theory]
    [InlineData("IM_TEXTAREA", "IconName", "ERROR_ARGUMENT", "fa-puzzle-piece")]
    [InlineData("IM_SIDEBAR", "IconName", "ERROR_ARGUMENT", "fa-puzzle-piece")]
    [InlineData("IM_NAVIGATION", "IconName", "ERROR_ARGUMENT", "fa-puzzle-piece")]
    [InlineData("PAGE_BACKGROUND_WORKER", "ErrorHandler", "EMPTY_ERROR_HANDLER_URL", "/widgets/quick-replies/removed")]
    public Task A_required_option_that_is_missing(string code, string property, string error, string example) => new RuleProject(
        $$"""
        using Placement;

        [{|PLC0502:WidgetPlacement|}("{{code}}", Title = "Replies")]
        internal sealed class QuickReplies;
        """).VerifyAsync(
            $"{code} needs {property}: without it Bitrix24 answers {error}. Write {property} = \"{example}\", for example.");

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \\t\"")]
    [InlineData("Nothing")]
    public Task A_required_option_that_is_blank(string written) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = {|PLC0502:{{written}}|})]
        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = {|PLC0502:{{written}}|})]
        internal sealed class Replies
        {
            private const string Nothing = "";
        }
        """).VerifyAsync();

    [Fact]
    public Task A_required_option_that_is_an_empty_WidgetOption() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies")]
        [WidgetOption("iconName", {|PLC0502:""|})]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task A_required_option_that_is_given_to_another_placement() => new RuleProject(
        """
        using Placement;

        [{|PLC0502:WidgetPlacement|}("IM_TEXTAREA", Title = "Replies")]
        [WidgetPlacement("IM_SIDEBAR", Title = "Replies")]
        [WidgetOption("iconName", "fa-bars", Placement = "IM_SIDEBAR")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task A_required_option_whose_key_is_in_the_wrong_case() => new RuleProject(
        """
        using Placement;

        [{|PLC0502:WidgetPlacement|}("IM_TEXTAREA", Title = "Replies")]
        [WidgetOption({|PLC0501:"iconname"|}, "fa-bars")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Theory]
    [InlineData("[WidgetOption(\"iconName\", \"fa-bars\")]")]
    [InlineData("[WidgetOption(\" iconName\", \"fa-bars\")]")]
    [InlineData("[WidgetOption(\"iconName\", \"fa-bars\", Placement = \"IM_TEXTAREA\")]")]
    public Task A_required_option_that_is_a_WidgetOption(string option) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies")]
        {{option}}
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task A_blank_property_is_no_option_where_a_WidgetOption_is() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "")]
        [WidgetOption("iconName", "fa-bars")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [{|PLC0502:WidgetPlacement|}("IM_TEXTAREA", Title = "Menu", Role = WidgetRole.Admin)]
            [WidgetOption({|PLC0501:"countries"|}, "1")]
            internal sealed partial class Menu;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("CALL_CARD", Title = "Card", {|PLC0501:Width = 1|})]
            [WidgetOption({|PLC0506:"role"|}, "USER")]
            internal sealed partial class Menu;
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("\"IM_TEXTAREA\", Title = \"Replies\"", "IconName = \"fa-puzzle-piece\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", Title = \"Replies\"", "ErrorHandler = \"/widgets/quick-replies/removed\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", Title = \"Replies\", Handler = \"/replies\"", "ErrorHandler = \"/replies/removed\"")]
    [InlineData(
        "\"PAGE_BACKGROUND_WORKER\", Title = \"Replies\", Handler = \"/replies/?type=1#top\"", "ErrorHandler = \"/replies/removed\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", Title = \"Replies\", Handler = \"/\"", "ErrorHandler = \"/removed\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", Title = \"Replies\", Handler = \"https://app.acme.com/replies\"", "ErrorHandler = \"/widgets/quick-replies/removed\"")]
    public Task A_missing_option_is_added(string arguments, string added) => new RuleProject(
        $$"""
        using Placement;

        [{|PLC0502:WidgetPlacement|}({{arguments}})]
        internal sealed class QuickReplies;
        """).VerifyFixAsync(
            "PLC0502",
            $"Add {added}",
            $$"""
            using Placement;

            [WidgetPlacement({{arguments}}, {{added}})]
            internal sealed class QuickReplies;
            """);

    [Fact]
    public Task A_missing_option_is_added_on_a_line_of_its_own() => new RuleProject(
        """
        using Placement;

        [{|PLC0502:WidgetPlacement|}(
            Placements.Im.Textarea, // above the field
            Title = "Replies")] // for all
        internal sealed class Replies;
        """).VerifyFixAsync(
            "PLC0502",
            title: null,
            """
            using Placement;

            [WidgetPlacement(
                Placements.Im.Textarea, // above the field
                Title = "Replies",
                IconName = "fa-puzzle-piece")] // for all
            internal sealed class Replies;
            """);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("@\"  \"")]
    public Task A_blank_option_is_replaced(string written) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", IconName = /* which? */ {|PLC0502:{{written}}|}, Title = "Replies")]
        internal sealed class Replies;
        """).VerifyFixAsync(
            "PLC0502",
            "Replace by \"fa-puzzle-piece\"",
            """
            using Placement;

            [WidgetPlacement("IM_TEXTAREA", IconName = /* which? */ "fa-puzzle-piece", Title = "Replies")]
            internal sealed class Replies;
            """);

    [Fact]
    public Task An_empty_WidgetOption_is_replaced_by_an_address_of_the_application() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts")]
        [WidgetOption("errorHandlerUrl", {|PLC0502:""|})]
        internal sealed class Alerts;
        """).VerifyFixAsync(
            "PLC0502",
            "Replace by \"~/widgets/alerts/removed\"",
            """
            using Placement;

            [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts")]
            [WidgetOption("errorHandlerUrl", "~/widgets/alerts/removed")]
            internal sealed class Alerts;
            """);

    [Fact]
    public async Task A_blank_constant_is_not_replaced() => Assert.Empty(await new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", IconName = {|PLC0502:Icon|}, Title = "Replies")]
        internal sealed class Replies
        {
            private const string Icon = "";
        }
        """).OfferedFixesAsync("PLC0502"));

    [Fact]
    public Task Fix_all_missing_options() => new RuleProject(
        """
        using Placement;

        [{|PLC0502:WidgetPlacement|}("IM_TEXTAREA", Title = "Replies")]
        [{|PLC0502:WidgetPlacement|}("IM_SIDEBAR", Title = "Replies")]
        internal sealed class Replies;
        """,
        """
        using Placement;

        [{|PLC0502:WidgetPlacement|}("IM_NAVIGATION", Title = "Replies")]
        internal sealed class Navigation;
        """).VerifyFixAllAsync(
            "PLC0502",
            title: null,
            """
            using Placement;

            [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "fa-puzzle-piece")]
            [WidgetPlacement("IM_SIDEBAR", Title = "Replies", IconName = "fa-puzzle-piece")]
            internal sealed class Replies;
            """,
            """
            using Placement;

            [WidgetPlacement("IM_NAVIGATION", Title = "Replies", IconName = "fa-puzzle-piece")]
            internal sealed class Navigation;
            """);
}
