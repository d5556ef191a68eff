using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>
/// A page at the portal's origin that holds frames and does what the test says, so that a command and its answer stand beside each other.
/// The frames are the portal's own scripts, REST is the portal's.
/// </summary>
internal sealed class HostPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PageProblems _problems;

    private HostPage(LocalPortal portal, WidgetServer widgets, IBrowserContext context, IPage page)
    {
        (Portal, Widgets, _context, Page) = (portal, widgets, context, page);
        _problems = new PageProblems(page, widgets.PortalAddress, widgets.Address);
        page.RequestFailed += (_, request) => _problems.Add($"{request.Url} failed: {request.Failure}");
    }

    public LocalPortal Portal { get; }

    public WidgetServer Widgets { get; }

    public IPage Page { get; }

    /// <summary>The newest frame's document.</summary>
    public IFrame Widget { get; private set; } = null!;

    /// <summary>Problems that the test brings about: the browser's own words for refused requests.</summary>
    public string? ExpectedProblem { get; init; }

    /// <summary>Opens a page without a frame.</summary>
    public static async Task<HostPage> StartAsync(
        Chromium chromium, BrowserNewContextOptions? options = null, string? expectedProblem = null)
    {
        Folders.RequirePackages();
        IBrowserContext context = await chromium.NewContextAsync(options);
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        WidgetServer widgets = await WidgetServer.StartAsync(portal);
        IPage page = await context.NewPageAsync();
        var host = new HostPage(portal, widgets, context, page) { ExpectedProblem = expectedProblem };
        await page.ExposeFunctionAsync<string, string, string>("portalApi", host.Answer);
        await page.GotoAsync($"{widgets.PortalAddress}host.html");
        await page.WaitForFunctionAsync("() => window.show");
        return host;
    }

    /// <summary>Opens a page with a widget of Bitrix24's SDK that has initialised.</summary>
    public static async Task<HostPage> OpenAsync(Chromium chromium, string placement, params string[] views)
    {
        HostPage host = await StartAsync(chromium);
        await host.ShowAsync(placement, views: views);
        return host;
    }

    /// <summary>Opens a frame.</summary>
    /// <param name="placement">Its placement.</param>
    /// <param name="options">PLACEMENT_OPTIONS as JSON.</param>
    /// <param name="views">What stands around it.</param>
    /// <param name="widget">Which page of the tests' application.</param>
    /// <param name="change">Changes the opening.</param>
    /// <param name="surroundings">Other options of the host's page.</param>
    public async Task ShowAsync(
        string placement,
        string options = """{"ID":"17"}""",
        IReadOnlyList<string>? views = null,
        string widget = "sdk",
        Action<JsonObject>? change = null,
        JsonObject? surroundings = null)
    {
        JsonObject opening = CreateOpening(placement, options, widget);
        change?.Invoke(opening);
        surroundings ??= [];
        surroundings["views"] = new JsonArray([.. (views ?? []).Select(static view => (JsonNode)view)]);
        await Page.EvaluateAsync("([opening, options]) => show(JSON.parse(opening), JSON.parse(options))",
            new[] { opening.ToJsonString(), surroundings.ToJsonString() });
        IElementHandle element = await Page.QuerySelectorAsync($"#appframe_{opening["sid"]}")
            ?? throw new InvalidOperationException("There is no frame.");
        Widget = await element.ContentFrameAsync() ?? throw new InvalidOperationException("The frame has no document.");
        if (widget != "silent")
        {
            await Widget.EvaluateAsync("() => ready.then(() => true)");
        }
    }

    /// <summary>What an expression gives in the widget, as JSON; a promise is waited for.</summary>
    public async Task<string> AskAsync(string expression) =>
        await Widget.EvaluateAsync<string>($"async () => JSON.stringify(await ({expression})) ?? 'undefined'");

    /// <summary>What an expression gives in the page around, as JSON.</summary>
    public async Task<string> HostAsync(string expression) =>
        await Page.EvaluateAsync<string>($"async () => JSON.stringify(await ({expression})) ?? 'undefined'");

    /// <summary>What the page was asked, as JSON: all calls of that name.</summary>
    public Task<string> CallsAsync(string name) => HostAsync($"calls.filter(call => call[0] === '{name}').map(call => call.slice(1))");

    /// <summary>Lets the page answer.</summary>
    public Task AnswerAsync(string name, string script) => Page.EvaluateAsync($"() => {{ results['{name}'] = {script}; }}");

    /// <summary>Waits until an expression is true in the page around.</summary>
    public Task WaitAsync(string expression) => Page.WaitForFunctionAsync($"() => {expression}");

    /// <summary>Waits until an expression is true in the widget.</summary>
    public Task WaitInWidgetAsync(string expression) => Widget.WaitForFunctionAsync($"() => {expression}");

    /// <summary>Closes everything; the test fails where the browser has complained, or has called another host.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Widgets.DisposeAsync();
        await Portal.DisposeAsync();
        Assert.DoesNotContain(
            _problems.Texts, problem => ExpectedProblem is null || !problem.Contains(ExpectedProblem, StringComparison.Ordinal));
    }

    /// <summary>What the portal's page would get from the portal: new tokens.</summary>
    private string Answer(string path, string body) => path == "refresh"
        ? Tokens(Portal.IssueTokens()).ToJsonString()
        : throw new InvalidOperationException($"The test answers no {path}.");

    private static JsonObject Tokens(PortalTokens tokens) => new()
    {
        ["AUTH_ID"] = tokens.AccessToken,
        ["AUTH_EXPIRES"] = "3600",
        ["REFRESH_ID"] = tokens.RefreshToken,
    };

    private JsonObject CreateOpening(string placement, string options, string widget)
    {
        string sid = Guid.NewGuid().ToString("N");
        string origin = Widgets.Address.GetLeftPart(UriPartial.Authority);
        JsonObject init = Tokens(Portal.IssueTokens());
        JsonArray fields = [.. init.Select(static token => (JsonNode)new JsonArray(token.Key, (string)token.Value!))];
        fields.Add((JsonNode)new JsonArray("PLACEMENT", placement));
        fields.Add((JsonNode)new JsonArray("PLACEMENT_OPTIONS", options));
        init["LANG"] = "en";
        init["DOMAIN"] = Widgets.PortalAddress.Authority;
        init["PROTOCOL"] = "0";
        init["PATH"] = "/rest";
        init["MEMBER_ID"] = Portal.MemberId;
        init["FIRST_RUN"] = false;
        init["IS_ADMIN"] = true;
        init["INSTALL"] = false;
        init["USER_OPTIONS"] = new JsonObject();
        init["APP_OPTIONS"] = new JsonObject();
        init["PLACEMENT"] = placement;
        init["PLACEMENT_OPTIONS"] = JsonNode.Parse(options);
        return new JsonObject
        {
            ["method"] = "POST",
            ["action"] = $"{origin}/widgets/{widget}?APP_SID={sid}",
            ["fields"] = fields,
            ["name"] = $"{Widgets.PortalAddress.Authority}|0|{sid}",
            ["sid"] = sid,
            ["origin"] = origin,
            ["placement"] = placement,
            ["title"] = "Widget",
            ["handler"] = $"{origin}/widgets/{widget}",
            ["init"] = init,
        };
    }
}
