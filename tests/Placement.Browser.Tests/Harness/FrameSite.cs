using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>
/// A user in front of a portal with an application whose page uses the frame script, and a clock that can be set forward.
/// </summary>
internal sealed class FrameSite : IAsyncDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly WebApplication _application;
    private readonly IBrowserContext _context;
    private readonly LaterClock _clock;
    private readonly PageProblems _problems;

    private FrameSite(LocalPortal portal, WebApplication application, IBrowserContext context, IPage page, LaterClock clock)
    {
        (Portal, _application, _context, Page, _clock) = (portal, application, context, page, clock);
        _problems = new PageProblems(page, portal.Address, new Uri(application.Urls.Single()));
        page.Response += (_, response) =>
        {
            if (new Uri(response.Url).AbsolutePath == PlacementDefaults.RenewalPath)
            {
                Renewals.Enqueue(response.Status);
            }
        };
    }

    public LocalPortal Portal { get; }

    public IPage Page { get; }

    /// <summary>The answers to what asked for the next ticket.</summary>
    public ConcurrentQueue<int> Renewals { get; } = [];

    /// <summary>Problems that the test brings about: the browser's own words for refused requests.</summary>
    public string? ExpectedProblem { get; set; }

    public static async Task<FrameSite> StartAsync(Chromium chromium)
    {
        IBrowserContext context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        CancellationToken stop = TestContext.Current.CancellationToken;

        // Another site than the application's.
        LocalPortal portal = await LocalPortal.StartAsync(new() { Host = "localhost" }, stop);
        var clock = new LaterClock();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<IPortalStore>(new InMemoryPortalStore());
        builder.Services.AddSingleton<NoteBook>();
        WidgetHosting.Add(
            builder.Services,
            [
                new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/notes","TITLE":"Notes"}"""u8, typeof(NoteWidget)),
                new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/files","TITLE":"Files"}"""u8, typeof(FileWidget)),
            ],
            [
                HostedWidget.Create<CrmEntityContext, NoteForm>(typeof(NoteWidget)),
                HostedWidget.Create<CrmEntityContext, FileForm>(typeof(FileWidget)),
            ],
            options =>
            {
                options.ClientId = portal.Options.ClientId;
                options.ClientSecret = portal.Options.ClientSecret;
                options.AllowLoopback = true;
                options.RateLimit = null;
                options.SessionLimits.Lifetime = Lifetime;
            });
        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapPlacementInstaller();
        application.MapPlacementEvents();
        application.MapGet("/api/me", static (WidgetSession session) => $"{session.User.Id}");
        application.MapGet("/api/away", (WidgetSession _) => Results.Redirect(new Uri(portal.Address, "/elsewhere").AbsoluteUri));
        await application.StartAsync(stop);
        (await portal.InstallAsync(new Uri(application.Urls.Single()), cancellationToken: stop)).EnsureFinished();
        return new FrameSite(portal, application, context, await context.NewPageAsync(), clock);
    }

    /// <summary>Opens the tab with the notes, and gives its document.</summary>
    public async Task<IFrame> OpenAsync()
    {
        await Page.GotoAsync(new Uri(Portal.Address, "/crm/deal/details/1/").AbsoluteUri);
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Notes" }).ClickAsync();
        ILocator frame = Page.Locator("iframe.appframe[data-loaded][data-handler$='/widgets/notes']");
        IFrame document = (await (await frame.ElementHandleAsync()).ContentFrameAsync())!;
        await document.WaitForFunctionAsync("() => window.frame");
        return document;
    }

    /// <summary>Opens the tab with the files.</summary>
    public async Task<IFrameLocator> OpenFilesAsync()
    {
        await Page.GotoAsync(new Uri(Portal.Address, "/crm/deal/details/1/").AbsoluteUri);
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Files" }).ClickAsync();
        return Page.FrameLocator($"iframe.appframe[data-handler$='{FileWidget.Path}']");
    }

    /// <summary>It is later, for the server.</summary>
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
