using System.Net;
using System.Net.Sockets;
using Fleet;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Orleans.Configuration;
using Placement;
using Placement.Testing;

// Three hosts of one application, and a dozen local portals whose widgets they keep up to date together:
//   ConnectionStrings__Portals="Host=localhost;Database=fleet;Username=postgres;Password=fleet" \
//     ConnectionStrings__PlacementCluster=localhost dotnet run --project samples/Fleet
// With --once it ends as soon as every portal has the widget.
const int Hosts = 3;
const int Portals = 12;
const string ClientId = "local.0123456789abcd.12345678";
const string ClientSecret = "fleet-sample-secret";

IConfiguration settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
if (settings.GetConnectionString("Portals") is not { } database || settings.GetConnectionString("PlacementCluster") is null)
{
    Console.Error.WriteLine(
        "The fleet needs a database and a Redis server. Set ConnectionStrings__Portals and ConnectionStrings__PlacementCluster.");
    return 1;
}

await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(database);

// So that a run can read, and remove, what one left behind that was killed.
IDataProtectionProvider keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "keys")));
var store = new DatabasePortalStore(dataSource, keys, new DatabasePortalStoreOptions { Database = PortalDatabase.PostgreSql });
long release = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
var portals = new List<LocalPortal>();
var hosts = new List<WebApplication>();
try
{
    for (int index = 0; index < Portals; index++)
    {
        portals.Add(await LocalPortal.StartAsync(new LocalPortalOptions { ClientId = ClientId, ClientSecret = ClientSecret }));
    }

    try
    {
        await foreach (Portal former in store.ListAsync())
        {
            await store.DeleteAsync(former.MemberId);
        }

        await StorePortalsAsync();
    }
    catch (PortalStoreException failure)
    {
        Console.Error.WriteLine($"The database of ConnectionStrings__Portals cannot be used: {failure.InnerException?.Message}. "
            + "If it is not there, make it: createdb fleet.");
        return 1;
    }

    try
    {
        for (int index = 0; index < Hosts; index++)
        {
            hosts.Add(Build());
        }

        await Task.WhenAll(hosts.Select(static host => host.StartAsync()));
    }
    catch (OperationCanceledException)
    {
        // Somebody did not want to wait.
        return 1;
    }
    catch (Exception failure)
    {
        Console.Error.WriteLine($"The hosts cannot start. {failure.Message}");
        return 1;
    }

    using var stopping = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stopping.Cancel();
    };
    return await ShowAsync(stopping.Token) ? 0 : 1;
}
finally
{
    await Task.WhenAll(hosts.Select(static host => host.StopAsync())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    await Task.WhenAll(hosts.Select(static host => host.DisposeAsync().AsTask()));
    try
    {
        foreach (LocalPortal portal in portals)
        {
            await store.DeleteAsync(portal.MemberId);
        }
    }
    catch (PortalStoreException)
    {
        // The next run does it.
    }

    await Task.WhenAll(portals.Select(static portal => portal.DisposeAsync().AsTask()));
}

WebApplication Build()
{
    WebApplicationBuilder builder = WebApplication.CreateBuilder();
    // What Orleans says of hosts that come and go would hide what the fleet does.
    builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Critical)
        .AddFilter("Polly", LogLevel.Critical).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Services.AddSingleton<IDataProtectionProvider>(keys);
    builder.Services.AddDatabasePortalStore(dataSource, static options => options.Database = PortalDatabase.PostgreSql);
    builder.Services.AddPlacements(options =>
    {
        options.ClientId = ClientId;
        options.ClientSecret = ClientSecret;
        options.AllowLoopback = true;
        options.BaseAddress = new Uri("http://127.0.0.1:5000/fleet");
    });
    builder.Services.AddReleases(options =>
    {
        options.Number = release;
        options.IsEnabled = true;
    });
    builder.UsePlacementCluster(
        static options => (options.Name, options.Port) = ("fleet-sample", FreePort()),
        static silo => silo.Configure<EndpointOptions>(static endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback));
    WebApplication host = builder.Build();
    host.MapPlacements();
    host.MapPlacementEvents();
    return host;
}

// Portals have the application already, as if their administrators had installed it.
async Task StorePortalsAsync()
{
    foreach (LocalPortal portal in portals)
    {
        PortalTokens tokens = portal.IssueTokens();
        await store.SaveAsync(new Portal
        {
            MemberId = portal.MemberId,
            ClientEndpoint = portal.Endpoint,
            ServerEndpoint = tokens.ServerEndpoint,
            ApplicationToken = portal.ApplicationToken,
            IsApplicationTokenConfirmed = true,
            Tokens = tokens,
            State = PortalState.Installed,
        });
    }
}

// Shows it as it goes, and says whether it went well.
async Task<bool> ShowAsync(CancellationToken stopping)
{
    IReleaseMonitor monitor = hosts[0].Services.GetRequiredService<IReleaseMonitor>();
    bool endsOnce = args.Contains("--once");
    if (!endsOnce)
    {
        Console.WriteLine("Ctrl+C ends it.");
    }

    string shown = "";
    try
    {
        while (!(endsOnce && portals.All(static portal => portal.Bindings.Count == 1)))
        {
            ReleaseProgress? progress = await monitor.GetProgressAsync(stopping);
            if ($"{progress}" is var line && line != shown)
            {
                Console.WriteLine(shown = line);
            }

            if (endsOnce && progress is { Release.Number: var number, Release.State: ReleaseState.Stopped } && number == release)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stopping);
        }

        Console.WriteLine($"{Portals} portals have the widget.");
    }
    catch (OperationCanceledException) when (stopping.IsCancellationRequested)
    {
        // Somebody has seen enough.
    }

    return true;
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}
