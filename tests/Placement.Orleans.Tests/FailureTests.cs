using System.Globalization;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Orleans.Tests.Harness;
using Placement.Testing;

namespace Placement.Orleans.Tests;

/// <summary>
/// A release on many portals while hosts, the database and Redis fail, and somebody uses widgets. The environment variable
/// <c>PLACEMENT_FLEET_PORTALS</c> takes more portals than usual.
/// </summary>
public sealed class FailureTests
{
    private const int Hosts = 3;
    private const double StartsPerSecond = 25;

    /// <summary>The failure after which a host meets others by a gate, which is closed at the next.</summary>
    private const int Gated = 4;

    /// <summary>Every so many portals have a handler that is another application's, as far as this one knows.</summary>
    private const int Foreign = 10;

    private static readonly int Portals = FleetSite.PortalsOr(1000);

    /// <summary>So often something fails, whenever as many portals more are done: each twenty seconds of a long run.</summary>
    private static readonly int Failures = Math.Max(8, Portals / 500);

    private static readonly Uri ForeignHandler = new("http://127.0.0.1:10/foreign");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_fails_every_portal_has_the_release_once_or_needs_a_person()
    {
        // Servers of its own: those of the run serve other tests meanwhile.
        await using var databases = new PostgreSqlServer();
        await using var redis = new RedisServer();
        await using FleetSite site = await FleetSite.StartAsync(databases, redis);
        await using var gate = new RedisGate(redis.Socket);
        await site.AddPortalsAsync(Portals, new PortalRateLimit(30, 20));
        LocalPortal[] foreign = [.. site.Portals.Where(static (_, index) => index % Foreign == 0)];
        await Parallel.ForEachAsync(foreign, Stop, static async (portal, _) => await BindForeignAsync(portal));
        site.Clock.Advance(TimeSpan.FromHours(2));

        HostProcess live = (await site.StartHostsAsync(1, site.Settings with { Threshold = 20, PerSecond = 20 }))[0];
        HostProcess[] hosts = await StartAsync(site, Hosts);
        Task<IReadOnlyList<string>> done = site.DoneAsync(release: 1, Portals, TimeSpan.FromMinutes(5 + (Portals / 200.0)));
        Task<List<Use>> used = UseAsync(site, live, done);
        (int failures, HashSet<string> inFlight) = await FailAsync(site, hosts, databases, redis, gate, done);

        IReadOnlyList<string> lost = await done;
        int doubled = site.Portals.Count(static portal => portal.Bindings.Count(static binding => !IsForeign(binding)) > 1);
        int foreignLost = foreign.Count(static portal => !portal.Bindings.Any(IsForeign));
        int outside = lost.Count(memberId => !inFlight.Contains(memberId));
        int overBudget = site.Portals.Sum(
            static portal => portal.Requests.Count(static request => request.ErrorCode == "QUERY_LIMIT_EXCEEDED"));
        int renewals = site.Hosts.Sum(HostProcess.Renewals) + site.Hosts.Sum(HostProcess.FailedRenewals);
        List<Use> failedUses = [.. (await used).Where(use => !lost.Contains(use.MemberId))];
        int heldUp = failedUses.RemoveAll(use => inFlight.Contains(use.MemberId) && use.IsHeldUp);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"portals {Portals}, current {Portals - lost.Count} + needs a person {lost.Count} = {Portals}, doubled {doubled}, lost outside "
            + $"the window {outside}, inherent {lost.Count - outside}, foreign lost {foreignLost}, overlapping renewals "
            + $"{renewals - Portals}, requests over budget {overBudget}, in flight at a failure {inFlight.Count}, live requests that "
            + $"failed {failedUses.Count}, held up by a renewal that a killed host had begun {heldUp}, hosts {site.Hosts.Count}"));
        Assert.Equal(Failures, failures);
        Assert.NotEmpty(inFlight);
        Assert.Equal((0, 0, 0, 0), (doubled, outside, foreignLost, overBudget));
        Assert.True(failedUses.Count == 0, string.Join(Environment.NewLine, failedUses.Select(use => site.Tell(use.MemberId, use.Outcome))));
        string[] kept = [.. lost.Where(site.IsKept).Select(memberId => site.Tell(memberId, "needs a person though a living host has its pair"))];
        Assert.True(kept.Length == 0, string.Join(Environment.NewLine, kept));
        Assert.All(
            site.Portals.Where(portal => !lost.Contains(portal.MemberId)),
            static portal => Assert.Single(portal.Bindings, static binding => binding.Title == "Supplies"));
    }

    private static bool IsForeign(LocalBinding binding) => binding.Handler == ForeignHandler.AbsoluteUri;

    private static Task<HostProcess[]> StartAsync(FleetSite site, int count, string? redis = null) => site.StartHostsAsync(
        count,
        site.Settings with
        {
            Release = 1,
            StartsPerSecond = StartsPerSecond,
            Threshold = 20,
            PerSecond = 20,
            Redis = redis ?? site.Settings.Redis,
        });

    private static async Task BindForeignAsync(LocalPortal portal)
    {
        using var http = new HttpClient();
        await new BitrixClient(http, portal.IssueTokens()).CallAsync(
            "placement.bind",
            System.Text.Encoding.UTF8.GetBytes(
                $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"{{ForeignHandler}}","TITLE":"Foreign"}"""),
            Stop);
    }

    /// <summary>Kills one host after the other and starts another in its place; between that, everything else fails once.</summary>
    /// <returns>How often something failed, and the portals whose tokens were being renewed then.</returns>
    private static async Task<(int Failures, HashSet<string> InFlight)> FailAsync(
        FleetSite site, HostProcess[] hosts, PostgreSqlServer databases, RedisServer redis, RedisGate gate, Task done)
    {
        HashSet<string> inFlight = [];
        int round = 0;
        for (; round < Failures; round++)
        {
            await ReachAsync(round + 1);
            if (done.IsCompleted)
            {
                break;
            }

            inFlight.UnionWith(await site.InFlightAsync());
            switch (round)
            {
                case 1:
                    await databases.RestartAsync();
                    break;
                case 2:
                    await redis.RestartAsync();
                    break;
                case 3:
                    await hosts[round % Hosts].HangAsync(() => ReachAsync(round + 2));
                    break;
                case Gated + 1:
                    await gate.CloseAsync(() => ReachAsync(round + 2));
                    break;
                default:
                    await hosts[round % Hosts].KillAsync();
                    inFlight.UnionWith(await site.InFlightAsync());
                    hosts[round % Hosts] = (await StartAsync(site, 1, round == Gated ? gate.Connection : null))[0];
                    break;
            }

            inFlight.UnionWith(await site.InFlightAsync());
        }

        return (round, inFlight);

        // Hosts that are left go on meanwhile, so that there is an end to it.
        Task ReachAsync(int step) => Task.WhenAny(done, site.ReachAsync(release: 1, step * Portals / (Failures + 2), Stop));
    }

    /// <summary>Uses widgets of one portal after the other.</summary>
    /// <returns>What failed.</returns>
    private static async Task<List<Use>> UseAsync(FleetSite site, HostProcess live, Task done)
    {
        List<Use> failed = [];
        var random = new Random(16);
        while (!done.IsCompleted)
        {
            string memberId = site.Portals[random.Next(site.Portals.Count)].MemberId;
            var use = new Use(memberId, await live.DoAsync($"call {memberId} 1"));
            if (use.Outcome != "done" && !use.IsOfDatabase)
            {
                failed.Add(use);
            }
        }

        return failed;
    }

    /// <summary>What became of the use of a widget.</summary>
    private sealed record Use(string MemberId, string Outcome)
    {
        /// <summary>Whether it failed because the database was away, which nothing but the database can help.</summary>
        public bool IsOfDatabase => Says(nameof(PortalStoreException)) || Says("token store failed");

        /// <summary>Whether somebody renews the tokens, who may have been killed: for a minute, nobody else tries.</summary>
        public bool IsHeldUp => Says("another process renews the tokens of this portal");

        private bool Says(string text) => Outcome.Contains(text, StringComparison.Ordinal);
    }
}
