using System.Collections.Concurrent;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The orders in which hosts can come to renew the tokens of a portal, with all that can fail meanwhile.</summary>
public sealed class InterleavingTests
{
    private const int Seeds = 150;
    private const int RandomFaults = 4;

    /// <summary>Whether there is an hour for it.</summary>
    private static readonly bool HasTime = Environment.GetEnvironmentVariable("PLACEMENT_INTERLEAVINGS") == "all";

    private static readonly Setup Alone = new("two hosts without a cluster");

    private static readonly Setup Changed = new("two hosts whose clocks differ, and an event")
    {
        IsChanged = true,
        Skew = TimeSpan.FromMinutes(5),
    };

    private static readonly (Setup Setup, Cost[] Most)[] Pairs =
    [
        (Alone, [new(3, 0), new(1, 1), new(0, 2)]),
        (Changed, [new(2, 0), new(1, 1)]),
        (new("two hosts in a cluster") { Activations = 1 }, [new(3, 0), new(1, 1)]),
        (new("two hosts in a cluster that has not settled") { Activations = 2 }, [new(3, 0), new(1, 1), new(0, 2)]),
    ];

    private static readonly (Setup Setup, Cost[] Most)[] Crowds =
    [
        (new("three hosts without a cluster") { Hosts = 3 }, [new(1, 0), new(0, 1)]),
        (new("three hosts in a cluster") { Hosts = 3, Activations = 1 }, [new(1, 0), new(0, 1)]),
        (new("three hosts in a cluster that has not settled") { Hosts = 3, Activations = 2 }, [new(1, 0), new(0, 1)]),
        (new("two hosts with two calls each in a cluster that has not settled") { Calls = 2, Activations = 2 }, [new(1, 0), new(0, 1)]),
        (new("three hosts whose clocks differ, in a cluster that has not settled, and an event")
        {
            Hosts = 3,
            Activations = 2,
            IsChanged = true,
            Skew = TimeSpan.FromMinutes(-20),
        }, [new(1, 0), new(0, 1)]),
    ];

    [Fact]
    public async Task No_order_of_what_hosts_do_loses_a_pair_that_a_host_could_still_store()
    {
        (Setup Setup, Cost Most)[] all =
        [
            .. Pairs.SelectMany(static pair => (HasTime ? [new(2, 1), new(1, 2)] : pair.Most).Select(most => (pair.Setup, most))),
            .. Crowds.SelectMany(static crowd => (HasTime ? [new(1, 1)] : crowd.Most).Select(most => (crowd.Setup, most))),
        ];
        var tallies = new ConcurrentBag<Tally>();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Parallel.ForEachAsync(all, cancellationToken, async (one, _) =>
            tallies.Add(await Exploration.DepthFirstAsync(one.Setup, one.Most)));
        await Parallel.ForEachAsync([.. Pairs, .. Crowds], cancellationToken, async (one, _) =>
            tallies.Add(await Exploration.AtRandomAsync(one.Setup, HasTime ? 100 * Seeds : Seeds, RandomFaults)));

        Tally tally = tallies.Aggregate(static (one, other) => one + other);
        TestContext.Current.TestOutputHelper?.WriteLine(tally.ToString());
        Assert.True(tally is { Inherent: > 0, Faultless: > 0 }, "Nothing was explored that matters.");
    }

    [Fact]
    public async Task A_client_that_renews_before_it_knows_that_it_can_store_loses_a_pair() => Assert.Contains(
        "A pair is lost although a host that lives has got it",
        await FirstFaultAsync(Alone with { Client = static host => new ForgetfulClient(host).CallAsync }, new Cost(0, 1)));

    [Fact]
    public async Task A_client_that_stores_what_it_has_read_before_loses_a_pair() => Assert.Contains(
        "A pair is lost although a host that lives has got it",
        await FirstFaultAsync(
            Alone with { Client = static host => new CarelessClient(host).CallAsync, MayCollide = true }, new Cost(1, 0)));

    [Fact]
    public async Task Hosts_renew_more_than_once_with_a_store_that_leases_to_all() => Assert.Contains(
        "There is another renewal than the one", await FirstFaultAsync(Alone with { LeasesToAll = true }, new Cost(1, 0)));

    [Fact]
    public async Task Hosts_lose_a_pair_with_a_store_that_ignores_revisions() => Assert.Contains(
        "An older pair has taken the place of a newer one",
        await FirstFaultAsync(Changed with { IgnoresRevisions = true }, new Cost(2, 0)));

    private static async Task<string> FirstFaultAsync(Setup setup, Cost most) =>
        (await Assert.ThrowsAsync<InterleavingException>(() => Exploration.DepthFirstAsync(setup, most))).Message;
}
