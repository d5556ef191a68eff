using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>
/// Walks over the portals that a release has not reached: claims some, waits for its turn with each, brings it up, and stores what became of
/// it. Any number of hosts can do so at once.
/// </summary>
internal sealed class ReleaseSweep(
    IReleaseStore store, PortalUpdate update, CanaryPortals canaries, IOptions<ReleaseOptions> releaseOptions, ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
{
    /// <summary>So many portals are claimed at once: it takes four statements, however many they are.</summary>
    private const int BatchSize = 20;

    /// <summary>A portal is given up by then, and tried again.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Names this run of this host, as no other has it.</summary>
    private readonly string _claimant = $"{Environment.MachineName}/{Guid.NewGuid():n}";

    /// <summary>Brings up what can be claimed now.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Stops. Portals that were begun are given back.</param>
    /// <returns>Whether a portal was tried.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task<bool> RunAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        ReleaseOptions options = releaseOptions.Value;
        bool hasTried = false;
        using var turns = new SemaphoreSlim(options.MaxConcurrency);
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> working = [];
        try
        {
            while (!failing.IsCancellationRequested)
            {
                working.RemoveAll(static work => work.IsCompletedSuccessfully);
                if (working.Count <= BatchSize / 2
                    && await ClaimAsync(release, options, failing.Token).ConfigureAwait(false) is { Count: > 0 } claimed)
                {
                    hasTried = true;
                    TimeSpan interval = TimeSpan.FromSeconds(1 / options.StartsPerSecond);
                    TimeSpan wait = await store
                        .ReserveStartsAsync(release.ClientId, claimed.Count, interval, failing.Token).ConfigureAwait(false);
                    working.AddRange(claimed.Select(
                        (portal, index) => BringUpAsync(portal, release, wait + (interval * index), turns, failing)));
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

    private async Task<IReadOnlyList<ClaimedPortal>> ClaimAsync(
        StoredRelease release, ReleaseOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<PortalReleaseCount> counts = await store
            .CountPortalsAsync(release.ClientId, canaries.BucketsBelow, canaries.Named, cancellationToken).ConfigureAwait(false);
        var stage = ReleaseStage.Of(counts, options, release.AcceptedFailures);
        if (stage.MustStop)
        {
            await StopAsync(release, stage, cancellationToken).ConfigureAwait(false);
            return [];
        }

        return await store.ClaimPortalsAsync(
            new PortalClaim
            {
                ClientId = release.ClientId,
                Number = release.Number,
                Claimant = _claimant,
                Count = BatchSize,
                Duration = (LongestTry * 2) + TimeSpan.FromSeconds(BatchSize / options.StartsPerSecond),
                Now = _clock.GetUtcNow(),
                BucketsBelow = stage.OnlyCanaries ? canaries.BucketsBelow : int.MaxValue,
                Named = stage.OnlyCanaries ? canaries.Named : [],
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task StopAsync(StoredRelease release, ReleaseStage stage, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.FindReleaseAsync(release.ClientId, cancellationToken).ConfigureAwait(false)
                is { State: ReleaseState.Running } stored
                && stored.Number == release.Number
                && stored.AcceptedFailures == release.AcceptedFailures)
            {
                await store.SaveReleaseAsync(stored with { State = ReleaseState.Stopped }, cancellationToken).ConfigureAwait(false);
                ReleaseEvents.Stops(_logger, release.Number, stage.Failed, stage.Tried);
            }
        }
        catch (PortalConflictException)
        {
            // Another host has stopped it, or somebody else has decided something. The next claim sees that.
        }
    }

    private async Task BringUpAsync(
        ClaimedPortal claimed, StoredRelease release, TimeSpan wait, SemaphoreSlim turns, CancellationTokenSource failing)
    {
        CancellationToken cancellationToken = failing.Token;
        PortalRelease next = claimed.Release;
        try
        {
            await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
            await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                next = await TryAsync(claimed, release, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The claim ends, and nothing is known of the portal that was not known before.
        }
        catch
        {
            // The others of this batch would fail likewise, and the caller is told why.
            await failing.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await store.SavePortalReleaseAsync(next, _claimant, CancellationToken.None).ConfigureAwait(false);
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
}
