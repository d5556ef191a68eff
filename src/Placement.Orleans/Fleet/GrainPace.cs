using Microsoft.Extensions.Logging;
using Placement.Diagnostics;
using Placement.Grains;
using Placement.Hosts;
using Placement.Releases;

namespace Placement.Fleet;

/// <summary>Asks the grain that has the pace; where it cannot be reached, the store, which has it in any case.</summary>
internal sealed class GrainPace(
    IGrainFactory grains, StorePace store, ClusterChanges changes, ILoggerFactory loggers, TimeProvider clock)
    : IStartPace
{
    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);
    private long _failedAt;
    private volatile bool _hasFailed;

    /// <inheritdoc/>
    public bool IsOneByOne => true;

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken)
    {
        if (!changes.IsLeaving && (!_hasFailed || clock.GetElapsedTime(Volatile.Read(ref _failedAt)) > Patience.Alone))
        {
            try
            {
                TimeSpan? found = await grains.GetGrain<IPaceGrain>(store.Key)
                    .ReserveAsync(count, store.PerSecond).WaitAsync(Patience.LongestAnswer, clock, cancellationToken).ConfigureAwait(false);
                _hasFailed = false;
                if (found is { } wait)
                {
                    return wait;
                }

                // The store says why it failed.
            }
            catch (Exception failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!_hasFailed && !changes.IsLeaving)
                {
                    FleetEvents.PaceNotReached(_logger, failure.GetType().Name);
                }

                Volatile.Write(ref _failedAt, clock.GetTimestamp());
                _hasFailed = true;
            }
        }

        return await store.ReserveAsync(clientId, count, cancellationToken).ConfigureAwait(false);
    }
}
