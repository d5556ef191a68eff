using static Placement.AspNetCore.Tests.Releases.ReleaseStoreScenario;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What every store of releases does.</summary>
public abstract class ReleaseStoreTests : IAsyncLifetime
{
    private const string ClientId = "local.0123456789abcd.12345678";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_900_000_000_000);

    private IReleaseStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await StartAsync();

    [Fact]
    public async Task A_release_is_found_as_it_was_stored_by_its_application_alone()
    {
        StoredRelease stored = await _store.SaveReleaseAsync(Release(ClientId, 7, Now), Stop);

        Assert.Equal(stored, await _store.FindReleaseAsync(ClientId, Stop));
        Assert.Null(await _store.FindReleaseAsync("local.other", Stop));
        Assert.False(await _store.HasOtherReleasesAsync(ClientId, Stop));
        Assert.True(await _store.HasOtherReleasesAsync("local.other", Stop));
    }

    [Fact]
    public async Task A_release_is_stored_over_the_revision_that_it_was_made_from_and_over_no_other()
    {
        StoredRelease first = await _store.SaveReleaseAsync(Release(ClientId, 7, Now), Stop);
        StoredRelease second = await _store.SaveReleaseAsync(first with { State = ReleaseState.Paused, AcceptedFailures = 3 }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(
            async () => await _store.SaveReleaseAsync(first with { State = ReleaseState.Stopped }, Stop));
        await Assert.ThrowsAsync<PortalConflictException>(async () => await _store.SaveReleaseAsync(Release(ClientId, 8, Now), Stop));
        Assert.Equal(second, await _store.FindReleaseAsync(ClientId, Stop));
    }

    [Fact]
    public async Task A_portal_is_claimed_by_one_host_at_a_time_and_by_another_one_when_the_claim_is_over()
    {
        await BeginAsync(portals: 3);

        IReadOnlyList<ClaimedPortal> one = await _store.ClaimPortalsAsync(Claim("one", count: 2), Stop);
        IReadOnlyList<ClaimedPortal> two = await _store.ClaimPortalsAsync(Claim("two", count: 9, duration: TimeSpan.Zero), Stop);
        IReadOnlyList<ClaimedPortal> three = await _store.ClaimPortalsAsync(Claim("three", count: 9), Stop);

        Assert.Equal([MemberId(0), MemberId(1)], one.Select(static portal => portal.Release.MemberId));
        Assert.Equal([MemberId(2)], two.Select(static portal => portal.Release.MemberId));
        Assert.Equal([MemberId(2)], three.Select(static portal => portal.Release.MemberId));
        Assert.False(await _store.SavePortalReleaseAsync(Done(two[0].Release, 7), "two", Stop));
        Assert.True(await _store.SavePortalReleaseAsync(Done(three[0].Release, 7), "three", Stop));
        Assert.Empty(await _store.ClaimPortalsAsync(Claim("four", count: 9), Stop));
        Assert.Equal(Done(three[0].Release, 7), await _store.FindPortalReleaseAsync(ClientId, MemberId(2), Stop));
    }

    [Fact]
    public async Task Hosts_that_claim_at_once_never_get_the_same_portal()
    {
        await BeginAsync(portals: 40);

        IReadOnlyList<ClaimedPortal>[] claimed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(host => Task.Run(
                async () =>
                {
                    List<ClaimedPortal> all = [];
                    while (await _store.ClaimPortalsAsync(Claim($"host {host}", count: 3), Stop) is { Count: > 0 } some)
                    {
                        all.AddRange(some);
                    }

                    return (IReadOnlyList<ClaimedPortal>)all;
                },
                Stop)));

        string[] ids = [.. claimed.SelectMany(static portals => portals).Select(static portal => portal.Release.MemberId)];
        Assert.Equal(40, ids.Length);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(ReleaseState.Paused)]
    [InlineData(ReleaseState.Stopped)]
    [InlineData(ReleaseState.AwaitingApproval)]
    public async Task Nothing_is_claimed_for_a_release_that_does_not_run_or_is_not_the_one_that_is_stored(ReleaseState state)
    {
        StoredRelease release = await BeginAsync(portals: 1);

        Assert.Empty(await _store.ClaimPortalsAsync(Claim("one", count: 9) with { Number = 6 }, Stop));
        Assert.Empty(await _store.ClaimPortalsAsync(Claim("one", count: 9) with { ClientId = "local.other" }, Stop));
        await _store.SaveReleaseAsync(release with { State = state }, Stop);
        Assert.Empty(await _store.ClaimPortalsAsync(Claim("one", count: 9), Stop));
    }

    [Fact]
    public async Task A_portal_is_tried_again_when_its_time_has_come_after_those_that_were_not_tried()
    {
        await BeginAsync(portals: 2);
        PortalRelease failed = Portal(ClientId, 0) with
        {
            Number = 7,
            State = PortalReleaseState.Unreachable,
            Attempts = 1,
            Outcome = "timeout",
            WasCurrent = true,
            TriedAt = Now,
            NextTryAt = Now.AddMinutes(1),
        };
        await _store.SavePortalReleaseAsync(failed, claimant: null, Stop);

        Assert.Equal(failed.NextTryAt, await _store.NextTryAsync(ClientId, Stop));
        IReadOnlyList<ClaimedPortal> now = await _store.ClaimPortalsAsync(Claim("one", count: 9, duration: TimeSpan.Zero), Stop);
        IReadOnlyList<ClaimedPortal> later = await _store.ClaimPortalsAsync(
            Claim("one", count: 9) with { Now = Now.AddMinutes(1) }, Stop);

        Assert.Equal([MemberId(1)], now.Select(static portal => portal.Release.MemberId));
        Assert.Equal([MemberId(1), MemberId(0)], later.Select(static portal => portal.Release.MemberId));
        Assert.Equal(failed, later[1].Release);
        Assert.Null(await _store.NextTryAsync(ClientId, Stop));
    }

    [Fact]
    public async Task A_claim_forgets_what_the_portal_had_because_a_host_may_end_in_the_middle()
    {
        StoredRelease release = await BeginAsync(portals: 1);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 0), 6), claimant: null, Stop);
        await _store.ClaimPortalsAsync(Claim("killed", count: 9, duration: TimeSpan.Zero), Stop);

        // Release 6 is brought back.
        await _store.SaveReleaseAsync(release with { Number = 6, Fingerprint = "fingerprint 6" }, Stop);

        Assert.Equal(0, await _store.ConfirmUnchangedAsync(ClientId, 6, "fingerprint 6", Stop));
        Assert.Equal([MemberId(0)], await IdsAsync(PortalReleaseState.Pending));
        Assert.Single(await _store.ClaimPortalsAsync(Claim("next", count: 9) with { Number = 6 }, Stop));
    }

    [Fact]
    public async Task A_claim_is_prolonged_by_its_claimant_as_long_as_the_release_goes_on()
    {
        StoredRelease release = await BeginAsync(portals: 1);
        PortalClaim claim = Claim("one", count: 9, duration: TimeSpan.Zero);
        await _store.ClaimPortalsAsync(claim, Stop);
        PortalClaim longer = claim with { Duration = TimeSpan.FromMinutes(5) };

        Assert.False(await _store.ProlongClaimAsync(longer with { Claimant = "two" }, MemberId(0), Stop));
        Assert.True(await _store.ProlongClaimAsync(longer, MemberId(0), Stop));
        Assert.Empty(await _store.ClaimPortalsAsync(Claim("two", count: 9), Stop));
        await _store.SaveReleaseAsync(release with { State = ReleaseState.Paused }, Stop);
        Assert.False(await _store.ProlongClaimAsync(longer, MemberId(0), Stop));
    }

    [Fact]
    public async Task Claims_are_prolonged_together_by_their_claimant_whatever_became_of_the_release()
    {
        StoredRelease release = await BeginAsync(portals: 4);
        PortalClaim claim = Claim("one", count: 3, duration: TimeSpan.Zero);
        await _store.ClaimPortalsAsync(claim, Stop);
        await _store.ClaimPortalsAsync(Claim("two", count: 1), Stop);
        await _store.SaveReleaseAsync(release with { State = ReleaseState.Paused }, Stop);
        PortalClaim longer = claim with { Duration = TimeSpan.FromMinutes(5) };
        string[] held = [MemberId(0), MemberId(1), MemberId(2), MemberId(3), MemberId(9)];

        IReadOnlyCollection<string> prolonged = await _store.ProlongClaimsAsync(longer, held, Stop);
        Assert.Empty(await _store.ProlongClaimsAsync(longer, [], Stop));

        // The second claimant has taken the first portal, whose claim was over.
        Assert.Equal([MemberId(1), MemberId(2)], prolonged.Order());
        await _store.SaveReleaseAsync((await _store.FindReleaseAsync(ClientId, Stop))! with { State = ReleaseState.Running }, Stop);
        Assert.Equal(
            [MemberId(3)],
            (await _store.ClaimPortalsAsync(Claim("three", count: 9), Stop)).Select(static portal => portal.Release.MemberId));
    }

    [Fact]
    public async Task Trying_again_leaves_alone_what_is_done_and_what_somebody_works_on()
    {
        await BeginAsync(portals: 3);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 0), 7), claimant: null, Stop);
        await _store.SavePortalReleaseAsync(
            Portal(ClientId, 1) with { Number = 7, State = PortalReleaseState.NeedsTokens, Attempts = 1 }, claimant: null, Stop);
        await _store.ClaimPortalsAsync(Claim("one", count: 9), Stop);

        bool[] retried =
        [
            await _store.RetryPortalAsync(ClientId, MemberId(0), Now, Stop),
            await _store.RetryPortalAsync(ClientId, MemberId(1), Now, Stop),
            await _store.RetryPortalAsync(ClientId, MemberId(2), Now, Stop),
            await _store.RetryPortalAsync(ClientId, MemberId(3), Now, Stop),
        ];

        Assert.Equal([false, true, false, false], retried);
        Assert.Equal(
            [MemberId(1)],
            (await _store.ClaimPortalsAsync(Claim("two", count: 9), Stop)).Select(static portal => portal.Release.MemberId));
    }

    [Fact]
    public async Task A_portal_that_is_gone_is_not_claimed_by_later_releases()
    {
        await BeginAsync(portals: 1);
        await _store.SavePortalReleaseAsync(
            Portal(ClientId, 0) with { Number = 6, State = PortalReleaseState.Gone }, claimant: null, Stop);

        Assert.Empty(await _store.ClaimPortalsAsync(Claim("one", count: 9), Stop));
        Assert.Equal([MemberId(0)], await IdsAsync(PortalReleaseState.Gone));
    }

    [Fact]
    public async Task Canaries_can_be_claimed_alone_by_their_share_and_by_name()
    {
        await BeginAsync(portals: 5);

        IReadOnlyList<ClaimedPortal> canaries = await _store.ClaimPortalsAsync(
            Claim("one", count: 9) with { BucketsBelow = 150, Named = [MemberId(4), MemberId(99)] }, Stop);

        Assert.Equal([MemberId(0), MemberId(1), MemberId(4)], canaries.Select(static portal => portal.Release.MemberId).Order());
    }

    [Fact]
    public async Task A_shard_is_claimed_without_the_others_whoever_is_named()
    {
        await BeginAsync(portals: 5);

        IReadOnlyList<ClaimedPortal> shard = await _store.ClaimPortalsAsync(
            Claim("one", count: 9) with { BucketsBelow = 250, Named = [MemberId(0), MemberId(4)], ShardFrom = 100, ShardBelow = 400 }, Stop);

        Assert.Equal([MemberId(1), MemberId(2)], shard.Select(static portal => portal.Release.MemberId).Order());
    }

    [Fact]
    public async Task Portals_with_the_same_fingerprint_have_the_next_release_without_being_claimed()
    {
        await BeginAsync(portals: 3);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 0), 6) with { Fingerprint = "fingerprint 7" }, claimant: null, Stop);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 1), 6), claimant: null, Stop);

        Assert.Equal(1, await _store.ConfirmUnchangedAsync(ClientId, 7, "fingerprint 7", Stop));

        Assert.Equal([MemberId(0)], await IdsAsync(PortalReleaseState.Unchanged));
        Assert.Equal([MemberId(1), MemberId(2)], await IdsAsync(PortalReleaseState.Pending));
        Assert.Equal(
            [MemberId(1), MemberId(2)],
            (await _store.ClaimPortalsAsync(Claim("one", count: 9), Stop)).Select(static portal => portal.Release.MemberId));
    }

    [Fact]
    public async Task Counts_tell_states_canaries_and_who_had_the_release_before()
    {
        await BeginAsync(portals: 4);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 0), 7), claimant: null, Stop);
        await _store.SavePortalReleaseAsync(Done(Portal(ClientId, 1), 7) with { WasCurrent = true }, claimant: null, Stop);
        await _store.SavePortalReleaseAsync(
            Done(Portal(ClientId, 2), 7) with { State = PortalReleaseState.Failed, NextTryAt = Now }, claimant: null, Stop);

        IReadOnlyList<PortalReleaseCount> counts = await _store.CountPortalsAsync(ClientId, bucketsBelow: 50, [MemberId(3)], Stop);

        Assert.Equal(
            [
                new(PortalReleaseState.Pending, IsCanary: true, WasCurrent: false, 1),
                new(PortalReleaseState.Current, IsCanary: false, WasCurrent: true, 1),
                new(PortalReleaseState.Current, IsCanary: true, WasCurrent: false, 1),
                new(PortalReleaseState.Failed, IsCanary: false, WasCurrent: false, 1),
            ],
            counts.OrderBy(static count => count.State).ThenBy(static count => count.IsCanary));
    }

    [Fact]
    public async Task Starts_are_an_interval_apart_whoever_reserves_them()
    {
        await BeginAsync(portals: 0);

        TimeSpan[] waits =
        [
            await _store.ReserveStartsAsync(ClientId, 3, TimeSpan.FromMinutes(1), Stop),
            await _store.ReserveStartsAsync(ClientId, 1, TimeSpan.FromMinutes(1), Stop),
            await _store.ReserveStartsAsync(ClientId, 1, TimeSpan.FromMinutes(1), Stop),
        ];

        Assert.Equal([0, 3, 4], waits.Select(static wait => (int)Math.Round(wait.TotalMinutes)));
    }

    [Fact]
    public async Task The_list_goes_on_where_it_ended()
    {
        await BeginAsync(portals: 5);

        IReadOnlyList<PortalRelease> first = await _store.ListPortalReleasesAsync(ClientId, state: null, after: "", 2, Stop);
        IReadOnlyList<PortalRelease> rest = await _store.ListPortalReleasesAsync(ClientId, state: null, first[^1].MemberId, 9, Stop);

        Assert.Equal(Enumerable.Range(0, 5).Select(MemberId), first.Concat(rest).Select(static portal => portal.MemberId));
    }

    [Fact]
    public async Task What_is_known_of_a_portal_is_not_overwritten_by_adding_it_again()
    {
        await BeginAsync(portals: 1);
        PortalRelease done = Done(Portal(ClientId, 0), 7);
        await _store.SavePortalReleaseAsync(done, claimant: null, Stop);

        await _store.AddPortalsAsync([Portal(ClientId, 0), Portal(ClientId, 1)], Stop);

        Assert.Equal(done, await _store.FindPortalReleaseAsync(ClientId, MemberId(0), Stop));
        Assert.Equal(Portal(ClientId, 1), await _store.FindPortalReleaseAsync(ClientId, MemberId(1), Stop));
        Assert.False(await _store.SavePortalReleaseAsync(Portal(ClientId, 2), "nobody", Stop));
        Assert.Null(await _store.FindPortalReleaseAsync(ClientId, MemberId(2), Stop));
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<IReleaseStore> StartAsync();

    private static PortalRelease Done(PortalRelease portal, long number) => portal with
    {
        Number = number,
        Fingerprint = $"fingerprint {number}",
        State = PortalReleaseState.Current,
        TriedAt = Now,
    };

    private static PortalClaim Claim(string claimant, int count, TimeSpan? duration = null) => new()
    {
        ClientId = ClientId,
        Number = 7,
        Claimant = claimant,
        Count = count,
        Duration = duration ?? TimeSpan.FromMinutes(5),
        Now = Now,
    };

    private async Task<StoredRelease> BeginAsync(int portals)
    {
        await _store.AddPortalsAsync([.. Enumerable.Range(0, portals).Select(static index => Portal(ClientId, index))], Stop);
        return await _store.SaveReleaseAsync(Release(ClientId, 7, Now), Stop);
    }

    private async Task<IEnumerable<string>> IdsAsync(PortalReleaseState state) =>
        (await _store.ListPortalReleasesAsync(ClientId, state, after: "", 99, Stop)).Select(static portal => portal.MemberId);
}
