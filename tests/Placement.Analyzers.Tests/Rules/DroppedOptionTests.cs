using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0501.</summary>
public class DroppedOptionTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";
    private const string Worker = "\"PAGE_BACKGROUND_WORKER\", Title = \"Alerts\", ErrorHandler = \"/removed\"";

    [Theory]
    [InlineData("IconName = \"fa-truck\"", "IconName", "IM_TEXTAREA, IM_SIDEBAR, IM_NAVIGATION")]
    [InlineData("IconName = \"\"", "IconName", "IM_TEXTAREA, IM_SIDEBAR, IM_NAVIGATION")]
    [InlineData("IconName = null", "IconName", "IM_TEXTAREA, IM_SIDEBAR, IM_NAVIGATION")]
    [InlineData("Context = ChatContexts.User", "Context", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Context = ChatContexts.None", "Context", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Context = (ChatContexts)64", "Context", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Role = WidgetRole.Admin", "Role", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IM_NAVIGATION, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Extranet = true", "Extranet", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IM_NAVIGATION, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Extranet = false", "Extranet", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IM_NAVIGATION, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Color = IconColor.Lime", "Color", "IM_TEXTAREA, IM_SIDEBAR")]
    [InlineData("Color = IconColor.None", "Color", "IM_TEXTAREA, IM_SIDEBAR")]
    [InlineData("Width = 50", "Width", "IM_TEXTAREA")]
    [InlineData("Height = -1", "Height", "IM_TEXTAREA")]
    [InlineData("ErrorHandler = \"/removed\"", "ErrorHandler", "PAGE_BACKGROUND_WORKER")]
    [InlineData("ErrorHandler = \"removed\"", "ErrorHandler", "PAGE_BACKGROUND_WORKER")]
    [InlineData("GroupIds = new[] { 4, -9 }", "GroupIds", "TASK_VIEW_TAB, TASK_VIEW_SIDEBAR")]
    [InlineData("Countries = null", "Countries", "CRM_REQUISITE_AUTOCOMPLETE, CRM_BANK_DETAIL_AUTOCOMPLETE")]
    [InlineData("UseBuiltInInterface = true", "UseBuiltInInterface", "CRM_XXX_DETAIL_ACTIVITY")]
    [InlineData("NewUserNotificationTitle = \"New\"", "NewUserNotificationTitle", "CRM_XXX_DETAIL_ACTIVITY")]
    [InlineData("NewUserNotificationText = \"New\"", "NewUserNotificationText", "CRM_XXX_DETAIL_ACTIVITY")]
    public Task A_property_that_the_placement_does_not_take(string argument, string property, string takenBy) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", {|PLC0501:{{argument}}|})]
        internal sealed class Menu;
        """).VerifyAsync(
            $"{property} has no effect on LEFT_MENU: Bitrix24 drops it silently. Remove it: it is an option of {takenBy}.");

    [Theory]
    [InlineData("\"IM_SIDEBAR\", Title = \"Replies\", IconName = \"fa-bars\", {|PLC0501:Width = 50|}")]
    [InlineData("\"IM_NAVIGATION\", Title = \"Replies\", IconName = \"fa-bars\", {|PLC0501:Context = ChatContexts.User|}")]
    [InlineData("\"IMMOBILE_CONTEXT_MENU\", Title = \"Replies\", {|PLC0501:IconName = \"fa-bars\"|}")]
    [InlineData("\"TASK_VIEW_TOP_PANEL\", Title = \"Replies\", {|PLC0501:GroupIds = new[] { 4 }|}")]
    [InlineData("\"CRM_DEAL_DETAIL_TAB\", Title = \"Replies\", {|PLC0501:UseBuiltInInterface = true|}")]
    [InlineData("\"CRM_DYNAMIC_128_DETAIL_TAB\", Title = \"Replies\", {|PLC0501:UseBuiltInInterface = true|}")]
    [InlineData("Placements.LeftMenu, {|PLC0501:Extranet = true|}, Title = \"Replies\", {|PLC0501:Role = WidgetRole.Admin|}")]
    [InlineData("\"LEFT_\" + \"MENU\", {|PLC0501:Width = Size|}, Title = \"Replies\"")]
    public Task A_property_that_only_other_placements_take(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}})]
        internal sealed class Replies
        {
            private const int Size = 50;
        }
        """).VerifyAsync();

    [Theory]
    [InlineData(Textarea + ", Extranet = true, Context = ChatContexts.User | ChatContexts.Crm, Role = WidgetRole.Admin, Color = IconColor.Lime, Width = 50, Height = 0")]
    [InlineData(Worker)]
    [InlineData("\"TASK_VIEW_TAB\", Title = \"Tab\", GroupIds = new[] { 4, 9 }")]
    [InlineData("\"CRM_REQUISITE_AUTOCOMPLETE\", Title = \"Search\", Countries = new[] { 1 }")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_ACTIVITY\", Title = \"Search\", UseBuiltInInterface = true, NewUserNotificationTitle = \"New\", NewUserNotificationText = \"New\"")]
    [InlineData("\"LEFT_MENU\", Title = \"Menu\", Description = \"All\", GroupName = \"Sales\", Handler = \"/menu\", Icon = \"truck.png\"")] // no options
    [InlineData("\"TASK_TOP_MENU\", Title = \"Menu\", Width = 50, IconName = \"fa-bars\"")] // undocumented: nobody knows
    public Task Properties_that_the_placement_takes(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}})]
        internal sealed class Menu;
        """).VerifyAsync();

    [Theory]
    [InlineData("NO_SUCH_CODE", "PLC0101")]
    [InlineData("USERFIELD_TYPE", "PLC0104")]
    public async Task A_placement_that_cannot_be_registered_is_reported_as_such(string code, string id)
    {
        // Other rules may report the code: none of these does.
        var diagnostics = await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("{{code}}", Title = "Menu", Width = 50)]
            [WidgetOption("role", "ADMIN")]
            internal sealed class Menu;
            """).DiagnosticsAsync();

        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
    }

    [Fact]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu", Width = "50", Context = Missing.User, GroupIds = new[] { "x" }, {|PLC0501:Height = 1|}, Height = 2)]
        [WidgetOption(5, "x")]
        [WidgetOption("role")]
        internal sealed class Menu;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = 5)]
        internal sealed class Replies;

        [WidgetPlacement("IM_SIDEBAR", Title = "Replies")]
        [WidgetOption("iconName", Missing)]
        internal sealed class Sidebar;

        [WidgetPlacement("IM_SIDEBAR", Title = "Replies")]
        [WidgetOption(Missing, "fa-bars")]
        internal sealed class OtherSidebar;
        """)
    { Errors = ["CS0029", "CS0103", "CS0643", "CS1503", "CS7036"] }.VerifyAsync();

    [Theory]
    [InlineData("\"role\"", "role", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IM_NAVIGATION, IMMOBILE_CONTEXT_MENU")]
    [InlineData("\" role \"", "role", "IM_TEXTAREA, IM_SIDEBAR, IM_CONTEXT_MENU, IM_NAVIGATION, IMMOBILE_CONTEXT_MENU")]
    [InlineData("Keys.GroupId", "groupId", "TASK_VIEW_TAB, TASK_VIEW_SIDEBAR")]
    [InlineData("$\"{Keys.GroupId}\"", "groupId", "TASK_VIEW_TAB, TASK_VIEW_SIDEBAR")]
    [InlineData("\"group\" + nameof(Keys.Id)", "groupId", "TASK_VIEW_TAB, TASK_VIEW_SIDEBAR")]
    public Task A_WidgetOption_that_the_placement_does_not_take(string key, string shown, string takenBy) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetOption({|PLC0501:{{key}}|}, "1")]
        internal sealed class Menu;

        internal static class Keys
        {
            public const string GroupId = "groupId";
            public const string Id = "";
        }
        """).VerifyAsync(
            $"The option '{shown}' has no effect on LEFT_MENU: Bitrix24 drops it silently. Remove it: it is an option of {takenBy}.");

    [Fact]
    public Task A_WidgetOption_that_none_of_several_placements_takes() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Menu")]
        [WidgetOption(value: "50", key: {|PLC0501:"width"|})]
        internal sealed class Menu;
        """).VerifyAsync(
            "The option 'width' has no effect on LEFT_MENU, CALL_CARD: Bitrix24 drops it silently. Remove it: it is an option of IM_TEXTAREA.");

    [Fact]
    public Task A_WidgetOption_for_one_placement_that_only_another_one_takes() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement({{Textarea}})]
        [WidgetOption({|PLC0501:"width"|}, "50", Placement = "LEFT_MENU")]
        [WidgetOption("height", "50")]
        [WidgetOption("role", "ADMIN", Placement = Placements.Im.Textarea)]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_WidgetOption_whose_key_is_in_the_wrong_case() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetOption({|PLC0501:"Color"|}, "LIME")]
        internal sealed class Replies;
        """).VerifyAsync(
            "The option 'Color' has no effect on IM_TEXTAREA: Bitrix24 drops it silently. Write 'color'.");

    [Theory]
    [InlineData("\"LEFT_MENU\", Title = \"Menu\"", "\"badge\", \"new\"")] // newer than the catalog
    [InlineData("\"LEFT_MENU\", Title = \"Menu\"", "\"Role\", \"ADMIN\"")] // may be newer, too
    [InlineData("\"TASK_TOP_MENU\", Title = \"Menu\"", "\"role\", \"ADMIN\"")] // undocumented
    [InlineData("\"LEFT_MENU\", Title = \"Menu\"", "\"\", \"ADMIN\"")]
    [InlineData("\"LEFT_MENU\", Title = \"Menu\"", "null!, null!")]
    [InlineData("\"LEFT_MENU\", Title = \"Menu\"", "\" \", \"ADMIN\"")]
    [InlineData(Textarea, "\"role\", null!")]
    [InlineData(Textarea, "\"role\", \"\"")]
    [InlineData(Textarea, "\"role\", \"ADMIN\"")]
    public Task WidgetOptions_that_may_have_an_effect(string placement, string option) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{placement}})]
        [WidgetOption({{option}})]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public async Task Options_without_a_placement_are_another_rule_s()
    {
        // PLC0304 says so.
        var diagnostics = await new RuleProject(
            $$"""
            using Placement;

            [WidgetOption("role", "ADMIN")]
            [WidgetOption("role", "ADMIN")]
            internal sealed class Menu;

            [WidgetPlacement({{Textarea}})]
            [WidgetOption("countries", "x", Placement = "CALL_CARD")]
            internal sealed class Replies;
            """).DiagnosticsAsync();

        Assert.All(diagnostics, static diagnostic => Assert.Equal("PLC0304", diagnostic.Id));
    }

    [Fact]
    public Task A_dropped_property_is_removed() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(
            "LEFT_MENU",
            {|PLC0501:Width = 50|}, // half
            Title = "Menu")] // for all
        internal sealed class Menu;
        """).VerifyFixAsync(
            "PLC0501",
            "Remove Width",
            """
            using Placement;

            [WidgetPlacement(
                "LEFT_MENU",
                Title = "Menu")] // for all
            internal sealed class Menu;
            """);

    [Fact]
    public Task A_dropped_WidgetOption_is_removed() => new RuleProject(
        """
        using Placement;

        // The sales department's day.
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetOption({|PLC0501:"width"|}, "50")]
        [WidgetOption("badge", "new")] // since spring
        internal sealed class Menu;
        """).VerifyFixAsync(
            "PLC0501",
            "Remove WidgetOption",
            """
            using Placement;

            // The sales department's day.
            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetOption("badge", "new")] // since spring
            internal sealed class Menu;
            """);

    [Fact]
    public Task A_key_in_the_wrong_case_is_replaced() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetOption({|PLC0501:"WIDTH"|}, "50")]
        internal sealed class Menu;
        """).VerifyFixAsync(
            "PLC0501",
            "Replace by \"width\"",
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}})]
            [WidgetOption("width", "50")]
            internal sealed class Menu;
            """);

    [Theory]
    [InlineData("\"WIDTH\"", new[] { "Replace by \"width\"" })]
    [InlineData("\"wid\" + \"TH\"", new string[0])]
    public async Task A_key_that_is_no_literal_is_not_replaced(string key, string[] fixes) => Assert.Equal(
        fixes,
        await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{Textarea}})]
            [WidgetOption({|PLC0501:{{key}}|}, "50")]
            internal sealed class Menu;
            """).OfferedFixesAsync("PLC0501"));

    [Fact]
    public Task Fix_all_dropped_properties() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", {|PLC0501:Width = 1|}, Title = "Menu", {|PLC0501:Height = 1|})]
        internal sealed class Menu;
        """,
        """
        using Placement;

        [WidgetPlacement("CALL_CARD", Title = "Card", {|PLC0501:Context = ChatContexts.User | ChatContexts.Chat|})]
        internal sealed class Card;
        """).VerifyFixAllAsync(
            "PLC0501",
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

    [Fact]
    public Task Fix_all_in_the_document() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", {|PLC0501:Width = 1|}, Title = "Menu")]
        internal sealed class Menu;

        [WidgetPlacement("CALL_CARD", {|PLC0501:Width = 1|}, Title = "Card")]
        internal sealed class Card;
        """,
        """
        using Placement;

        [WidgetPlacement("TASK_VIEW_TAB", {|PLC0501:Width = 1|}, Title = "Tab")]
        internal sealed class Tab;
        """).VerifyFixAllAsync(
            FixAllScope.Document,
            "PLC0501",
            title: null,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            internal sealed class Menu;

            [WidgetPlacement("CALL_CARD", Title = "Card")]
            internal sealed class Card;
            """,
            """
            using Placement;

            [WidgetPlacement("TASK_VIEW_TAB", Width = 1, Title = "Tab")]
            internal sealed class Tab;
            """);
}
