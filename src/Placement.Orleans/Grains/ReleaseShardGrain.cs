using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Placement.Diagnostics;
using Placement.Releases;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>
/// How far it is stands in the portal store, so that any host goes on with it. It begins on the host that wakes it, works for some time,
/// and may be on another host after that.
/// </remarks>
[PreferLocalPlacement]
[GrainType("placement.releaseshard")]
internal sealed class ReleaseShardGrain(
    ReleaseSweep sweep, ReleaseStart start, IReleaseStore store, ILoggerFactory loggers, TimeProvider clock)
    : Grain, IReleaseShardGrain, IDisposable
{
    /// <summary>After so long, the shard may move to another host.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(30);

    /// <summary>Whoever wakes it is not kept waiting for longer.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);

    /// <summary>So long it does not look again where there was nothing to do.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);
    private readonly CancellationTokenSource _stopping = new();
    private Task<bool>? _work;
    private long _idleSince;
    private bool _isIdle;

    /// <inheritdoc/>
    public async Task<bool> WakeAsync(bool afresh)
    {
        if (_work is not { IsCompleted: false })
        {
            if (!afresh && _isIdle && clock.GetElapsedTime(_idleSince) < BetweenLooks)
            {
                return false;
            }

            _work = WorkAsync();
        }

        Task<bool> work = _work;
        await Task.WhenAny(work, Task.Delay(LongestAnswer, clock, _stopping.Token));
        return !work.IsCompleted || (work.IsCompletedSuccessfully && work.Result);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_work is { } work)
        {
            // Portals that were begun are given back.
            await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken));
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task<bool> WorkAsync()
    {
        try
        {
            (string clientId, long number, ReleaseShard shard) = GrainKeys.ShardOf(this.GetPrimaryKeyString());
            bool hasTried = await store.FindReleaseAsync(clientId, _stopping.Token) is { State: ReleaseState.Running } stored
                && stored.Number == number
                && stored.Fingerprint == start.Own(clientId).Fingerprint
                && await Task.Run(() => sweep.RunAsync(stored, ReleaseScope.All with { Shard = shard, Duration = Slice }, _stopping.Token));
            (_isIdle, _idleSince) = (!hasTried, clock.GetTimestamp());
            if (hasTried)
            {
                DeactivateOnIdle();
            }

            return hasTried;
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            // Where the store is away, every shard stops, and nothing is to be learned from where.
            FleetEvents.ShardStopped(
                _logger, this.GetPrimaryKeyString(), failure.GetType().Name, failure is PortalStoreException ? null : failure);
            (_isIdle, _idleSince) = (true, clock.GetTimestamp());
            return false;
        }
    }
}
