using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Orleans.Tests.Harness;
using Placement.Testing;

namespace Placement.Orleans.Tests;

/// <summary>What several hosts do for one portal, each in a process of its own.</summary>
public sealed class FleetTests(PostgreSqlServer databases, RedisServer redis)
{
    private const int Hosts = 2;
    private const int Calls = 20;
    private const int Rounds = 5;
    private const int Renewed = 6;
    private const int NotRenewed = 7;

    /// <summary>With nothing in the store that keeps hosts apart, so that it is the cluster that does.</summary>
    [Fact]
    public async Task Tokens_are_renewed_once_however_many_hosts_need_them()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        LocalPortal portal = await site.AddPortalAsync();
        HostProcess[] hosts = await site.StartHostsAsync(Hosts, site.Settings with { HasLeases = false });

        for (int round = 0; round < Rounds; round++)
        {
            site.Clock.Advance(TimeSpan.FromHours(2));
            string[] outcomes = await Task.WhenAll(hosts.Select(process => process.DoAsync($"call {portal.MemberId} {Calls}")));
            Assert.All(outcomes, static outcome => Assert.Equal("done", outcome));
        }

        Assert.Equal((Rounds, 0), (Sum(Renewed), Sum(NotRenewed)));

        int Sum(int id) => hosts.Sum(process => process.Count("Placement.BitrixClient", id));
    }

    [Fact]
    public async Task All_hosts_together_send_no_more_than_a_portal_takes()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        LocalPortal portal = await site.AddPortalAsync(new PortalRateLimit(Calls, Calls), TimeProvider.System);
        HostProcess[] hosts = await site.StartHostsAsync(Hosts, site.Settings with { Threshold = Calls, PerSecond = Calls });

        string[] outcomes = await Task.WhenAll(hosts.Select(process => process.DoAsync($"call {portal.MemberId} {2 * Calls}")));

        Assert.All(outcomes, static outcome => Assert.Equal("done", outcome));
        Assert.DoesNotContain(portal.Requests, static request => request.ErrorCode == "QUERY_LIMIT_EXCEEDED");
    }
}
