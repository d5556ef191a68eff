using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using FleetHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using Orleans.Configuration;
using Placement;
using Placement.Benchmarks;
using Placement.Releases;

// Arguments: the settings. Then a line for each thing to do; the answer is a line, too. The end of the input is the host's.
HostSettings settings = new ConfigurationBuilder().AddCommandLine(args).Build().Get<HostSettings>()
    ?? throw new InvalidOperationException("There are no settings.");
using var figures = new HostFigures();
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders()
    .AddSimpleConsole(static console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "))
    .SetMinimumLevel(LogLevel.Warning)
    .AddFilter("Placement", LogLevel.Information);
builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(settings.Database);
var store = new DatabasePortalStore(dataSource, DataProtectionProvider.Create(new DirectoryInfo(settings.Keys)));
builder.Services.AddSingleton<IPortalStore>(settings.HasLeases ? store : new PlainStore(store));
WidgetBinding[] bindings =
[
    new(Encoding.UTF8.GetBytes(
        $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-tab","TITLE":"{{settings.Title}}"}""")),
];
WidgetHosting.Add(builder.Services, () => bindings, static () => [], options =>
{
    options.ClientId = settings.ClientId;
    options.ClientSecret = settings.ClientSecret;
    options.AllowLoopback = true;
    options.BaseAddress = new Uri("http://127.0.0.1:9/sales");
    options.RateLimit = settings.Threshold == 0 ? null : new RequestRate(settings.Threshold, settings.PerSecond);
});
if (settings.Release > 0)
{
    builder.Services.AddReleases(options =>
    {
        options.Number = settings.Release;
        options.IsEnabled = !(settings.HasJobs || settings.HasWillingPortals);
        options.StartsPerSecond = settings.StartsPerSecond;
        options.MaxFailureShare = 1;
        options.CanaryShare = settings.HasWillingPortals ? 0 : options.CanaryShare;
    });
}

if (settings.Redis is { } redis)
{
    builder.UsePlacementCluster(
        cluster => (cluster.Redis, cluster.Name, cluster.Port) = (redis, "fleet", settings.Port),
        static silo => silo
            .Configure<EndpointOptions>(static endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback)
            .Configure<ClusterMembershipOptions>(static membership =>
            {
                // Hosts are killed here every few seconds, and who is gone should be noticed as soon.
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
                membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            }));
}

if (settings.HasWillingPortals)
{
    builder.Services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(static () => new WillingPortal());
}

if (settings.HasJobs)
{
    PortalJobs.Add(builder, settings.Database);
}

WebApplication application = builder.Build();
WidgetHosting.Map(application);
application.MapPlacementEvents();
await application.StartAsync();
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    try
    {
        Console.WriteLine(words[0] switch
        {
            "call" => await CallAsync(words[1], int.Parse(words[2], CultureInfo.InvariantCulture)),
            "shard" => await SweepAsync(int.Parse(words[1], CultureInfo.InvariantCulture)),
            "look" => await LookAsync(),
            "enqueue" => await PortalJobs.EnqueueAsync(application.Services, settings.ClientId),
            "figures" => figures.ToString(),
            _ => throw new InvalidOperationException(words[0]),
        });
    }
    catch (Exception failure)
    {
        Console.WriteLine(failure.ToString().ReplaceLineEndings(" / "));
    }
}

await application.StopAsync();

// Looks once more for portals of its release, and says whether it tried any.
async Task<string> LookAsync()
{
    StoredRelease own = application.Services.GetRequiredService<ReleaseStart>().Own();
    return (await application.Services.GetRequiredService<IReleaseDriver>().RunAsync(own, CancellationToken.None)).ToString();
}

// Brings one shard up: how many portals that were, and the milliseconds that it took.
async Task<string> SweepAsync(int shard)
{
    await application.Services.GetRequiredService<PortalWalk>().RunAsync(CancellationToken.None);
    StoredRelease release = (await application.Services.GetRequiredService<ReleaseStart>()
        .BeginAsync(settings.ClientId, ReleaseApproval.None, CancellationToken.None))!;
    int count = 0;
    long begun = Stopwatch.GetTimestamp();
    await application.Services.GetRequiredService<ReleaseSweep>().RunAsync(
        release,
        ReleaseScope.All with { Shard = new ReleaseShard(shard), Tried = _ => Interlocked.Increment(ref count) },
        CancellationToken.None);
    return string.Create(CultureInfo.InvariantCulture, $"{count} {(long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds}");
}

// So many calls at once: how many of them have failed, and with what.
async Task<string> CallAsync(string memberId, int count)
{
    Portal portal = await store.FindAsync(memberId) ?? throw new InvalidOperationException("There is no such portal.");
    IPortalClients clients = application.Services.GetRequiredService<IPortalClients>();
    string?[] failures = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
    {
        try
        {
            await clients.ForPortal(portal).GetApplicationInfoAsync();
            return null;
        }
        catch (BitrixException failure)
        {
            return failure.Message.ReplaceLineEndings(" ");
        }
    })));
    string[] failed = [.. failures.OfType<string>()];
    return failed.Length == 0 ? "done" : $"failed {failed.Length}: {failed[0]}";
}
