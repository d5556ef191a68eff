using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0601, PLC0602.</summary>
public class UserTests
{
    [Fact]
    public Task A_user_id_on_a_placement_without_user_mode() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "fa-comments", {|PLC0601:UserId = 5|})]
        internal sealed class Replies;
        """).VerifyAsync(
            "IM_TEXTAREA cannot be registered for one user: Bitrix24 answers ERROR_PLACEMENT_USER_MODE. Only PAGE_BACKGROUND_WORKER supports UserId.");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("User", "-7")]
    [InlineData("1 - 1", "0")]
    public Task A_user_id_that_is_none(string written, string shown) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = "/removed", {|PLC0602:UserId = {{written}}|})]
        internal sealed class Alerts
        {
            private const int User = -7;
        }
        """).VerifyAsync(
            $"{shown} is no user id: ids begin at 1, and without UserId the widget is registered for everybody. Remove UserId, or write the id of a user.");

    [Fact]
    public Task A_placement_that_does_not_support_users_is_reported_whatever_the_id_is() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", {|PLC0601:UserId = 0|})]
        internal sealed class Menu;
        """).VerifyAsync();

    [Theory]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", Title = \"Alerts\", ErrorHandler = \"/removed\", UserId = 5")]
    [InlineData("Placements.PageBackgroundWorker, Title = \"Alerts\", ErrorHandler = \"/removed\", UserId = int.MaxValue")]
    [InlineData("Placements.PageBackgroundWorker, Title = \"Alerts\", ErrorHandler = \"/removed\"")]
    [InlineData("\"TASK_TOP_MENU\", Title = \"Tasks\", UserId = 5")] // undocumented: nobody knows
    public Task Near_misses(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}})]
        internal sealed class Alerts;
        """).VerifyAsync();

    [Fact]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", UserId = "5")]
        internal sealed class Menu;
        """)
    { Errors = ["CS0029"] }.VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("LEFT_MENU", Title = "Menu", {|PLC0601:UserId = 1|})]
            internal sealed partial class Menu;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("CALL_CARD", Title = "Card", {|PLC0601:UserId = 1|})]
            internal sealed partial class Menu;
        }
        """).VerifyAsync();

    [Fact]
    public Task The_fix_removes_the_argument() => new RuleProject(
        """
        using Placement;

        // The sales department's day.
        [WidgetPlacement(
            "LEFT_MENU",
            Title = "Menu", // as in the old application
            {|PLC0601:UserId = 5|})]
        internal sealed class Menu;
        """).VerifyFixAsync(
            "PLC0601",
            "Remove UserId",
            """
            using Placement;

            // The sales department's day.
            [WidgetPlacement(
                "LEFT_MENU",
                Title = "Menu" // as in the old application
                )]
            internal sealed class Menu;
            """);

    [Fact]
    public Task Fix_all() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", {|PLC0601:UserId = 1|}, Title = "Menu")]
        [WidgetPlacement("CALL_CARD", {|PLC0601:UserId = 1|}, Title = "Card")]
        internal sealed class Menu;
        """,
        """
        using Placement;

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Tab", {|PLC0601:UserId = 1|})]
        internal sealed class Tab;
        """).VerifyFixAllAsync(
            "PLC0601",
            title: null,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetPlacement("CALL_CARD", Title = "Card")]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("TASK_VIEW_TAB", Title = "Tab")]
            internal sealed class Tab;
            """);

    [Fact]
    public Task The_fix_removes_an_id_that_is_none_wherever_it_stands() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", {|PLC0602:UserId = 0|}, Title = "Alerts", ErrorHandler = "/removed")]
        internal sealed class Alerts;
        """,
        """
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Presence", Handler = "/a", ErrorHandler = "/removed", {|PLC0602:UserId = -2|})]
        [WidgetPlacement(
            "PAGE_BACKGROUND_WORKER",
            Title = "Presence",
            {|PLC0602:UserId = -3|},
            Handler = "/b",
            ErrorHandler = "/removed")]
        internal sealed class Presence;
        """).VerifyFixAllAsync(
            "PLC0602",
            "Remove UserId",
            """
            using Placement;

            [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = "/removed")]
            internal sealed class Alerts;
            """,
            """
            using Placement;

            [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Presence", Handler = "/a", ErrorHandler = "/removed")]
            [WidgetPlacement(
                "PAGE_BACKGROUND_WORKER",
                Title = "Presence",
                Handler = "/b",
                ErrorHandler = "/removed")]
            internal sealed class Presence;
            """);
}
