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


    /// <summary>Somewhat more than hosts are told, because on a busy machine one request takes much longer than another.</summary>
    private static readonly PortalRateLimit Limit = new(Calls + (Calls / 2), Calls);

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

        Assert.Equal((Rounds, 0), (hosts.Sum(HostProcess.Renewals), hosts.Sum(HostProcess.FailedRenewals)));
    }

    /// <summary>The store cannot keep renewals apart, so that the others wait for as long as the authorization server may take.</summary>
    [Fact]
    public async Task A_slow_authorization_server_is_asked_once_though_the_store_has_no_leases()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        LocalPortal portal = await site.AddPortalAsync();
        HostProcess[] hosts = await site.StartHostsAsync(2, site.Settings with { HasLeases = false });
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromSeconds(3)).ForTokenRequests());
        site.Clock.Advance(TimeSpan.FromHours(2));

        string[] outcomes = await Task.WhenAll(hosts.Select(process => process.DoAsync($"call {portal.MemberId} 1")));

        Assert.All(outcomes, static outcome => Assert.Equal("done", outcome));
        Assert.Equal((1, 0), (hosts.Sum(HostProcess.Renewals), hosts.Sum(HostProcess.FailedRenewals)));
    }

    [Fact]
    public async Task A_host_that_is_killed_takes_no_calls_of_others_along_and_the_limit_holds()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        LocalPortal portal = await site.AddPortalAsync(Limit);
        HostProcess[] hosts = await site.StartHostsAsync(3, site.Settings with { Threshold = Calls, PerSecond = Calls });

        // The first who asks has the count.
        Assert.Equal("done", await hosts[0].DoAsync($"call {portal.MemberId} 1"));
        Task<string>[] calls = [.. hosts[1..].Select(process => process.DoAsync($"call {portal.MemberId} {5 * Calls}"))];
        await portal.WaitAsync(static known => known.Requests.Count > 3 * Calls, TestContext.Current.CancellationToken);
        await hosts[0].KillAsync();

        Assert.All(await Task.WhenAll(calls), static outcome => Assert.Equal("done", outcome));
        Assert.DoesNotContain(portal.Requests, static request => request.ErrorCode == "QUERY_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task All_hosts_together_send_no_more_than_a_portal_takes()
    {
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        LocalPortal portal = await site.AddPortalAsync(Limit);
        HostProcess[] hosts = await site.StartHostsAsync(Hosts, site.Settings with { Threshold = Calls, PerSecond = Calls });

        string[] outcomes = await Task.WhenAll(hosts.Select(process => process.DoAsync($"call {portal.MemberId} {2 * Calls}")));

        Assert.All(outcomes, static outcome => Assert.Equal("done", outcome));
        Assert.DoesNotContain(portal.Requests, static request => request.ErrorCode == "QUERY_LIMIT_EXCEEDED");
    }
}
