using System.Data.Common;
using DealDesk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>A user in front of a portal that has the sample's application, on a day that is always the same.</summary>
internal sealed class DeskVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly WebApplication _application;
    private readonly DbDataSource _database;
    private readonly PageProblems _problems;

    private DeskVisit(LocalPortal portal, WebApplication application, DbDataSource database, IBrowserContext context, IPage page)
    {
        (Portal, _application, _database, _context, Page) = (portal, application, database, context, page);
        _problems = new PageProblems(page, portal.Address, new Uri(application.Urls.Single()));
    }

    public LocalPortal Portal { get; }

    public IPage Page { get; }

    /// <summary>Problems that the test brings about: the browser's own words for refused requests.</summary>
    public string? ExpectedProblem { get; set; }

    public static async Task<DeskVisit> StartAsync(Chromium chromium)
    {
        IBrowserContext context = await chromium.NewContextAsync(
            new() { ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        CancellationToken stop = TestContext.Current.CancellationToken;
        LocalPortal portal = await LocalPortal.StartAsync(DeskPortal.Options with { Host = "localhost" }, stop);
        DbDataSource database = SqliteFactory.Instance.CreateDataSource(
            $"Data Source=desk-visit-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        WebApplication application = DeskTour.Build(
            database,
            options =>
            {
                options.ClientId = portal.Options.ClientId;
                options.ClientSecret = portal.Options.ClientSecret;
                options.AllowLoopback = true;
                options.RateLimit = null;
            },
            new PictureClock());
        await application.StartAsync(stop);
        (await portal.InstallAsync(new Uri(application.Urls.Single()), cancellationToken: stop)).EnsureFinished();
        IPage page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(PictureClock.Day.UtcDateTime);
        return new DeskVisit(portal, application, database, context, page);
    }

    /// <summary>Opens a page of the portal.</summary>
    public async Task BeginAsync(string path)
    {
        await Page.GotoAsync(new Uri(Portal.Address, path).AbsoluteUri);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>What stands in the frame of a widget.</summary>
    public IFrameLocator Widget(string path) => Page.FrameLocator($"iframe.appframe[data-handler$='{path}']");

    /// <summary>The test fails where the browser has complained, or has called another host.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _application.DisposeAsync();
        await Portal.DisposeAsync();
        await _database.DisposeAsync();
        Assert.DoesNotContain(
            _problems.Texts, problem => ExpectedProblem is null || !problem.Contains(ExpectedProblem, StringComparison.Ordinal));
    }

    /// <summary>Time goes on as usual, but begins on the same day in each run, so that pictures do not change by themselves.</summary>
    private sealed class PictureClock : TimeProvider
    {
        public static DateTimeOffset Day { get; } = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

        private readonly TimeSpan _shift = Day - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
