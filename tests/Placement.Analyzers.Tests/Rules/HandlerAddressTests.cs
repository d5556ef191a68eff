using System.Globalization;
using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;
using Placement.Catalog;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0201 to PLC0205, PLC0208.</summary>
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
    private const string Verify = "but whoever opens the widget can read its address. Verify APPLICATION_TOKEN of the request instead.";

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
        Handler("PLC0201", handler).VerifyAsync($"'{shown}' is no address of a handler: {reason}. Write {proposal}.");

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
        Handler("PLC0202", handler).VerifyAsync(
            $"The scheme '{scheme}' is refused: Bitrix24 answers ERROR_UNSUPPORTED_PROTOCOL. Write {proposal}.");

    [Theory]
    [InlineData("https://localhost/x", "localhost", "/x")]
    [InlineData("https://localhost:5001", "localhost", "/widgets/deal-tab")]
    [InlineData("http://LOCALHOST:5000/a/b?id=1#c", "LOCALHOST", "/a/b")]
    [InlineData("https://myserver/x", "myserver", "/x")]
    [InlineData("https://myserver//x", "myserver", "/widgets/deal-tab")]
    [InlineData("https://2130706433/x", "2130706433", "/x")]
    [InlineData("https://[::1]/x", "[::1]", "/x")]
    [InlineData("https://[2001:db8::1]:8443/x", "[2001:db8::1]", "/x")]
    [InlineData("https://例え。jp/x", "例え。jp", "/x")]
    public Task A_host_without_a_dot(string handler, string host, string path) =>
        Handler("PLC0203", handler).VerifyAsync(
            $"The host '{host}' is refused: Bitrix24 answers ERROR_WRONG_HANDLER_URL to a host without a dot. Write a public host, or a path such as {path}.");

    [Theory]
    [InlineData("https://127.0.0.1:5001/x", "127.0.0.1", "a loopback address", "/x")]
    [InlineData("http://192.168.0.1/x", "192.168.0.1", "an address of a private network", "/x")]
    [InlineData("http://127.1/", "127.1", "a loopback address", "/widgets/deal-tab")]
    [InlineData("https://[::ffff:10.0.0.1]/x", "[::ffff:10.0.0.1]", "an address of a private network", "/x")]
    [InlineData("https://localhost./x", "localhost.", "this machine", "/x")]
    [InlineData("https://MyApp.Local:8443", "MyApp.Local", "a name that only local networks know", "/widgets/deal-tab")]
    [InlineData("http://host.docker.internal:8080/x", "host.docker.internal", "a name that only local networks know", "/x")]
    public Task A_host_that_nobody_can_reach(string handler, string host, string why, string path) =>
        Handler("PLC0204", handler).VerifyAsync(
            $"The host '{host}' is {why}: Bitrix24 registers the handler, but its users see an empty frame. Write a public host, or a path such as {path}.");

    [Theory]
    [InlineData("http://myapp.example.com/x")]
    [InlineData("HTTP://8.8.8.8")]
    [InlineData(" http://myapp.example.com:8080/x?id=1 ")]
    public Task Plain_http(string handler) =>
        Handler("PLC0205", handler).VerifyAsync(
            "The address is plain http: Bitrix24 registers the handler, but browsers refuse to show it in a portal that is opened over https. Write https.");

    [Theory]
    [InlineData("/x?token=abc", "token")]
    [InlineData("/x?id=1&SECRET=abc", "SECRET")]
    [InlineData("/x?password=abc&token=def", "password")]
    [InlineData("/x?pwd=1", "pwd")]
    [InlineData("/x?key=1", "key")]
    [InlineData("/x?apikey=1", "apikey")]
    [InlineData("/x?Api_Key=1", "Api_Key")]
    [InlineData("/x?auth=1", "auth")]
    [InlineData("/x?signature=1#y", "signature")]
    [InlineData("/x?&&a&tok%65n=1", "token")]
    [InlineData("/?token=1", "token")]
    [InlineData("https://myapp.example.com?key=1", "key")]
    public Task A_query_that_carries_a_secret(string handler, string name) =>
        Handler("PLC0208", handler).VerifyAsync($"The query parameter '{name}' looks like a secret, {Verify}");

    [Theory]
    [InlineData("https://user:pw@myapp.example.com/x", "password")]
    [InlineData("https://user@myapp.example.com/x", "user name")]
    public Task User_info_is_a_secret(string handler, string what) =>
        Handler("PLC0208", handler).VerifyAsync($"The {what} before the host looks like a secret, {Verify}");

    [Theory]
    [InlineData("http://user:hush@myapp.example.com?token=hush", "PLC0205")]
    [InlineData("https://localhost/x?token=hush", "PLC0203")]
    [InlineData("https://user:hush@10.0.0.1/x", "PLC0204")]
    [InlineData("ftp://user:hush@myapp.example.com", "PLC0202")]
    [InlineData("https://user:hush@/x", "PLC0201")]
    [InlineData("//user:hush@myapp.example.com/x?token=hush", "PLC0201")]
    [InlineData("x?id=1&key=hush", "PLC0201")]
    [InlineData("myapp.example.com/x?auth=hush", "PLC0201")]
    public async Task A_secret_is_reported_beside_what_else_is_wrong_and_in_no_message(string handler, string id)
    {
        RuleProject project = Handler(id, handler, "PLC0208");

        await project.VerifyAsync();
        Assert.All(await project.DiagnosticsAsync(), diagnostic => Assert.DoesNotContain("hush", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

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
    public Task Addresses_that_Bitrix24_can_open(string handler) => Handler(id: null, handler).VerifyAsync();

    [Fact]
    public async Task Whatever_the_generator_leaves_out_is_reported_and_nothing_else()
    {
        string[] beginnings = ["", "/", "//", "\\", "\\\\", "~/", "C:", "https:", "http://", "HTTPS://", "ftp://", "x:", "javascript:", ".", "?", "#", "1", "é", "%"];
        string[] rests = ["", "x", "/x", "//x", "\\x", "a.b", "a.b:80", "a.b:x", "a.b:", "[::1]", "[", "@", "u@a.b", "a.b/\u00a0", ":", "..", "a..b", "xn--é", "?x", "#x", "80", "a.b/%zz", "//a.b\\c"];
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
    [InlineData("http://myapp.example.com/x", "PLC0205", "The address is plain http: what Bitrix24's servers tell the error handler travels unencrypted. Write https.")]
    [InlineData("http://10.0.0.1/x", "PLC0204", "The host '10.0.0.1' is an address of a private network: Bitrix24 registers the error handler, but its servers cannot call it. Write a public host, or a path such as /x.")]
    [InlineData("https://localhost/x", "PLC0204", "The host 'localhost' is this machine: Bitrix24 registers the error handler, but its servers cannot call it. Write a public host, or a path such as /x.")]
    [InlineData("/removed?token=1", "PLC0208", "The query parameter 'token' looks like a secret, but Bitrix24 stores the error handler's address as it is, and logs on the way contain it. Compare what the error handler is told with placement.get instead.")]
    public Task An_error_handler(string address, string id, string message) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = {|{{id}}:"{{address}}"|})]
        internal sealed class Alerts;
        """).VerifyAsync(message);

    [Theory]
    [InlineData("/removed")]
    [InlineData("/removed?id=1")]
    [InlineData("https://myapp.example.com/removed")]
    public Task Error_handlers_that_Bitrix24_can_call(string address) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("PAGE_BACKGROUND_WORKER", Title = "Alerts", ErrorHandler = "{{address}}")]
        internal sealed class Alerts;
        """).VerifyAsync();

    [Theory]
    [InlineData("\"PAGE_BACKGROUND_WORKER\"", "\"ftp://a.b\"")] // PLC0503
    [InlineData("\"PAGE_BACKGROUND_WORKER\"", "\"\"")] // PLC0503
    [InlineData("\"PAGE_BACKGROUND_WORKER\"", "null")] // PLC0502
    [InlineData("\"LEFT_MENU\"", "\"http://10.0.0.1/x?token=1\"")] // PLC0501: it is dropped
    [InlineData("\"NOWHERE\"", "\"http://10.0.0.1/x?token=1\"")] // PLC0101
    public async Task An_error_handler_that_other_rules_report(string placement, string address)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement({{placement}}, Title = "Alerts", ErrorHandler = {{address}})]
            internal sealed class Alerts;
            """);

        Assert.DoesNotContain(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id.StartsWith("PLC02", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftp://files.example.com:21/x?a=b#c", "https://files.example.com:21/x?a=b#c")]
    [InlineData("WS://Myapp.example.com", "https://Myapp.example.com")]
    [InlineData("file://myapp.example.com/x", "https://myapp.example.com/x")]
    public Task The_fix_replaces_the_scheme(string handler, string fixedHandler) =>
        Handler("PLC0202", handler).VerifyFixAsync("PLC0202", $"Replace by \"{fixedHandler}\"", Handler(id: null, fixedHandler).Sources[0].Source);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:sales@example.com")]
    [InlineData("file:///app/x")]
    [InlineData("ws:myapp.example.com")]
    public async Task No_fix_for_a_scheme_without_a_host(string handler)
    {
        Assert.Empty(await Handler("PLC0202", handler).OfferedFixesAsync("PLC0202"));
    }

    [Theory]
    [InlineData("http://myapp.example.com/x", "https://myapp.example.com/x")]
    [InlineData("HTTP://MyApp.example.com", "https://MyApp.example.com")]
    [InlineData("http://myapp.example.com:8080/A b/%7e?x=http://y.z:80#c", "https://myapp.example.com:8080/A b/%7e?x=http://y.z:80#c")]
    [InlineData("http://myapp.example.com:80/x:80", "https://myapp.example.com/x:80")]
    [InlineData("http://myapp.example.com:80", "https://myapp.example.com")]
    [InlineData("http://myapp.example.com:443?x", "https://myapp.example.com:443?x")]
    [InlineData("http://8.8.8.8:080/", "https://8.8.8.8/")]
    public Task The_fix_writes_https(string handler, string fixedHandler) =>
        Handler("PLC0205", handler).VerifyFixAsync("PLC0205", $"Replace by \"{fixedHandler}\"", Handler(id: null, fixedHandler).Sources[0].Source);

    [Fact]
    public Task The_fix_keeps_lines_and_comments() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(
            "PAGE_BACKGROUND_WORKER",
            Title = "Alerts",
            Handler = /* old */ {|PLC0205:@"http://myapp.example.com/x"|}, // as in the old application
            // Told of removals.
            ErrorHandler = {|PLC0205:"http://myapp.example.com/removed"|} /* why not */)]
        internal sealed class Alerts;
        """).VerifyFixAllAsync(
            "PLC0205",
            title: null,
            """
            using Placement;

            [WidgetPlacement(
                "PAGE_BACKGROUND_WORKER",
                Title = "Alerts",
                Handler = /* old */ "https://myapp.example.com/x", // as in the old application
                // Told of removals.
                ErrorHandler = "https://myapp.example.com/removed" /* why not */)]
            internal sealed class Alerts;
            """);

    [Fact]
    public async Task No_fix_where_the_address_is_put_together()
    {
        Assert.Empty(await new RuleProject(
            """
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {|PLC0205:Server + "/x"|})]
            internal sealed class DealTab
            {
                private const string Server = "http://myapp.example.com";
            }
            """).OfferedFixesAsync("PLC0205"));
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
        string[] expected = [.. project.Sources.Select(source => source.Source.Replace(scheme + "://", "https://", StringComparison.Ordinal))];

        await project.VerifyFixAllAsync(id, title: null, expected);
        await project.VerifyFixAllAsync(FixAllScope.Document, id, title: null, expected[0], project.Sources[1].Source);
    }

    /// <summary>A widget with this handler, reported under these ids; null: under none.</summary>
    private static RuleProject Handler(string? id, string handler, string? innerId = null)
    {
        string written = $"\"{handler.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
        if (innerId is not null)
        {
            written = $"{{|{innerId}:{written}|}}";
        }

        if (id is not null)
        {
            written = $"{{|{id}:{written}|}}";
        }

        return new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Deal", Handler = {{written}})]
            internal sealed class DealTab;
            """);
    }
}
