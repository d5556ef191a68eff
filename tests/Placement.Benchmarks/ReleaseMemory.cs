using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Benchmarks;

/// <summary>What a host keeps of the portals that it has brought up, beside what its database does.</summary>
internal static class ReleaseMemory
{
    private const int Few = 1_000;
    private const int Many = 10_000;

    /// <summary>Fifty times what is usual. What is kept of a portal for seconds after its last request is the same in both runs.</summary>
    private const double StartsPerSecond = 100;

    private const string ClientId = "local.0123456789abcd.12345678";

    public static async Task<Ratio> MeasureAsync()
    {
        // What the process makes once is no portal's.
        await SweepAsync(Few);
        long few = await SweepAsync(Few);
        long many = await SweepAsync(Many);
        return new Ratio(
            $"managed memory after a release on {Many:#,0} portals / after one on {Few:#,0}", many / (double)few, Target: 1.1);
    }

    /// <summary>The managed memory of a host that has brought up so many portals, and still runs.</summary>
    private static async Task<long> SweepAsync(int portals)
    {
        await using DbDataSource database = SqliteFactory.Instance.CreateDataSource(
            $"Data Source=releases-{portals}-{Guid.NewGuid():n};Mode=Memory;Cache=Shared");
        await using DbConnection open = await database.OpenConnectionAsync();
        var store = new DatabasePortalStore(database, new EphemeralDataProtectionProvider());
        for (int index = 0; index < portals; index++)
        {
            var endpoint = new Uri($"https://portal{index}.bitrix24.com/rest/");
            await store.SaveAsync(new Portal
            {
                ClientId = ClientId,
                MemberId = $"{index:x32}",
                ClientEndpoint = endpoint,
                Tokens = new PortalTokens(endpoint, $"access-{index}")
                {
                    RefreshToken = $"refresh-{index}",
                    ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
                    MemberId = $"{index:x32}",
                },
                State = PortalState.Installed,
            });
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetBinding[] bindings =
            [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies","TITLE":"Supplies"}"""u8)];
        WidgetHosting.Add(builder.Services, () => bindings, static () => [], static options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = "benchmark";
            options.BaseAddress = new Uri("https://apps.example.com/sales");
        });
        builder.Services.AddSingleton<IPortalStore>(store);
        builder.Services.AddReleases(static options =>
        {
            options.Number = 1;
            options.IsEnabled = true;
            options.StartsPerSecond = StartsPerSecond;
            options.CanaryShare = 0;
        });
        builder.Services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(static () => new WillingPortal());
        await using WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        await application.StartAsync();
        IReleaseMonitor monitor = application.Services.GetRequiredService<IReleaseMonitor>();
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        ReleaseProgress? progress;
        while ((progress = await monitor.GetProgressAsync()) is null || progress.Done < portals)
        {
            if (progress?.Release.State == ReleaseState.Stopped)
            {
                throw new InvalidOperationException($"Portals were not brought up. {progress}");
            }

            await poll.WaitForNextTickAsync();
        }

        long memory = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(application);
        return memory;
    }
}
