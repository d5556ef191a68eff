using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;
using Placement.Catalog;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0201, PLC0202.</summary>
public class HandlerAddressTests
{
    private const string Empty = "it is empty";
    private const string NoSlash = "a path begins with a slash";
    private const string NoScheme = "the scheme is missing";
    private const string TwoSlashes = "a host follows two slashes, and the scheme before it is missing";
    private const string Backslashes = "a URL has no backslashes";
    private const string Tilde = "nothing resolves the '~'";
    private const string File = "it is the path of a file";
    private const string NoHost = "it has no host";
    private const string BadHost = "its host or port is malformed";
    private const string SlashesAndHost = "two slashes and a host follow a scheme";
    private const string Default = "a path such as /widgets/deal-tab";

    [Theory]
    [InlineData("", "", Empty, Default)]
    [InlineData("   ", "", Empty, Default)]
    [InlineData("widgets/x", "widgets/x", NoSlash, "/widgets/x")]
    [InlineData(" widgets/x ", "widgets/x", NoSlash, "/widgets/x")]
    [InlineData("handler.php", "handler.php", NoSlash, "/handler.php")]
    [InlineData("handler.php?id=a.b", "handler.php?id=a.b", NoSlash, "/handler.php?id=a.b")]
    [InlineData("./widgets/x", "./widgets/x", NoSlash, "/widgets/x")]
    [InlineData("../../x", "../../x", NoSlash, "/x")]
    [InlineData(".well-known/x", ".well-known/x", NoSlash, "/.well-known/x")]
    [InlineData("?id=1", "?id=1", NoSlash, Default)]
    [InlineData("#x", "#x", NoSlash, Default)]
    [InlineData(":", ":", NoSlash, "/:")]
    [InlineData("https", "https", NoSlash, "/https")]
    [InlineData("//myapp.example.com/x", "//myapp.example.com/x", TwoSlashes, "https://myapp.example.com/x")]
    [InlineData("//x", "//x", TwoSlashes, Default)]
    [InlineData("//", "//", TwoSlashes, Default)]
    [InlineData(@"/\x", @"/\x", TwoSlashes, Default)]
    [InlineData(@"\\x", @"\\x", Backslashes, "/x")]
    [InlineData(@"\widgets\x", @"\widgets\x", Backslashes, "/widgets/x")]
    [InlineData(@"\", @"\", Backslashes, Default)]
    [InlineData("~/x", "~/x", Tilde, "/x")]
    [InlineData("~", "~", Tilde, Default)]
    [InlineData(@"C:\app\x.html", @"C:\app\x.html", File, Default)]
    [InlineData("c:/app", "c:/app", File, Default)]
    [InlineData("https:/x", "https:/x", SlashesAndHost, Default)]
    [InlineData("https:/myapp.example.com/x", "https:/myapp.example.com/x", SlashesAndHost, "https://myapp.example.com/x")]
    [InlineData("https:myapp.example.com/x", "https:myapp.example.com/x", SlashesAndHost, "https://myapp.example.com/x")]
    [InlineData(@"https:\\myapp.example.com\x", @"https:\\myapp.example.com\x", SlashesAndHost, "https://myapp.example.com/x")]
    [InlineData("https:", "https:", SlashesAndHost, Default)]
    [InlineData("https://", "https://", NoHost, Default)]
    [InlineData("HTTP:///x", "HTTP:///x", NoHost, Default)]
    [InlineData("https://:443/x", "https://:443/x", NoHost, Default)]
    [InlineData("https://my app.example.com/x", "https://my app.example.com/x", BadHost, Default)]
    [InlineData("https://myapp.example.com:port/x", "https://myapp.example.com:port/x", BadHost, Default)]
    [InlineData("https://myapp.example.com:70000/x", "https://myapp.example.com:70000/x", BadHost, Default)]
    [InlineData("https://*.example.com", "https://*.example.com", BadHost, Default)]
    [InlineData("https://{host}/x", "https://{host}/x", BadHost, Default)]
    [InlineData("https://.example.com/x", "https://.example.com/x", BadHost, Default)]
    [InlineData("https://[::1/x", "https://[::1/x", BadHost, Default)]
    [InlineData("myapp.example.com/x", "myapp.example.com/x", NoScheme, "https://myapp.example.com/x")]
    [InlineData("www.example.com", "www.example.com", NoScheme, "https://www.example.com")]
    [InlineData("myapp.example.com:8443/x", "myapp.example.com:8443/x", NoScheme, "https://myapp.example.com:8443/x")]
    [InlineData("localhost:5000/x", "localhost:5000/x", NoScheme, Default)]
    [InlineData("localhost:5000", "localhost:5000", NoScheme, Default)]
    [InlineData("://x", "://x", NoSlash, "/://x")]
    public Task A_handler_that_is_no_address(string handler, string shown, string reason, string proposal) =>
        HandlerProject.Create("PLC0201", handler).VerifyAsync($"'{shown}' is no address of a handler: {reason}. Write {proposal}.");

    [Theory]
    [InlineData("ftp://files.example.com/x", "ftp", "https")]
    [InlineData("wss://myapp.example.com/x", "wss", "https")]
    [InlineData("WS://myapp.example.com", "WS", "https")]
    [InlineData("htps://myapp.example.com/x", "htps", "https")]
    [InlineData("bitrix24://myapp.example.com/x", "bitrix24", "https")]
    [InlineData("javascript:alert(1)", "javascript", Default)]
    [InlineData("mailto:sales@example.com", "mailto", Default)]
    [InlineData("tel:0301234567", "tel", Default)]
    [InlineData("data:text/html,x", "data", Default)]
    [InlineData("file:///app/x", "file", Default)]
    [InlineData("about:blank", "about", Default)]
    public Task A_scheme_that_Bitrix24_refuses(string handler, string scheme, string proposal) =>
        HandlerProject.Create("PLC0202", handler).VerifyAsync(
            $"The scheme '{scheme}' is refused: Bitrix24 answers ERROR_UNSUPPORTED_PROTOCOL. Write {proposal}.");

    [Theory]
    [InlineData("/x")]
    [InlineData(" /x ")]
    [InlineData("/")]
    [InlineData("/widgets/Lösung mit Blanks")]
    [InlineData("/x:y/@z")]
    [InlineData("/a//b")]
    [InlineData("/x?id=1&name=2")]
    [InlineData("/x?keyword=1&tokenize=2&author=3&access=4&monkey=5")]
    [InlineData("/x?id=token")]
    [InlineData("/x?token")]
    [InlineData("/x?token=")]
    [InlineData("/x?=1")]
    [InlineData("/x?")]
    [InlineData("/x#?token=1")]
    [InlineData("/token=1/x")]
    [InlineData("/x?to%zzken=1")]
    [InlineData("/x?redirect=https://localhost/token=1")]
    [InlineData("https://myapp.example.com")]
    [InlineData("HTTPS://MYAPP.EXAMPLE.COM:8443/x?id=1#y")]
    [InlineData("https://myapp.example/x")]
    [InlineData("https://a.b/x@y")]
    [InlineData("https://müller.example.com/ü")]
    [InlineData("https://localhost.example.com/x")]
    [InlineData("https://8.8.8.8/x")]
    [InlineData("https://example.com./x")]
    public Task Addresses_that_Bitrix24_can_open(string handler) => HandlerProject.Create(id: null, handler).VerifyAsync();

    [Fact]
    public async Task Whatever_the_generator_leaves_out_is_reported_and_nothing_else()
    {
        string[] beginnings =
        [
            "", "/", "//", "\\", "\\\\", "~/", "C:", "https:", "http://", "HTTPS://", "ftp://", "x:", "javascript:", ".", "?", "#", "1",
            "é", "%",
        ];
        string[] rests =
        [
            "", "x", "/x", "//x", "\\x", "a.b", "a.b:80", "a.b:x", "a.b:", "[::1]", "[", "@", "u@a.b", "a.b/\u00a0", ":", "..", "a..b",
            "xn--é", "?x", "#x", "80", "a.b/%zz", "//a.b\\c",
        ];
        string[] handlers = [.. beginnings.SelectMany(beginning => rests.Select(rest => beginning + rest)).Distinct()];
        var project = new RuleProject(
            "using Placement;\n"
            + string.Concat(handlers.Select((handler, i) => $"[WidgetPlacement(\"LEFT_MENU\", Title = \"{i}\", Handler = @\"{handler}\")]\ninternal sealed class W{i};\n")));

        var reported = (await project.DiagnosticsAsync())
            .Where(static diagnostic => diagnostic.Id is "PLC0201" or "PLC0202")
            .Select(static diagnostic => (diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1) / 2)
            .ToList();

        Assert.Equal(
            handlers.Where(static handler => HandlerAddress.Read(handler) is null),
            reported.Select(i => handlers[i]));
    }

    [Fact]
    public Task A_widget_that_declares_no_handler() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal")]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Lead", Handler = null)]
        internal sealed class DealTab;
        """).VerifyAsync();

    [Fact]
    public Task Addresses_are_evaluated_by_the_compiler() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {|PLC0201:nameof(DealTab)|})]
        [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Lead", Handler = {|PLC0205:Server.Address + "/x"|})]
        [WidgetPlacement("CRM_QUOTE_DETAIL_TAB", Title = "Quote", Handler = {|PLC0203:$"{Local}/{nameof(DealTab)}"|})]
        [WidgetPlacement("CRM_CONTACT_DETAIL_TAB", Title = "Contact", Handler = {|PLC0204:("https://myapp" + ".test")|})]
        [WidgetPlacement("CRM_COMPANY_DETAIL_TAB", Title = "Company", Handler = {|PLC0208:Secret|})]
        [WidgetPlacement("CRM_DEAL_LIST_MENU", Title = "Deals", Handler = "/widgets/" + nameof(DealTab))]
        [WidgetPlacement("CRM_LEAD_LIST_MENU", Title = "Leads", Handler = Server.Secure + "/x")]
        [WidgetPlacement("CRM_CONTACT_LIST_MENU", Title = "Contacts", Handler = $"{Server.Secure}/{nameof(DealTab)}")]
        [WidgetPlacement("CRM_COMPANY_LIST_MENU", Title = "Companies", Handler = {|PLC0201:Nothing|})]
        internal sealed class DealTab
        {
            private const string Local = "https://localhost";
            private const string Secret = "/x?token=1";
            private const string Nothing = "";
        }

        internal static class Server
        {
            public const string Address = "http://myapp.example.com";
            public const string Secure = "https://myapp.example.com";
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("5", "CS0029")]
    [InlineData("Missing", "CS0103")]
    [InlineData("\"x\" + Missing", "CS0103")]
    [InlineData("Variable", "CS0182")]
    [InlineData("$\"{Variable}/x\"", "CS0182")]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic(string written, string error) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {{written}})]
        internal sealed class DealTab
        {
            public static readonly string Variable = "x";
        }
        """)
    { Errors = [error] }.VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {|PLC0201:"x"|})]
            internal sealed partial class Tab;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Handler = {|PLC0202:"ftp://a.b"|}, Title = "Lead")]
            internal sealed partial class Tab;
        }
        """).VerifyAsync();

    [Fact]
    public async Task The_handler_of_an_unknown_placement_is_looked_at_too()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("NOWHERE", Title = "Tab", Handler = "x")]
            internal sealed class Tab;
            """);

        Assert.Contains(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0201");
    }

    [Theory]
    [InlineData("ftp://files.example.com:21/x?a=b#c", "https://files.example.com:21/x?a=b#c")]
    [InlineData("WS://Myapp.example.com", "https://Myapp.example.com")]
    [InlineData("file://myapp.example.com/x", "https://myapp.example.com/x")]
    public Task The_fix_replaces_the_scheme(string handler, string fixedHandler) =>
        HandlerProject.Create("PLC0202", handler).VerifyFixAsync(
            "PLC0202", $"Replace by \"{fixedHandler}\"", HandlerProject.Create(id: null, fixedHandler).Sources[0].Source);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:sales@example.com")]
    [InlineData("file:///app/x")]
    [InlineData("ws:myapp.example.com")]
    public async Task No_fix_for_a_scheme_without_a_host(string handler)
    {
        Assert.Empty(await HandlerProject.Create("PLC0202", handler).OfferedFixesAsync("PLC0202"));
    }

    [Theory]
    [InlineData("PLC0202", "ftp")]
    [InlineData("PLC0205", "http")]
    public async Task Fix_all(string id, string scheme)
    {
        string first =
            $$"""
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {|{{id}}:"{{scheme}}://myapp.example.com/deal"|})]
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Lead", Handler = {|{{id}}:"{{scheme}}://myapp.example.com/lead"|})]
            internal sealed class Tabs;
            """;
        string second =
            $$"""
            using Placement;

            [WidgetPlacement("CRM_QUOTE_DETAIL_TAB", Title = "Quote", Handler = {|{{id}}:"{{scheme}}://myapp.example.com/quote"|})]
            internal sealed class QuoteTab;
            """;
        var project = new RuleProject(first, second);
        string[] expected =
        [
            .. project.Sources.Select(source => source.Source.Replace(scheme + "://", "https://", StringComparison.Ordinal)),
        ];

        await project.VerifyFixAllAsync(id, title: null, expected);
        await project.VerifyFixAllAsync(FixAllScope.Document, id, title: null, expected[0], project.Sources[1].Source);
    }
}
