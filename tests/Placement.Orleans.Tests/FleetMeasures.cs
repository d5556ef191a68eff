extern alias host;

using System.Diagnostics;
using System.Globalization;
using host::FleetHost;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Orleans.Tests.Harness;

namespace Placement.Orleans.Tests;

/// <summary>
/// What a release costs on several hosts, in relation to the time that its pace prescribes. They measure, and run only when they are asked
/// for: <c>-explicit only -class "*FleetMeasures"</c>. The environment variable <c>PLACEMENT_FLEET_PORTALS</c> takes more portals.
/// </summary>
public sealed class FleetMeasures
{
    private const double StartsPerSecond = 15;

    private static readonly int Portals = FleetSite.PortalsOr(900);

    /// <summary>The last portal may be begun then, however fast everything else is.</summary>
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds((Portals - 1) / StartsPerSecond);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10) + (2 * Floor);

    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task A_release_in_relation_to_its_pace(int count, bool isKilled)
    {
        await using var databases = new PostgreSqlServer();
        await using var redis = new RedisServer();
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddPortalsAsync(Portals);
        site.Clock.Advance(TimeSpan.FromHours(2));

        long start = Stopwatch.GetTimestamp();
        HostProcess[] hosts = await StartAsync(site, count);
        (long Statements, long Bytes)[] before = await FiguresAsync(hosts);
        Task<IReadOnlyList<string>> done = site.DoneAsync(release: 1, Portals, Limit);
        if (isKilled)
        {
            await KillAsync(site, hosts, done);
        }

        IReadOnlyList<string> lost = await done;
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        (long Statements, long Bytes)[] after = await FiguresAsync(hosts);
        double statements = (after.Sum(static one => one.Statements) - before.Sum(static one => one.Statements)) / (double)Portals;
        double bytes = (after.Sum(static one => one.Bytes) - before.Sum(static one => one.Bytes)) * 1000.0 / Portals;
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{Portals} portals whose tokens are renewed, hosts {count}, killed {site.Hosts.Count - count}: {took.TotalSeconds:0.0} s / "
            + $"pace {Floor.TotalSeconds:0.0} s = {took / Floor:0.00}, needs a person {lost.Count}"));
        if (!isKilled)
        {
            Write(string.Create(
                CultureInfo.InvariantCulture,
                $"statements of a portal {statements:0.0}, memory of 1,000 portals {bytes / 1024 / 1024:0.0} MB"));
        }

        Assert.All(
            site.Portals.Where(portal => !lost.Contains(portal.MemberId)), static portal => Assert.Single(portal.Bindings));
    }

    /// <summary>With no pace, so that it is the engine and the work that are measured, on the same number of hosts and database.</summary>
    [Theory(Explicit = true)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_release_in_relation_to_jobs_of_Quartz(bool areExpired)
    {
        TimeSpan release = await MeasureAsync(hasJobs: false, areExpired);
        TimeSpan jobs = await MeasureAsync(hasJobs: true, areExpired);
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{Portals} portals, tokens {(areExpired ? "expired" : "fresh")}, three hosts: jobs of Quartz.NET {jobs.TotalSeconds:0.0} s / "
            + $"release {release.TotalSeconds:0.0} s = {jobs / release:0.00}"));
    }

    /// <summary>A part of a store with a hundred times the portals, of which all are counted once a second.</summary>
    [Fact(Explicit = true)]
    public async Task A_portal_among_many_in_relation_to_one_among_few()
    {
        double few = await ShardAsync(portals: 1_000, shards: 32);
        double many = await ShardAsync(portals: 100_000, shards: 1);
        Write(string.Create(
            CultureInfo.InvariantCulture, $"a portal among 100,000 {many:0.00} ms / among 1,000 {few:0.00} ms = {many / few:0.00}"));
    }

    /// <summary>The milliseconds that a portal takes, when some shards are brought up one after the other.</summary>
    private static async Task<double> ShardAsync(int portals, int shards)
    {
        await using var databases = new PostgreSqlServer();
        await using var redis = new RedisServer();
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddRecordsAsync(portals);
        HostProcess process = (await site.StartHostsAsync(
            1, site.Settings with { Redis = null, Release = 1, StartsPerSecond = 1000, HasWillingPortals = true }))[0];

        // What is made once is no portal's.
        await process.DoAsync("shard 0");
        (long Count, long Milliseconds) sum = (0, 0);
        for (int shard = 1; shard <= shards; shard++)
        {
            string[] parts = (await process.DoAsync($"shard {shard}")).Split(' ');
            sum = (sum.Count + Number(parts[0]), sum.Milliseconds + Number(parts[1]));
        }

        return sum.Milliseconds / (double)sum.Count;
    }

    /// <summary>How long it takes, with the start of the hosts.</summary>
    private static async Task<TimeSpan> MeasureAsync(bool hasJobs, bool areExpired)
    {
        await using var databases = new PostgreSqlServer();
        await using var redis = new RedisServer();
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddPortalsAsync(Portals);
        if (areExpired)
        {
            site.Clock.Advance(TimeSpan.FromHours(2));
        }

        HostSettings settings = site.Settings with { Release = 1, StartsPerSecond = 1000, HasJobs = hasJobs };
        if (hasJobs)
        {
            settings = settings with { Redis = null };
        }

        long start = Stopwatch.GetTimestamp();
        HostProcess[] hosts = await site.StartHostsAsync(3, settings);
        if (hasJobs)
        {
            Assert.Equal("done", await hosts[0].DoAsync("enqueue"));
        }

        Assert.Empty(await site.DoneAsync(release: 1, Portals, Limit));
        Assert.All(site.Portals, static portal => Assert.Single(portal.Bindings));
        return Stopwatch.GetElapsedTime(start);
    }

    private static Task<HostProcess[]> StartAsync(FleetSite site, int count) =>
        site.StartHostsAsync(count, site.Settings with { Release = 1, StartsPerSecond = StartsPerSecond });

    /// <summary>Kills one host after the other, and starts another in its place.</summary>
    private static async Task KillAsync(FleetSite site, HostProcess[] hosts, Task done)
    {
        using var pace = new PeriodicTimer(BetweenKills);
        for (int index = 0; await Task.WhenAny(done, pace.WaitForNextTickAsync(Stop).AsTask()) != done; index = (index + 1) % hosts.Length)
        {
            await hosts[index].KillAsync();
            hosts[index] = (await StartAsync(site, 1))[0];
        }
    }

    private static async Task<(long Statements, long Bytes)[]> FiguresAsync(IEnumerable<HostProcess> hosts)
    {
        string[] answers = await Task.WhenAll(hosts.Select(static process => process.DoAsync("figures")));
        return [.. answers.Select(static answer => answer.Split(' ')).Select(static parts => (Number(parts[0]), Number(parts[1])))];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static void Write(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
