using Orleans.Placement;
using Placement.Fleet;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>See https://apidocs.bitrix24.com/limits.html: each request adds 1, and what exceeds the threshold would be refused.</remarks>
[PreferLocalPlacement]
[GrainType("placement.budget")]
internal sealed class BudgetGrain(ClusterChanges changes, TimeProvider clock) : Grain, IBudgetGrain
{
    /// <summary>The requests in the bucket. Beyond the threshold are those that wait for their turn.</summary>
    private double _level;
    private long _leakedAt;
    private bool _isUsed;

    /// <inheritdoc/>
    public ValueTask<TimeSpan?> ReserveAsync(int threshold, double perSecond, TimeSpan patience)
    {
        Leak(threshold, perSecond);
        var wait = TimeSpan.FromSeconds(Math.Max(0, _level + 1 - threshold) / perSecond);
        if (wait > patience)
        {
            return ValueTask.FromResult<TimeSpan?>(null);
        }

        _level++;
        DelayDeactivation(TimeSpan.FromSeconds(_level / perSecond));
        return ValueTask.FromResult<TimeSpan?>(wait);
    }

    /// <inheritdoc/>
    public ValueTask FillAsync(int threshold, double perSecond)
    {
        Leak(threshold, perSecond);
        _level = Math.Max(_level, threshold);
        return ValueTask.CompletedTask;
    }

    private void Leak(int threshold, double perSecond)
    {
        long now = clock.GetTimestamp();
        if (!_isUsed)
        {
            // A host that is gone may have counted what nobody knows any more.
            _isUsed = true;
            _level = changes.HasBeenWithin(TimeSpan.FromSeconds(threshold / perSecond)) ? threshold : 0;
        }
        else
        {
            _level = Math.Max(0, _level - (clock.GetElapsedTime(_leakedAt, now).TotalSeconds * perSecond));
        }

        _leakedAt = now;
    }
}
