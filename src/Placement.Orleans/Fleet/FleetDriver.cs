using Microsoft.Extensions.Logging;
using Placement.Diagnostics;
using Placement.Grains;
using Placement.Hosts;
using Placement.Releases;

namespace Placement.Fleet;

/// <summary>
/// Has shards walked over by grains: those of this host first. Those of others are woken, too, before it rests, because another host may be
/// of another release, or not there any more.
/// </summary>
internal sealed class FleetDriver(IGrainFactory grains, HostShare share, ClusterChanges changes, ILoggerFactory loggers) : IReleaseDriver
{
    private static readonly ReleaseShard[] All =
        [.. Enumerable.Range(0, ReleaseShard.Count).Select(static index => new ReleaseShard(index))];

    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        bool hasTried = false;
        while (true)
        {
            // The last round: where there was nothing to do before, there may be now, because these were canaries for instance.
            if (!await WakeAsync(release, [.. All.Where(share.IsMine)], afresh: false, cancellationToken).ConfigureAwait(false)
                && !await WakeAsync(release, All, afresh: false, cancellationToken).ConfigureAwait(false)
                && !(hasTried && await WakeAsync(release, All, afresh: true, cancellationToken).ConfigureAwait(false)))
            {
                return hasTried;
            }

            hasTried = true;
        }
    }

    private async Task<bool> WakeAsync(
        StoredRelease release, IReadOnlyCollection<ReleaseShard> shards, bool afresh, CancellationToken cancellationToken)
    {
        (bool IsBusy, string? Failure)[] woken = await Task
            .WhenAll(shards.Select(shard => WakeAsync(release, shard, afresh, cancellationToken))).ConfigureAwait(false);
        string[] failures = [.. woken.Select(static one => one.Failure).OfType<string>()];

        // Parts of a host that has just left begin elsewhere: that is no failure.
        if (failures.Length > 0 && !changes.HasBeenWithin(Patience.Alone))
        {
            FleetEvents.ShardsFailed(_logger, failures.Length, failures[0]);
        }

        return woken.Any(static one => one.IsBusy);
    }

    /// <summary>Wakes one. Where that fails it is woken again, by this host or another.</summary>
    private async Task<(bool IsBusy, string? Failure)> WakeAsync(
        StoredRelease release, ReleaseShard shard, bool afresh, CancellationToken cancellationToken)
    {
        try
        {
            bool isBusy = await grains.GetGrain<IReleaseShardGrain>(GrainKeys.Of(release, shard))
                .WakeAsync(afresh).WaitAsync(Patience.LongestAnswer, cancellationToken).ConfigureAwait(false);
            return (isBusy, null);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (false, failure.GetType().Name);
        }
    }
}
