using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Placement.Testing;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Handlers are looked at from outside, over HTTP.</summary>
public sealed class CheckTests
{
    private const string Frames = "frame-ancestors https://acme.bitrix24.com";

    private static readonly RequestDelegate Good = static context =>
    {
        context.Response.Headers.ContentSecurityPolicy = Frames;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<p>Supplies</p>");
    };

    public static TheoryData<string, RequestDelegate> Problems => new()
    {
        { "status", static context => Answer(context, 404) },
        { "status", static context => Answer(context, 405) },
        { "status", static context => Answer(context, 500) },
        { "redirect", static context => Answer(context, 302, ("Location", "https://example.com/login")) },
        { "redirect", static context => Answer(context, 307, ("Location", "https://example.com/other")) },
        { "framing", static context => Answer(context, 200, ("X-Frame-Options", "SAMEORIGIN"), ("Content-Type", "text/html")) },
        { "framing", static context => Answer(context, 403, ("X-Frame-Options", "DENY")) },
        { "framing", static context => Answer(context, 200, Policy("frame-ancestors 'self'"), ("Content-Type", "text/html")) },
        { "notHtml", static context => Answer(context, 200, ("Content-Type", "application/json")) },
        { "clock", static context => Answer(context, 403, ("Date", DateTimeOffset.UtcNow.AddHours(-3).ToString("R"))) },
    };

    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public async Task A_problem_is_named_with_advice(string kind, RequestDelegate answer)
    {
        await using HandlerServer server = await HandlerServer.StartAsync(answer);

        ToolRun run = await CheckAsync(server);

        Assert.True(run.ExitCode == 2, run.ToString());
        Assert.Contains(
            run.Json[0]!["findings"]!.AsArray(),
            finding => (string?)finding!["kind"] == kind && ((string?)finding["advice"])!.Length > 20);
    }

    [Fact]
    public async Task A_handler_over_plain_http_is_named_even_if_all_else_is_right()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(Good);

        ToolRun run = await CheckAsync(server);

        Assert.Equal(["https"], run.Json[0]!["findings"]!.AsArray().Select(static finding => (string)finding!["kind"]!));
    }

    [Theory]
    [InlineData(-1, "has expired on")]
    [InlineData(60, "is not trusted")]
    public async Task A_certificate_that_browsers_refuse_is_named(int days, string title)
    {
        await using HandlerServer server = await HandlerServer.StartAsync(Good, DateTimeOffset.UtcNow.AddDays(days));

        ToolRun run = await CheckAsync(server);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(title, (string)Assert.Single(run.Json[0]!["findings"]!.AsArray())!["title"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handlers_that_an_assembly_declares_are_looked_at()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(static context =>
            context.Request.Path == "/sales/widgets/deal-supplies" ? Good(context) : Answer(context, 404));
        string[] check =
        [
            "check", "--manifest", BuildFacts.AssemblyOf("tests/ToolSites/MinimalSite"), "--portal-host", "acme.bitrix24.com", "--json",
        ];

        ToolRun right = await ToolRun.StartAsync([.. check, "--base-address", new Uri(server.Address, "/sales/").AbsoluteUri]);
        ToolRun wrong = await ToolRun.StartAsync([.. check, "--base-address", new Uri(server.Address, "/desk").AbsoluteUri]);

        Assert.EndsWith("/sales/widgets/deal-supplies", (string)Assert.Single(right.Json.AsArray())!["subject"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(right.Json[0]!["findings"]!.AsArray(), static finding => (string?)finding!["kind"] == "status");
        Assert.Contains(wrong.Json[0]!["findings"]!.AsArray(), static finding => (string?)finding!["kind"] == "status");
    }

    [Fact]
    public async Task A_slow_answer_is_named()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(Good);

        ToolRun run = await ToolRun.StartAsync(
            "check", "--url", server.Address.AbsoluteUri, "--portal-host", "acme.bitrix24.com", "--slow", "0");

        Assert.Contains("slow: The answer took ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_nothing_answers_is_named()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));

        ToolRun run = await ToolRun.StartAsync("check", "--url", $"http://{socket.LocalEndPoint}/widgets/x");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unreachable: Nothing answers at ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Customers.ClientSecret, 0)]
    [InlineData("another-secret", 2)]
    public async Task The_client_secret_is_right_or_it_is_not_and_is_never_shown(string secret, int exitCode)
    {
        await using Customers customers = await Customers.StartAsync();
        LocalPortal portal = customers.Portals[0];
        ToolSituation situation = customers.Situation with
        {
            Variables = new Dictionary<string, string> { ["Bitrix24__ClientSecret"] = secret },
        };

        ToolRun run = await ToolRun.StartAsync(
            situation, "check", "--client-id", Customers.ClientId, "--authorization-server", portal.AuthorizationServer.AbsoluteUri);

        Assert.True(run.ExitCode == exitCode, run.ToString());
        Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", """{"error":17}""", 2)]
    [InlineData("application/json", """{"error":{"code":"invalid_client"}}""", 2)]
    [InlineData("application/json", """{"error":null}""", 2)]
    [InlineData("application/json", """["error"]""", 2)]
    [InlineData("application/json", """{"error":"\ud800"}""", 1)]
    [InlineData("application/json", "", 1)]
    [InlineData("application/json; charset=nobody-knows", """{"error":"invalid_grant"}""", 1)]
    public async Task An_authorization_server_that_nobody_understands_is_one_sentence(string type, string answer, int exitCode)
    {
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(answer);
        });
        var situation = new ToolSituation
        {
            Variables = new Dictionary<string, string> { ["Bitrix24__ClientSecret"] = Customers.ClientSecret },
        };

        ToolRun run = await ToolRun.StartAsync(
            situation, "check", "--client-id", Customers.ClientId, "--authorization-server", server.Address.AbsoluteUri);

        Assert.True(run.ExitCode == exitCode, run.ToString());
        Assert.Contains(exitCode == 2 ? "something else than an error" : "no JSON", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_nobody_gives_is_asked_for_by_its_variable()
    {
        ToolRun run = await ToolRun.StartAsync("check", "--client-id", Customers.ClientId);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Bitrix24__ClientSecret", run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> CheckAsync(HandlerServer server) => ToolRun.StartAsync(
        "check", "--url", new Uri(server.Address, "/widgets/supplies").AbsoluteUri, "--portal-host", "acme.bitrix24.com", "--json");

    private static (string Name, string Value) Policy(string value) => ("Content-Security-Policy", value);

    private static Task Answer(HttpContext context, int status, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    }
}
