using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0203 to PLC0205.</summary>
public class HandlerReachabilityTests
{
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
        HandlerProject.Create("PLC0203", handler).VerifyAsync(
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
        HandlerProject.Create("PLC0204", handler).VerifyAsync(
            $"The host '{host}' is {why}: Bitrix24 registers the handler, but its users see an empty frame. Write a public host, or a path such as {path}.");

    [Theory]
    [InlineData("http://myapp.example.com/x")]
    [InlineData("HTTP://8.8.8.8")]
    [InlineData(" http://myapp.example.com:8080/x?id=1 ")]
    public Task Plain_http(string handler) =>
        HandlerProject.Create("PLC0205", handler).VerifyAsync(
            "The address is plain http: Bitrix24 registers the handler, but browsers refuse to show it in a portal that is opened over https. Write https.");

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

        Assert.DoesNotContain(
            await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id.StartsWith("PLC02", StringComparison.Ordinal));
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
        HandlerProject.Create("PLC0205", handler).VerifyFixAsync(
            "PLC0205", $"Replace by \"{fixedHandler}\"", HandlerProject.Create(id: null, fixedHandler).Sources[0].Source);

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
}
