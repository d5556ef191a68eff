using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>
/// Walks over the portals that a release has not reached: claims some, waits for its turn with each, brings it up, and stores what became
/// of it. Any number of hosts can do so at once.
/// </summary>
internal sealed class ReleaseSweep(
    IReleaseStore store, PortalUpdate update, CanaryPortals canaries, ReleaseSignal signal, IStartPace pace,
    IOptions<ReleaseOptions> releaseOptions, ILoggerFactory loggers, TimeProvider? timeProvider = null, ClaimLease? claimLease = null)
    : IReleaseDriver
{
    /// <summary>The most portals that are claimed at once: it takes four statements, however many they are.</summary>
    private const int MaxBatch = 20;

    /// <summary>No more are claimed than are begun within so long, so that a pause takes effect soon.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    /// <summary>So far ahead a host reserves starts where they are reserved one by one, and one start at least.</summary>
    private static readonly TimeSpan StartsAhead = TimeSpan.FromMilliseconds(250);

    /// <summary>So long a count is good for shards that are walked over at the same time.</summary>
    private static readonly TimeSpan CountsLast = TimeSpan.FromSeconds(1);

    /// <summary>A portal is given up by then, and tried again.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    private readonly ClaimLease _lease = claimLease ?? ClaimLease.Default;

    /// <summary>What was counted last of each application.</summary>
    private readonly ConcurrentDictionary<string, Counted> _counted = new(StringComparer.Ordinal);

    /// <summary>Bounds the portals of each application that this host works on at once, of whichever shard.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Bounds the starts of each application that this host has reserved, of whichever shard.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _starts = new(StringComparer.Ordinal);

    /// <summary>Brings up what can be claimed now.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Stops. Portals that were begun are given back.</param>
    /// <returns>Whether a portal was tried.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public Task<bool> RunAsync(StoredRelease release, CancellationToken cancellationToken) =>
        RunAsync(release, ReleaseScope.All, cancellationToken);

    /// <param name="release">The release.</param>
    /// <param name="scope">Which portals.</param>
    /// <param name="cancellationToken">Stops. Portals that were begun are given back.</param>
    /// <inheritdoc cref="RunAsync(StoredRelease, CancellationToken)"/>
    public async Task<bool> RunAsync(StoredRelease release, ReleaseScope scope, CancellationToken cancellationToken)
    {
        ReleaseOptions options = releaseOptions.Value;
        PortalClaim claim = ClaimOf(release, scope);
        bool hasTried = false;
        long begun = _clock.GetTimestamp();
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeper = new ClaimKeeper(store, claim, _lease, _clock, _logger);
        await using ConfiguredAsyncDisposable keeping = keeper.ConfigureAwait(false);
        SemaphoreSlim turns = _turns.GetOrAdd(release.ClientId, static (_, limit) => new SemaphoreSlim(limit), options.MaxConcurrency);
        SemaphoreSlim starts = _starts.GetOrAdd(
            release.ClientId,
            static (_, perSecond) => new SemaphoreSlim(Math.Max(1, (int)(StartsAhead.TotalSeconds * perSecond))),
            options.StartsPerSecond);
        var run = new Run(release, claim, scope, turns, starts, failing, keeper);
        List<Task> working = [];
        try
        {
            while (!failing.IsCancellationRequested)
            {
                working.RemoveAll(static work => work.IsCompletedSuccessfully);
                long claimedAt = _clock.GetTimestamp();
                if (working.Count <= claim.Count / 2
                    && (scope.Duration is not { } duration || _clock.GetElapsedTime(begun) < duration)
                    && await ClaimAsync(release, claim, scope, failing.Token).ConfigureAwait(false) is { Count: > 0 } claimed)
                {
                    hasTried = true;
                    CancellationToken[] lost = [.. claimed.Select(portal => keeper.Hold(portal.Release.MemberId, claimedAt))];

                    // Whoever stops now has claimed portals, which have to be given back one by one.
                    TimeSpan? wait = pace.IsOneByOne
                        ? null
                        : await pace.ReserveAsync(release.ClientId, claimed.Count, CancellationToken.None).ConfigureAwait(false);
                    TimeSpan interval = TimeSpan.FromSeconds(1 / options.StartsPerSecond);
                    working.AddRange(claimed.Select(
                        (portal, index) => BringUpAsync(portal, run, wait + (interval * index), lost[index])));
                    continue;
                }

                if (working.Count == 0)
                {
                    break;
                }

                await (await Task.WhenAny(working).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(working).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return hasTried;
    }

    /// <summary>What one walk claims with. Its name is no other's, also not of a walk of this host.</summary>
    private PortalClaim ClaimOf(StoredRelease release, ReleaseScope scope) => new()
    {
        ClientId = release.ClientId,
        Number = release.Number,
        Claimant = $"{Environment.MachineName}/{Guid.NewGuid():n}",
        Count = Math.Clamp((int)(Ahead.TotalSeconds * releaseOptions.Value.StartsPerSecond * scope.Share), 1, MaxBatch),
        Duration = _lease.Duration,
        Now = _clock.GetUtcNow(),
        ShardFrom = scope.Shard?.From ?? 0,
        ShardBelow = scope.Shard?.Below ?? int.MaxValue,
    };

    private async Task<IReadOnlyList<ClaimedPortal>> ClaimAsync(
        StoredRelease release, PortalClaim claim, ReleaseScope scope, CancellationToken cancellationToken)
    {
        ReleaseOptions options = releaseOptions.Value;
        IReadOnlyList<PortalReleaseCount> counts = await CountAsync(release, scope, cancellationToken).ConfigureAwait(false);
        var stage = ReleaseStage.Of(counts, options, release.AcceptedFailures);
        if (stage.Failed < release.AcceptedFailures)
        {
            // What was accepted has recovered, and is no credit for others. The next look goes on with what is stored then.
            await ChangeAsync(release, stored => stored with { AcceptedFailures = stage.Failed }, cancellationToken).ConfigureAwait(false);
            signal.Give();
            return [];
        }

        if (stage.MustStop)
        {
            if (await ChangeAsync(release, static stored => stored with { State = ReleaseState.Stopped }, cancellationToken)
                .ConfigureAwait(false))
            {
                ReleaseEvents.Stops(_logger, release.Number, stage.Failed, stage.Tried);
            }

            return [];
        }

        // To be stopped between the claim and its answer would leave portals claimed by nobody.
        cancellationToken.ThrowIfCancellationRequested();
        return await store.ClaimPortalsAsync(
            claim with
            {
                Now = _clock.GetUtcNow(),
                BucketsBelow = scope.IsAll && stage.OnlyCanaries ? canaries.BucketsBelow : scope.BucketsBelow,
                Named = scope.IsAll && stage.OnlyCanaries ? canaries.Named : scope.Named,
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>How many portals are in which state. Shards that are walked over at the same time look once a second together.</summary>
    private async Task<IReadOnlyList<PortalReleaseCount>> CountAsync(
        StoredRelease release, ReleaseScope scope, CancellationToken cancellationToken)
    {
        if (scope.Shard is not null
            && _counted.TryGetValue(release.ClientId, out Counted? known)
            && known.Release == release
            && _clock.GetElapsedTime(known.At) < CountsLast)
        {
            return known.Counts;
        }

        long at = _clock.GetTimestamp();
        IReadOnlyList<PortalReleaseCount> counts = await store
            .CountPortalsAsync(release.ClientId, canaries.BucketsBelow, canaries.Named, cancellationToken).ConfigureAwait(false);
        if (!ReleaseStage.Of(counts, releaseOptions.Value, accepted: 0).OnlyCanaries)
        {
            // That the last canary is done is seen at once.
            _counted[release.ClientId] = new Counted(release, at, counts);
        }

        return counts;
    }

    /// <summary>Changes the release, unless somebody else has meanwhile: then the next claim sees that.</summary>
    private async Task<bool> ChangeAsync(
        StoredRelease release, Func<StoredRelease, StoredRelease> change, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.FindReleaseAsync(release.ClientId, cancellationToken).ConfigureAwait(false)
                is { State: ReleaseState.Running } stored
                && stored.Number == release.Number
                && stored.AcceptedFailures == release.AcceptedFailures)
            {
                await store.SaveReleaseAsync(change(stored), cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
        catch (PortalConflictException)
        {
            // Another host has changed it likewise, or somebody has decided something.
        }

        return false;
    }

    /// <summary>Brings one portal up when its start has come and it has a turn.</summary>
    /// <param name="claimed">The portal.</param>
    /// <param name="run">The walk.</param>
    /// <param name="wait">How long until its start; null: it is reserved with the turn.</param>
    /// <param name="lost">Is cancelled when the portal may not be worked on any more.</param>
    private async Task BringUpAsync(ClaimedPortal claimed, Run run, TimeSpan? wait, CancellationToken lost)
    {
        long claimedAt = _clock.GetTimestamp();
        try
        {
            PortalRelease next = claimed.Release;
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(run.Failing.Token, lost);
            try
            {
                await Task.Delay(wait ?? TimeSpan.Zero, _clock, stopping.Token).ConfigureAwait(false);
                await run.Turns.WaitAsync(stopping.Token).ConfigureAwait(false);
                try
                {
                    if (wait is null)
                    {
                        await WaitForStartAsync(run, stopping.Token).ConfigureAwait(false);
                    }

                    // Otherwise another host has it, or the release does not go on.
                    if (_clock.GetElapsedTime(claimedAt) <= Ahead
                        || await store.ProlongClaimAsync(run.Claim, next.MemberId, stopping.Token).ConfigureAwait(false))
                    {
                        next = await TryAsync(claimed, run.Release, stopping.Token).ConfigureAwait(false);
                    }
                }
                finally
                {
                    run.Turns.Release();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested || run.Failing.IsCancellationRequested)
            {
                // The claim ends, and the portal is tried again: by whoever has it now, or by the next who claims it.
            }

            if (await store.SavePortalReleaseAsync(next, run.Claim.Claimant, CancellationToken.None).ConfigureAwait(false))
            {
                run.Scope.Tried?.Invoke(next);
            }
        }
        catch
        {
            // The others of this batch would fail likewise, and the caller is told why. The claim ends by itself.
            await run.Failing.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            run.Keeper.Release(claimed.Release.MemberId, lost);
        }
    }

    /// <summary>Reserves a start and waits for it. What is reserved when a host stops is lost, so that it is little.</summary>
    private async Task WaitForStartAsync(Run run, CancellationToken cancellationToken)
    {
        await run.Starts.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Of a stop, those that wait are told one after the other.
            run.Failing.Token.ThrowIfCancellationRequested();
            TimeSpan wait = await pace.ReserveAsync(run.Release.ClientId, count: 1, cancellationToken).ConfigureAwait(false);
            await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            run.Starts.Release();
        }
    }

    private async Task<PortalRelease> TryAsync(ClaimedPortal claimed, StoredRelease release, CancellationToken cancellationToken)
    {
        using Activity? activity = ReleaseEvents.Start(claimed.Portal);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(LongestTry);
        try
        {
            return await update.RunAsync(claimed, release, limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PortalUpdate.Next(
                claimed.Release, release, new PortalVerdict(PortalReleaseState.Unreachable, "timeout"), PortalRecord.Now(_clock));
        }
        catch (Exception failure) when (failure is not (PortalStoreException or OperationCanceledException))
        {
            ReleaseEvents.TryFailed(_logger, claimed.Portal?.Domain ?? claimed.Release.MemberId, failure);
            return PortalUpdate.Next(
                claimed.Release, release, new PortalVerdict(PortalReleaseState.Failed, failure.GetType().Name), PortalRecord.Now(_clock));
        }
    }

    /// <summary>How many portals were in which state, and when.</summary>
    private sealed record Counted(StoredRelease Release, long At, IReadOnlyList<PortalReleaseCount> Counts);

    /// <summary>What the portals of one walk have in common.</summary>
    private sealed record Run(
        StoredRelease Release, PortalClaim Claim, ReleaseScope Scope, SemaphoreSlim Turns, SemaphoreSlim Starts,
        CancellationTokenSource Failing, ClaimKeeper Keeper);
}
