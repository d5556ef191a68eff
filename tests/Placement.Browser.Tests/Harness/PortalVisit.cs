using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>
/// A user in front of the portal's own page. Every handler of the application is a page without scripts, or one of the SDK.
/// </summary>
internal sealed class PortalVisit : IAsyncDisposable
{
    /// <summary>What placement.bind asks for.</summary>
    private static readonly (string Placement, string Name, string Value)[] Options =
    [
        ("IM_TEXTAREA", "iconName", "fa-bars"),
        ("IM_NAVIGATION", "iconName", "fa-bars"),
        ("IM_SIDEBAR", "iconName", "fa-bars"),
        ("PAGE_BACKGROUND_WORKER", "errorHandlerUrl", "https://application.example/slow"),
    ];

    private readonly IBrowserContext _context;
    private readonly PageProblems _problems;

    private PortalVisit(LocalPortal portal, WidgetServer widgets, IBrowserContext context, IPage page)
    {
        (Portal, Widgets, _context, Page) = (portal, widgets, context, page);
        _problems = new PageProblems(page, portal.Address, widgets.Address);
    }

    public LocalPortal Portal { get; }

    public WidgetServer Widgets { get; }

    public IPage Page { get; }

    /// <summary>Problems that the test brings about: the browser's own words for failed requests.</summary>
    public string? ExpectedProblem { get; set; }

    public static async Task<PortalVisit> StartAsync(Chromium chromium, bool isInstalled = true)
    {
        Folders.RequirePackages();
        IBrowserContext context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        LocalPortal portal = await LocalPortal.StartAsync(
            new()
            {
                HandlerHosts = HandlerHostRule.Relaxed,
                Installed = isInstalled,
                Scopes =
                [
                    "placement", "crm", "user", "task", "sonet_group", "im", "telephony", "calendar", "contact_center", "imopenlines",
                    "landing", "userfieldconfig", "bizproc", "biconnector", "mobile",
                ],
            },
            TestContext.Current.CancellationToken);
        WidgetServer widgets = await WidgetServer.StartAsync(portal);
        portal.Application = new LocalApplication(widgets.Address) { InstallPath = "/widgets/sdk/install", MainPath = "/widgets/sdk/main" };
        return new PortalVisit(portal, widgets, context, await context.NewPageAsync());
    }

    /// <summary>Calls a method as the administrator, whom the application's tokens are of.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        parameters["auth"] = Portal.IssueTokens().AccessToken;
        using var client = new HttpClient { BaseAddress = Portal.Endpoint };
        using var content = new StringContent(parameters.ToJsonString(), null, "application/json");
        using HttpResponseMessage response = await client.PostAsync(
            new Uri(method, UriKind.Relative), content, TestContext.Current.CancellationToken);
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(response.IsSuccessStatusCode, $"{method} {parameters["PLACEMENT"]}: {answer.ToJsonString()}");
        return answer["result"]!;
    }

    /// <summary>Registers a widget whose title is the placement's code.</summary>
    public Task<JsonNode> BindAsync(string placement, string widget = "silent") => CallAsync(
        "placement.bind",
        new JsonObject
        {
            ["PLACEMENT"] = placement,
            ["HANDLER"] = new Uri(Widgets.Address, $"/widgets/{widget}/{placement}").AbsoluteUri,
            ["TITLE"] = placement,
            ["OPTIONS"] = new JsonObject(Options.Where(option => option.Placement == placement)
                .Select(static option => KeyValuePair.Create(option.Name, (JsonNode?)option.Value))),
        });

    /// <summary>Opens the portal's page at its beginning.</summary>
    public async Task BeginAsync(string path = "/")
    {
        await Page.GotoAsync(new Uri(Portal.Address, path).AbsoluteUri);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>Comes back to the first page, as users do: closes what is open above it, and follows the link.</summary>
    public async Task ReturnAsync()
    {
        while (await Page.Locator("dialog[open]").CountAsync() > 0)
        {
            await Page.Locator("dialog[open]").Last.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        }

        ILocator close = Page.GetByRole(AriaRole.Button, new() { Name = "Close the call card" });
        if (await close.CountAsync() > 0)
        {
            await close.ClickAsync();
        }

        await Page.GetByRole(AriaRole.Link, new() { Name = "Local portal" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>Does something, and gives how the widget was opened by it.</summary>
    public async Task<WidgetOpening> OpeningByAsync(string widget, Func<Task> act)
    {
        await Page.RunAndWaitForResponseAsync(act, response => new Uri(response.Url).AbsolutePath == $"/widgets/{widget}");
        return Widgets.Openings.Last(opening => opening.Path == $"/widgets/{widget}");
    }

    /// <summary>The document of a widget, when it has come.</summary>
    public async Task<IFrame> FrameAsync(string widget)
    {
        ILocator frame = Page.Locator($"iframe.appframe[data-loaded][data-handler$='/widgets/{widget}']");
        return (await (await frame.ElementHandleAsync()).ContentFrameAsync())!;
    }

    /// <summary>The test fails where the browser has complained, or has called another host.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Widgets.DisposeAsync();
        await Portal.DisposeAsync();
        Assert.DoesNotContain(
            _problems.Texts, problem => ExpectedProblem is null || !problem.Contains(ExpectedProblem, StringComparison.Ordinal));
    }
}
