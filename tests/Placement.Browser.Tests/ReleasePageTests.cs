using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;
using Placement.Testing;

namespace Placement.Browser.Tests;

/// <summary>The page of releases, as an operator sees it.</summary>
public sealed partial class ReleasePageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<LocalPortal> _portals = [];
    private WebApplication _application = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Uri Address => new(_application.Urls.Single() + "/_placement/releases");

    /// <summary>An application that three portals have, one of which does not answer.</summary>
    public async ValueTask InitializeAsync()
    {
        var store = new InMemoryPortalStore();
        for (int index = 0; index < 3; index++)
        {
            LocalPortal portal = await LocalPortal.StartAsync(
                new LocalPortalOptions { ClientId = "local.0123456789abcd.12345678", ClientSecret = "release-secret" }, Stop);
            _portals.Add(portal);
            PortalTokens tokens = portal.IssueTokens();
            await store.SaveAsync(
                new Portal
                {
                    MemberId = portal.MemberId,
                    ClientEndpoint = portal.Endpoint,
                    ServerEndpoint = tokens.ServerEndpoint,
                    Tokens = tokens,
                    State = PortalState.Installed,
                },
                Stop);
        }

        _portals[0].Faults.Add(PortalFault.DropConnection().WithProbability(1, seed: 1));
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(builder.Services, Bindings, static () => [], options =>
        {
            options.ClientId = _portals[0].Options.ClientId;
            options.ClientSecret = _portals[0].Options.ClientSecret;
            options.AllowLoopback = true;
            options.BaseAddress = new Uri("http://127.0.0.1:9/sales");
        });
        builder.Services.AddSingleton<IPortalStore>(store);
        builder.Services.AddAuthorization();
        builder.Services.AddReleases(static options =>
        {
            options.Number = 42;
            options.IsEnabled = true;
            options.StartsPerSecond = 1000;
            options.MaxFailureShare = 1;
        });
        _application = builder.Build();
        WidgetHosting.Map(_application);
        _application.MapReleases().RequireAuthorization(static policy => policy.RequireAssertion(static _ => true));
        await _application.StartAsync(Stop);
    }

    [Fact]
    public async Task An_operator_sees_what_is_left_has_it_tried_again_and_watches_it_end()
    {
        await using IBrowserContext context = await chromium.NewContextAsync();
        IPage page = await context.NewPageAsync();
        var problems = new PageProblems(page, Address);
        await page.GotoAsync(Address.AbsoluteUri);
        ILocator summary = page.Locator("[data-summary]");
        await Assertions.Expect(summary).ToHaveTextAsync("Release 42, Running: 2 of 3 portals have it, 0 need somebody, 0 are left");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = UnreachableLink() }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(_portals[0].Address.Authority);
        await Accessibility.ExamineAsync(page, "releases");

        _portals[0].Faults.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(summary).ToHaveTextAsync("Release 42, Running: 3 of 3 portals have it, 0 need somebody, 0 are left");
        await Assertions.Expect(page.Locator("[data-state=Unreachable]")).ToHaveTextAsync("0");
        Assert.Empty(problems.Texts);
    }

    [Fact]
    public async Task The_page_is_complete_without_scripts()
    {
        await using IBrowserContext context = await chromium.NewContextAsync(new() { JavaScriptEnabled = false });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(Address.AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-summary]")).ToContainTextAsync("Release 42, Paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-summary]")).ToContainTextAsync("Release 42, Running");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (LocalPortal portal in _portals)
        {
            await portal.DisposeAsync();
        }
    }

    private static IReadOnlyList<WidgetBinding> Bindings() =>
        [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-tab","TITLE":"Supplies"}"""u8)];

    [GeneratedRegex("^unreachable")]
    private static partial Regex UnreachableLink();
}
