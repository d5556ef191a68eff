using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.Testing;

namespace Placement.Benchmarks;

/// <summary>A release on local portals, in relation to the time that its pace prescribes.</summary>
internal static class ReleaseRatios
{
    private const int Portals = 300;
    private const double StartsPerSecond = 30;
    private const string ClientId = "local.0123456789abcd.12345678";
    private const string ClientSecret = "benchmark-secret";

    /// <summary>The last portal may be begun then, however fast everything else is.</summary>
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds((Portals - 1) / StartsPerSecond);

    public static async Task<IReadOnlyList<Ratio>> MeasureAsync()
    {
        // First, so that nothing of the portals below is counted.
        Ratio memory = await ReleaseMemory.MeasureAsync();
        LocalPortal[] portals = await Task.WhenAll(Enumerable.Range(0, Portals).Select(
            static _ => LocalPortal.StartAsync(new LocalPortalOptions { ClientId = ClientId, ClientSecret = ClientSecret })));
        var store = new InMemoryPortalStore();
        foreach (LocalPortal portal in portals)
        {
            PortalTokens tokens = portal.IssueTokens();
            await store.SaveAsync(new Portal
            {
                MemberId = portal.MemberId,
                ClientEndpoint = portal.Endpoint,
                ServerEndpoint = tokens.ServerEndpoint,
                Tokens = tokens,
                State = PortalState.Installed,
            });
        }

        TimeSpan everythingNew = await SweepAsync(store, "Supplies");
        TimeSpan nothingToDo = await SweepAsync(store, "Supplies");
        foreach (LocalPortal portal in portals)
        {
            if (portal.Bindings is not [{ Title: "Supplies" }])
            {
                throw new InvalidOperationException("A portal does not have what is declared.");
            }

            await portal.DisposeAsync();
        }

        return
        [
            new Ratio($"a release that is new to {Portals} portals / its pace", everythingNew / Floor, Target: 1.15),
            new Ratio("the same where nothing has to be changed / its pace", nothingToDo / Floor, Target: 1.15),
            memory,
        ];
    }

    /// <summary>How long it takes from the start of a host, which knows of no release before, until every portal was tried.</summary>
    private static async Task<TimeSpan> SweepAsync(InMemoryPortalStore store, string title)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetBinding[] bindings =
        [
            new(Encoding.UTF8.GetBytes(
                $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies","TITLE":"{{title}}"}""")),
        ];
        WidgetHosting.Add(builder.Services, () => bindings, static () => [], static options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.AllowLoopback = true;
            options.BaseAddress = new Uri("http://127.0.0.1:9/sales");
        });
        builder.Services.AddSingleton<IPortalStore>(store);
        builder.Services.AddReleases(static options =>
        {
            options.Number = 1;
            options.IsEnabled = true;
            options.StartsPerSecond = StartsPerSecond;
        });
        await using WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        IReleaseMonitor monitor = application.Services.GetRequiredService<IReleaseMonitor>();
        long start = Stopwatch.GetTimestamp();
        await application.StartAsync();
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await monitor.GetProgressAsync() is not { Done: Portals })
        {
            await poll.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
