using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Page;

/// <summary>A page that does not show: the portal says which problem it is, and what to do.</summary>
public sealed class PageCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string, string, string?, string> Problems { get; } = new()
    {
        { 404, "text/html", "", "", "status", "Nothing is found at /widget (404)" },
        { 405, "text/html", "", "", "status", "/widget does not accept POST (405)" },
        { 403, "text/html", "", "", "status", "The handler refused the request (403)" },
        { 400, "text/html", "", "", "status", "The handler did not understand the request (400)" },
        { 418, "text/html", "", "", "status", "The handler answered with an error (418)" },
        { 500, "text/html", "", "", "status", "The application failed (500)" },
        { 302, "text/html", "Location", "/login", "redirect", "The handler redirects (302), and the request is lost on the way" },
        { 200, "application/json", "", "", "notHtml", "The handler sends application/json, which is no page" },
        {
            200, "text/html", "X-Frame-Options", "DENY", "framing",
            "The browser may not show the page in a frame: its X-Frame-Options is DENY"
        },
        { 307, "text/html", "Location", "/other", null, "" },
        { 200, "text/html; charset=utf-8", "", "", null, "" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task A_handler_that_shows_no_page_is_explained(
        int status, string type, string header, string value, string? kind, string title)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            if (header.Length > 0)
            {
                context.Response.Headers[header] = value;
            }

            return Task.CompletedTask;
        });

        JsonNode? problem = await CheckAsync(portal, application.At("/widget"));

        Assert.Equal((kind, title), ((string?)problem?["kind"], (string?)problem?["title"] ?? ""));
        Assert.Equal(kind is null, string.IsNullOrEmpty((string?)problem?["advice"]));
        Assert.Equal(("POST", "LEFT_MENU"), (application.Arrival.Method, application.Arrival.Field("PLACEMENT")));
    }

    [Fact]
    public async Task A_page_not_found_may_be_the_widgets_own_answer()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync(static (context, _) =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });

        JsonNode? problem = await CheckAsync(portal, application.At("/widget"));

        Assert.Contains("the widget itself has answered so", (string?)problem?["advice"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("DENY", false)]
    public async Task The_error_page_of_an_application_stays_where_it_can_be_seen(string frameOptions, bool keepsFrame)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 500;
            context.Response.Headers.XFrameOptions = frameOptions;
            return Task.CompletedTask;
        });

        JsonNode? problem = await CheckAsync(portal, application.At("/widget"));

        Assert.Equal(keepsFrame, (bool?)problem?["keepsFrame"]);
    }

    [Fact]
    public async Task A_certificate_that_the_machine_does_not_trust_is_told_from_an_application_that_is_not_there()
    {
        // A portal with a certificate of its own answers as an application that speaks https would.
        await using LocalPortal application = await LocalPortal.StartAsync(new() { UsesHttps = true }, Stop);
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        JsonNode? problem = await CheckAsync(portal, new Uri(application.Address, "widget").AbsoluteUri);

        string origin = application.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(
            ("certificate", $"This machine does not trust the certificate of {origin}", true),
            ((string?)problem?["kind"], (string?)problem?["title"], (bool?)problem?["keepsFrame"]));
        Assert.Contains("dotnet dev-certs https --trust", (string?)problem?["advice"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_of_an_installer_installs_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address) { InstallPath = "/install" };

        JsonObject answer = await new PageClient(portal).PostAsync("check", new { page = "install" });

        Assert.True((bool)answer["isFine"]!);
        Assert.DoesNotContain(application.Arrivals, static arrival => arrival.Method == "POST");
    }

    [Fact]
    public async Task An_application_that_is_not_there_is_explained()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication elsewhere = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(elsewhere.Address);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string origin = $"http://{taken.LocalEndpoint}";
        taken.Stop();

        JsonNode? problem = await CheckAsync(portal, origin + "/widget");

        Assert.Equal(("unreachable", $"Nothing answers at {origin}"), ((string?)problem?["kind"], (string?)problem?["title"]));
    }

    [Fact]
    public async Task An_application_that_does_not_answer_is_explained()
    {
        var clock = new FakeTimeProvider();
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { TimeProvider = clock }, Stop);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            arrived.SetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });

        Task<JsonNode?> check = CheckAsync(portal, application.At("/widget"));
        await arrived.Task.WaitAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(10));

        JsonNode? problem = await check;
        Assert.Equal(
            ("timeout", "The handler did not answer within 10 seconds"), ((string?)problem?["kind"], (string?)problem?["title"]));
    }

    private static async Task<JsonNode?> CheckAsync(LocalPortal portal, string handler)
    {
        (await new PortalClient(portal).BindAsync("LEFT_MENU", handler)).IsTrue();
        JsonObject answer = await new PageClient(portal).PostAsync("check", new { bindingId = 1 });
        Assert.Equal(answer["problem"] is null, (bool)answer["isFine"]!);
        return answer["problem"]?.DeepClone();
    }
}
