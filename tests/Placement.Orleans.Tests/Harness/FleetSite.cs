extern alias host;

using System.Globalization;
using host::FleetHost;
using Microsoft.AspNetCore.DataProtection;
using Placement.AspNetCore.Tests.Portals;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Testing;

namespace Placement.Orleans.Tests.Harness;

/// <summary>Portals that have one application, the database of its hosts, and the hosts.</summary>
internal sealed class FleetSite : IAsyncDisposable
{
    public const string ClientId = "local.0123456789abcd.12345678";
    public const string ClientSecret = "fleet-secret";

    private readonly PostgreSqlDatabase _database;
    private readonly string _redis;
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("placement-keys-");
    private readonly List<LocalPortal> _portals = [];
    private readonly List<HostProcess> _hosts = [];

    private FleetSite(PostgreSqlDatabase database, string redis)
    {
        (_database, _redis) = (database, redis);
        Store = new DatabasePortalStore(
            database.DataSource, DataProtectionProvider.Create(_keys), new DatabasePortalStoreOptions { Database = database.Kind });
    }

    public IReadOnlyList<LocalPortal> Portals => _portals;

    public DatabasePortalStore Store { get; }

    /// <summary>The clock of the portals: an access token is worth nothing an hour later.</summary>
    public ShiftedClock Clock { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How many portals a test has: what the environment variable <c>PLACEMENT_FLEET_PORTALS</c> says, or else the usual number.</summary>
    public static int PortalsOr(int usual) => int.TryParse(
        Environment.GetEnvironmentVariable("PLACEMENT_FLEET_PORTALS"), CultureInfo.InvariantCulture, out int given) ? given : usual;

    /// <summary>Prepares it. Skips the test where there is no server.</summary>
    public static async Task<FleetSite> StartAsync(PostgreSqlServer databases, RedisServer redis)
    {
        string connection = await redis.ConnectAsync();
        return new FleetSite(await PostgreSqlDatabase.CreateAsync(databases), connection);
    }

    /// <summary>Starts a portal that has the application.</summary>
    /// <param name="limit">What it takes; null: everything.</param>
    public async Task<LocalPortal> AddPortalAsync(PortalRateLimit? limit = null) => (await AddPortalsAsync(1, limit))[0];

    /// <summary>Starts portals that have the application.</summary>
    public async Task<IReadOnlyList<LocalPortal>> AddPortalsAsync(int count, PortalRateLimit? limit = null)
    {
        var options = new LocalPortalOptions
        {
            TimeProvider = Clock,
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            RateLimit = limit,
        };
        IReadOnlyList<LocalPortal> portals = await LocalPortal.StartManyAsync(Enumerable.Repeat(options, count), Stop);
        _portals.AddRange(portals);
        await Parallel.ForEachAsync(portals, Stop, async (portal, stop) => await Store.SaveAsync(InstalledPortal.Of(portal), stop));
        return portals;
    }

    /// <summary>Stores portals that are nowhere.</summary>
    public Task AddRecordsAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        Stop,
        async (index, stop) =>
        {
            var endpoint = new Uri($"https://portal{index}.bitrix24.com/rest/");
            string memberId = $"{index:x32}";
            await Store.SaveAsync(
                new Portal
                {
                    ClientId = ClientId,
                    MemberId = memberId,
                    ClientEndpoint = endpoint,
                    Tokens = new PortalTokens(endpoint, $"access-{index}")
                    {
                        RefreshToken = $"refresh-{index}",
                        ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
                        MemberId = memberId,
                    },
                    State = PortalState.Installed,
                },
                stop);
        });

    /// <summary>The portals whose tokens are being renewed, as far as the store knows: who is killed now may lose those.</summary>
    public Task<IReadOnlyList<string>> InFlightAsync() => _database.ReadAsync(
        """
        SELECT p.portal_id FROM placement_portals p JOIN placement_portal_releases r ON p.portal_id = r.member_id
        WHERE p.lease_until > EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AND r.claim_of IS NOT NULL
        """);

    /// <summary>Waits until every portal has a release, or needs a person.</summary>
    /// <returns>The portals that need one, by their identity.</returns>
    public async Task<IReadOnlyList<string>> DoneAsync(long release, int portals, TimeSpan? limit = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limited.CancelAfter(limit ?? TimeSpan.FromMinutes(2));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        IReadOnlyList<PortalReleaseCount> counts = [];
        try
        {
            do
            {
                counts = await CountAsync(release, limited.Token);
            }
            while (counts.Sum(static count => IsEnd(count.State) ? count.Count : 0) != portals
                && await poll.WaitForNextTickAsync(limited.Token));
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            string lines = string.Join(" | ", _hosts.SelectMany(static process => process.LastLines));
            Assert.Fail($"It did not come to that: {string.Join(", ", counts)}; {lines}");
        }

        IReadOnlyList<PortalRelease> lost = await Store.ListPortalReleasesAsync(
            ClientId, PortalReleaseState.NeedsTokens, after: "", portals, Stop);
        return [.. lost.Select(static portal => portal.MemberId)];
    }

    /// <summary>Waits until so many portals have a release, or need a person.</summary>
    public async Task ReachAsync(long release, int portals, CancellationToken cancellationToken)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await CountAsync(release, cancellationToken)).Sum(static count => IsEnd(count.State) ? count.Count : 0) < portals)
        {
            await poll.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static bool IsEnd(PortalReleaseState state) =>
        state is PortalReleaseState.Current or PortalReleaseState.Unchanged or PortalReleaseState.NeedsTokens;

    /// <summary>How far a release is; nothing: it has not begun, or the database is away.</summary>
    private async Task<IReadOnlyList<PortalReleaseCount>> CountAsync(long release, CancellationToken cancellationToken)
    {
        try
        {
            return (await Store.FindReleaseAsync(ClientId, cancellationToken))?.Number == release
                ? await Store.CountPortalsAsync(ClientId, bucketsBelow: 0, named: [], cancellationToken)
                : [];
        }
        catch (PortalStoreException)
        {
            return [];
        }
    }

    /// <summary>The settings of a host that is one of the cluster.</summary>
    public HostSettings Settings => new()
    {
        Database = _database.ConnectionString,
        Keys = _keys.FullName,
        Redis = _redis,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
    };

    /// <summary>All hosts that were started, also those that were killed.</summary>
    public IReadOnlyList<HostProcess> Hosts => _hosts;

    /// <summary>Starts hosts at the same moment.</summary>
    public async Task<HostProcess[]> StartHostsAsync(int count, HostSettings settings)
    {
        HostProcess[] started = [.. Enumerable.Range(0, count).Select(_ => HostProcess.Begin(settings))];
        _hosts.AddRange(started);
        await Task.WhenAll(started.Select(static process => process.ReadyAsync()));
        return started;
    }

    /// <summary>Whether a host that was never killed has renewed the tokens of a portal: it has the pair, or has stored it.</summary>
    public bool IsKept(string memberId) => _hosts.Exists(process => !process.WasKilled && process.HasRenewed(Find(memberId).Endpoint));

    /// <summary>What came of a portal, and what the hosts have logged of it.</summary>
    public string Tell(string memberId, string outcome) => string.Join(
        Environment.NewLine,
        [$"{memberId} at {Find(memberId).Endpoint.Host}: {outcome}", .. _hosts.SelectMany(process => process.LinesOf(Find(memberId).Endpoint))]);

    private LocalPortal Find(string memberId) => _portals.Find(portal => portal.MemberId == memberId)!;

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_hosts.Select(static process => process.DisposeAsync().AsTask()));
        await Task.WhenAll(_portals.Select(static portal => portal.DisposeAsync().AsTask()));
        await _database.DisposeAsync();
        _keys.Delete(recursive: true);
    }
}
