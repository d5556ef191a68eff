using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Orleans.Tests.Harness;

namespace Placement.Orleans.Tests;

/// <summary>Releases that several hosts bring to many portals, each in a process of its own.</summary>
public sealed class ReleaseFleetTests(PostgreSqlServer databases, RedisServer redis)
{
    private const int Hosts = 3;
    private const int Portals = 100;

    [Fact]
    public async Task Hosts_that_start_at_the_same_moment_bring_every_portal_up_once()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddPortalsAsync(Portals);
        site.Clock.Advance(TimeSpan.FromHours(2));

        HostProcess[] hosts = await site.StartHostsAsync(Hosts, site.Settings with { Release = 1 });
        await site.DoneAsync(release: 1, Portals);

        Assert.All(site.Portals, static portal => Assert.Single(portal.Bindings));
        Assert.Equal((Portals, 0), (hosts.Sum(HostProcess.Renewals), hosts.Sum(HostProcess.FailedRenewals)));
    }

    [Fact]
    public async Task Hosts_of_the_former_release_leave_alone_what_the_next_one_brings()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddPortalsAsync(Portals);
        HostProcess[] former = await site.StartHostsAsync(2, site.Settings with { Release = 1, Title = "Supplies" });
        await site.DoneAsync(release: 1, Portals);

        await site.StartHostsAsync(1, site.Settings with { Release = 2, Title = "Deliveries" });
        await site.DoneAsync(release: 2, Portals);

        Assert.All(
            await Task.WhenAll(former.Select(static process => process.DoAsync("look"))), static outcome => Assert.Equal("False", outcome));
        Assert.All(site.Portals, static portal => Assert.Equal("Deliveries", Assert.Single(portal.Bindings).Title));
    }

    [Fact]
    public async Task A_host_that_stops_leaves_its_release_to_the_others_and_complains_of_nothing()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await site.AddPortalsAsync(Portals);
        site.Clock.Advance(TimeSpan.FromHours(2));
        HostProcess[] hosts = await site.StartHostsAsync(2, site.Settings with { Release = 1, StartsPerSecond = 10 });

        await site.ReachAsync(release: 1, Portals / 4, TestContext.Current.CancellationToken);
        Assert.True(await hosts[0].StopAsync(), "It did not stop in time.");
        await site.DoneAsync(release: 1, Portals);

        Assert.Empty(hosts[0].Complaints("warn", "fail", "crit"));
        Assert.Empty(hosts[1].Complaints("fail", "crit"));
        Assert.All(site.Portals, static portal => Assert.Single(portal.Bindings));
        Assert.Equal((Portals, 0), (hosts.Sum(HostProcess.Renewals), hosts.Sum(HostProcess.FailedRenewals)));
    }
}
