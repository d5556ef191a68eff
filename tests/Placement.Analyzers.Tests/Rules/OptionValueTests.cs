using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0503.</summary>
public class OptionValueTests
{
    private const string Textarea = "\"IM_TEXTAREA\", Title = \"Replies\", IconName = \"fa-comments\"";

    [Theory]
    [InlineData("\"fa_truck\"", "contain '_'")]
    [InlineData("\"fa-html5\"", "contain '5'")]
    [InlineData("\"fa-trück\"", "contain 'ü'")]
    [InlineData("\"🚚\"", "contain '🚚'")]
    [InlineData("\"fa-truck.png\"", "contain '.'")]
    [InlineData("Icons.Prefix + \"_truck\"", "contain '_'")]
    [InlineData("$\"{Icons.Prefix}/truck\"", "contain '/'")]
    [InlineData("nameof(Icons.fa_truck)", "contain '_'")]
    [InlineData("Icons.fa_truck", "contain '_'")]
    [InlineData("\"fa-a-name-of-an-icon-that-is-longer-than-fifty-characters\"", "have 57 characters")]
    public Task An_icon_name_that_is_none(string written, string problem) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("IM_SIDEBAR", Title = "Replies", IconName = {|PLC0503:{{written}}|})]
        internal sealed class Replies;

        internal static class Icons
        {
            public const string Prefix = "fa";
            public const string fa_truck = "fa_truck";
        }
        """).VerifyAsync(
            $"IconName cannot {problem}: Bitrix24 refuses or ignores it. Write at most 50 Latin letters, blanks and hyphens, such as fa-puzzle-piece.");

    [Theory]
    [InlineData("Width = {|PLC0503:-1|}", "Width cannot be -1: it is not sent. Write a whole number of at least 0.")]
    [InlineData("Height = {|PLC0503:0 - Size|}", "Height cannot be -50: it is not sent. Write a whole number of at least 0.")]
    [InlineData("Height = {|PLC0503:int.MinValue|}", "Height cannot be -2147483648: it is not sent. Write a whole number of at least 0.")]
    [InlineData("Context = {|PLC0503:(ChatContexts)64|}", "Context cannot contain 64: it is not sent. Write members of ChatContexts.")]
    [InlineData("Context = {|PLC0503:ChatContexts.User | (ChatContexts)64|}", "Context cannot contain 64: it is not sent. Write members of ChatContexts.")]
    [InlineData("Context = {|PLC0503:ChatContexts.All | ChatContexts.User | (ChatContexts)32|}", "Context cannot contain 32: it is not sent. Write members of ChatContexts.")]
    [InlineData("Context = {|PLC0503:(ChatContexts)(-1)|}", "Context cannot contain -32: it is not sent. Write members of ChatContexts.")]
    [InlineData("Role = {|PLC0503:(WidgetRole)7|}", "Role cannot be 7: it is not sent. Write a member of WidgetRole.")]
    [InlineData("Role = {|PLC0503:(WidgetRole)(-1)|}", "Role cannot be -1: it is not sent. Write a member of WidgetRole.")]
    [InlineData("Color = {|PLC0503:(IconColor)99|}", "Color cannot be 99: it is not sent. Write a member of IconColor.")]
    [InlineData("Color = {|PLC0503:(IconColor)18|}", "Color cannot be 18: it is not sent. Write a member of IconColor.")]
    public Task A_number_that_means_nothing(string argument, string message) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}}, {{argument}})]
        internal sealed class Replies
        {
            private const int Size = 50;
        }
        """).VerifyAsync(message);

    [Theory]
    [InlineData("new[] { 4, {|PLC0503:-9|} }", "-9")]
    [InlineData("new[] { {|PLC0503:0|} }", "0")]
    [InlineData("new int[] { 4, {|PLC0503:Ids.None|}, 9 }", "0")]
    [InlineData("new int[2] { 4, {|PLC0503:1 - 2|} }", "-1")]
    [InlineData("[4, {|PLC0503:0|}]", "0")]
    public Task An_id_that_is_none(string written, string id) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Tab", GroupIds = {{written}})]
        internal sealed class Tab;

        internal static class Ids
        {
            public const int None = 0;
        }
        """).VerifyAsync($"GroupIds cannot contain {id}: it is not sent. Write ids of at least 1.");

    [Fact]
    public Task Each_id_that_is_none() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_REQUISITE_AUTOCOMPLETE", Title = "Search", Countries = new[] { {|PLC0503:-1|}, 4, {|PLC0503:0|} })]
        internal sealed class Search;
        """).VerifyAsync();

    [Theory]
    [InlineData("\"removed\"", "be 'removed'")]
    [InlineData("\" removed \"", "be 'removed'")]
    [InlineData("\"~/removed\"", "be '~/removed'")]
    [InlineData("\"//acme.com/removed\"", "be '//acme.com/removed'")]
    [InlineData("\"ftp://acme.com/removed\"", "be 'ftp://acme.com/removed'")]
    public Task An_error_handler_that_is_none(string written, string problem) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = {|PLC0503:{{written}}|})]
        internal sealed class Alerts;
        """).VerifyAsync(
            $"ErrorHandler cannot {problem}: it is not sent, and Bitrix24 answers EMPTY_ERROR_HANDLER_URL. Write a path that begins with '/', or an absolute http or https URL.");

    [Theory]
    [InlineData("\"IM_SIDEBAR\", IconName = \"fa-truck\"")]
    [InlineData("\"IM_SIDEBAR\", IconName = \" fa fa-Truck \"")]
    [InlineData("\"IM_SIDEBAR\", IconName = \"abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVW\"")] // 50
    [InlineData(
        Textarea + ", Width = 0, Height = int.MaxValue, Context = ChatContexts.All, Role = WidgetRole.User, Color = IconColor.Graphite")]
    [InlineData(Textarea + ", Context = ChatContexts.None, Color = IconColor.None")]
    [InlineData(Textarea + ", Context = ChatContexts.User | ChatContexts.Chat | ChatContexts.Lines | ChatContexts.Crm")]
    [InlineData(Textarea + ", Context = (ChatContexts)6, Role = (WidgetRole)1, Color = (IconColor)17")]
    [InlineData("\"TASK_VIEW_TAB\", GroupIds = new[] { 4, 9, 4 }")]
    [InlineData("\"TASK_VIEW_TAB\", GroupIds = new int[0]")]
    [InlineData("\"TASK_VIEW_TAB\", GroupIds = null")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", ErrorHandler = \"/\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", ErrorHandler = \"/größe?a=b#c\"")]
    [InlineData("\"PAGE_BACKGROUND_WORKER\", ErrorHandler = \" https://app.acme.com/removed \"")]
    [InlineData("\"CRM_DEAL_DETAIL_ACTIVITY\", UseBuiltInInterface = false, NewUserNotificationText = null")]
    [InlineData("\"CRM_DEAL_DETAIL_ACTIVITY\", NewUserNotificationTitle = \"1 & <2> ü_\"")]
    public Task Values_that_Bitrix24_takes(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{(arguments.Contains("Title = \"Replies\"", StringComparison.Ordinal) ? arguments : arguments + ", Title = \"Widget\"")}})]
        internal sealed class Widget;
        """).VerifyAsync();

    [Fact]
    public Task A_placement_whose_options_nobody_knows() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(
            "TASK_TOP_MENU",
            Title = "Menu",
            IconName = "fa_truck",
            Width = -1,
            GroupIds = new[] { 0 },
            Context = ChatContexts.All | ChatContexts.User,
            Role = {|PLC0503:(WidgetRole)7|},
            Color = {|PLC0503:(IconColor)(-1)|})]
        [WidgetPlacement("TASK_VIEW_MODE", Title = "Mode", Context = {|PLC0503:(ChatContexts)33|})]
        [WidgetOption("role", "BOSS")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "fa-bars", Width = "-1", Context = 64, Role = WidgetRole.Boss, Color = -1)]
        [WidgetOption("height", -1)]
        internal sealed class Replies;

        [WidgetPlacement("TASK_VIEW_TAB", Title = "Tab", GroupIds = new[] { "x", -1 })]
        internal sealed class Tab;
        """)
    { Errors = ["CS0029", "CS0117", "CS0266", "CS0826", "CS1503"] }.VerifyAsync();

    [Theory]
    [InlineData("width", "\"-1\"", "'width' cannot be '-1': Bitrix24 refuses or ignores it. Write a whole number of at least 0.")]
    [InlineData("context", "\"EVERYBODY\"", "'context' cannot contain 'EVERYBODY': Bitrix24 answers INVALID_ERROR_CONTEXT. Write one or more of ALL, USER, CHAT, LINES and CRM, joined by ';' without blanks.")]
    [InlineData("context", "\"USER,CHAT\"", "'context' cannot contain 'USER,CHAT': Bitrix24 answers INVALID_ERROR_CONTEXT. Write one or more of ALL, USER, CHAT, LINES and CRM, joined by ';' without blanks.")]
    [InlineData("extranet", "\"yes\"", "'extranet' cannot be 'yes': Bitrix24 answers INVALID_ERROR_EXTRANET. Write Y or N.")]
    [InlineData("role", "\"BO\" + \"SS\"", "'role' cannot be 'BOSS': Bitrix24 answers INVALID_ERROR_ROLE. Write USER or ADMIN.")]
    [InlineData("role", "nameof(WidgetRole.Admin)", "'role' cannot be 'Admin': Bitrix24 answers INVALID_ERROR_ROLE. Write USER or ADMIN.")]
    [InlineData("color", "\"PINKISH\"", "'color' cannot be 'PINKISH': Bitrix24 refuses or ignores it. Write RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, ORANGE, MARENGO, GRAY or GRAPHITE.")]
    public Task A_WidgetOption_with_a_wrong_value(string key, string value, string message) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetOption("{{key}}", {|PLC0503:{{value}}|})]
        internal sealed class Replies;
        """).VerifyAsync(message);

    [Theory]
    [InlineData("IM_SIDEBAR", "iconName", "fa_truck", "'iconName' cannot contain '_': Bitrix24 refuses or ignores it. Write at most 50 Latin letters, blanks and hyphens, such as fa-puzzle-piece.")]
    [InlineData("IM_SIDEBAR", "iconName", "~/truck.png", "'iconName' cannot contain '~': Bitrix24 refuses or ignores it. Write at most 50 Latin letters, blanks and hyphens, such as fa-puzzle-piece.")]
    [InlineData("TASK_VIEW_TAB", "groupId", "4,x", "'groupId' cannot contain 'x': Bitrix24 refuses or ignores it. Write ids of at least 1, joined by ',' without blanks.")]
    [InlineData("CRM_BANK_DETAIL_AUTOCOMPLETE", "countries", "1,", "'countries' cannot contain an empty value: Bitrix24 refuses or ignores it. Write ids of at least 1, joined by ',' without blanks.")]
    [InlineData("PAGE_BACKGROUND_WORKER", "errorHandlerUrl", "removed", "'errorHandlerUrl' cannot be 'removed': Bitrix24 refuses or ignores it. Write an absolute http or https URL, or '~/' and a path.")]
    [InlineData("PAGE_BACKGROUND_WORKER", "errorHandlerUrl", "/removed", "'errorHandlerUrl' cannot be '/removed': Bitrix24 refuses or ignores it. Write an absolute http or https URL, or '~/' and a path.")]
    public Task A_WidgetOption_of_another_placement_with_a_wrong_value(string code, string key, string value, string message) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("{{code}}", Title = "Widget")]
        [WidgetOption("{{key}}", {|PLC0503:"{{value}}"|})]
        internal sealed class Widget;
        """).VerifyAsync(message);

    [Fact]
    public Task WidgetOptions_with_values_that_Bitrix24_takes() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("IM_TEXTAREA", Title = "Replies")]
        [WidgetOption("iconName", "fa-bars")]
        [WidgetOption("context", "USER;CHAT")]
        [WidgetOption("extranet", "Y")]
        [WidgetOption("role", "ADMIN")]
        [WidgetOption("color", "LIGHT_BLUE")]
        [WidgetOption("width", "50")]
        [WidgetOption("height", "")]
        [WidgetOption("badge", "-1")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Theory]
    [InlineData("\"errorHandlerUrl\", \"~/removed\"")]
    [InlineData("\"errorHandlerUrl\", \"https://localhost/removed\"")]
    [InlineData("value: \"https://app.acme.com/removed\", key: \"errorHandlerUrl\"")]
    public Task Error_handlers_that_Bitrix24_takes(string option) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts")]
        [WidgetOption({{option}})]
        internal sealed class Alerts;
        """).VerifyAsync();

    [Fact]
    public Task A_wrong_value_is_reported_once_for_all_placements() => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{Textarea}})]
        [WidgetPlacement("IM_SIDEBAR", Title = "Replies", IconName = "fa-bars")]
        [WidgetPlacement("LEFT_MENU", Title = "Replies")]
        [WidgetOption(value: {|PLC0503:"BOSS"|}, key: "role")]
        [WidgetOption("extranet", "yes", Placement = "TASK_TOP_MENU")]
        [WidgetPlacement("TASK_TOP_MENU", Title = "Replies")]
        internal sealed class Replies;
        """).VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = {|PLC0503:"fa_bars"|})]
            internal sealed partial class Replies;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetOption("width", {|PLC0503:"all"|})]
            [WidgetOption("context", {|PLC0504:"CHAT;ALL"|})]
            internal sealed partial class Replies;
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("ErrorHandler = {|PLC0503:\"ftp://app.acme.com/removed?token=s3cret\"|}", "")]
    [InlineData("ErrorHandler = {|PLC0503:\"ftp://me:s3cret@app.acme.com/removed\"|}", "")]
    [InlineData("Description = \"D\"", "[WidgetOption(\"errorHandlerUrl\", {|PLC0503:\"removed?key=s3cret\"|})]")]
    public async Task A_secret_in_an_address_is_in_no_message(string argument, string option)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", {{argument}})]
            {{option}}
            internal sealed class Alerts;
            """);

        await project.VerifyAsync();
        Assert.All(
            await project.DiagnosticsAsync(),
            static diagnostic => Assert.DoesNotContain(
                "s3cret", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
