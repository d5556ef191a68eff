using ComponentSite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>
/// A user in front of a portal with an application whose widgets are components, and a clock of the server's that can be set forward.
/// </summary>
internal sealed class ComponentFrame : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly IBrowserContext _context;
    private readonly LaterClock _clock;
    private readonly PageProblems _problems;

    private ComponentFrame(LocalPortal portal, WebApplication application, IBrowserContext context, IPage page, LaterClock clock)
    {
        (Portal, _application, _context, Page, _clock) = (portal, application, context, page, clock);
        _problems = new PageProblems(page, portal.Address, new Uri(application.Urls.Single()));
    }

    public LocalPortal Portal { get; }

    public IPage Page { get; }

    public Uri Application => new(_application.Urls.Single());

    public IServiceProvider Services => _application.Services;

    /// <summary>Problems that the test brings about.</summary>
    public string? ExpectedProblem { get; set; }

    public static async Task<ComponentFrame> StartAsync(Chromium chromium, string language = "en")
    {
        IBrowserContext context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        CancellationToken stop = TestContext.Current.CancellationToken;
        var clock = new LaterClock();

        // Another site than the application's.
        LocalPortal portal = await LocalPortal.StartAsync(
            new() { Host = "localhost", DefaultLanguage = language, TimeProvider = clock }, stop);
        WebApplication application = Site.Build(
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            },
            options =>
            {
                options.ClientId = portal.Options.ClientId;
                options.ClientSecret = portal.Options.ClientSecret;
                options.AllowLoopback = true;
                options.RateLimit = null;
            });
        await application.StartAsync(stop);
        (await portal.InstallAsync(new Uri(application.Urls.Single()), cancellationToken: stop)).EnsureFinished();
        return new ComponentFrame(portal, application, context, await context.NewPageAsync(), clock);
    }

    /// <summary>Opens a tab of a deal, and gives its document.</summary>
    public async Task<IFrame> OpenAsync(string tab, string path)
    {
        await Page.GotoAsync(new Uri(Portal.Address, "/crm/deal/details/1/").AbsoluteUri);
        await Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
        return await FrameAsync(path);
    }

    /// <summary>The document of a widget that is shown.</summary>
    public async Task<IFrame> FrameAsync(string path)
    {
        ILocator frame = Page.Locator($"iframe.appframe[data-loaded][data-handler$='{path}']");
        return (await (await frame.ElementHandleAsync()).ContentFrameAsync())!;
    }

    /// <summary>It is later, for the server and the portal.</summary>
    public void SetForward(TimeSpan time) => _clock.Shift += time;

    /// <summary>The test fails where the browser has complained, or has called another host.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _application.DisposeAsync();
        await Portal.DisposeAsync();
        Assert.DoesNotContain(
            _problems.Texts, problem => ExpectedProblem is null || !problem.Contains(ExpectedProblem, StringComparison.Ordinal));
    }

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
