using Orleans.Placement;
using Placement.Hosts;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>See https://apidocs.bitrix24.com/limits.html: each request adds 1, and what exceeds the threshold would be refused.</remarks>
[PreferLocalPlacement]
[GrainType("placement.budget")]
internal sealed class BudgetGrain(ClusterChanges changes, TimeProvider clock) : Grain, IBudgetGrain
{
    /// <summary>
    /// No place is promised that is further away. So, when the host of this grain is killed, whoever counts next knows how much was
    /// promised at most.
    /// </summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    /// <summary>
    /// One request takes longer to reach the portal than another, by so much at most: those that come late meet more of the others there
    /// than here.
    /// </summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(0.5);

    /// <summary>The requests in the bucket. Beyond the threshold are those that wait for their turn.</summary>
    private double _level;
    private long _leakedAt;
    private bool _isUsed;

    /// <inheritdoc/>
    public ValueTask<RequestPlace> ReserveAsync(int threshold, double perSecond, TimeSpan patience)
    {
        Leak(threshold, perSecond);
        double room = Math.Max(1, threshold - Math.Ceiling(Jitter.TotalSeconds * perSecond));
        var wait = TimeSpan.FromSeconds(Math.Max(0, _level + 1 - room) / perSecond);
        if (wait > TimeSpan.Zero && wait > patience)
        {
            return ValueTask.FromResult(new RequestPlace(IsReserved: false, wait));
        }

        if (wait > Ahead)
        {
            return ValueTask.FromResult(new RequestPlace(IsReserved: false, wait - (Ahead / 2)));
        }

        _level++;
        DelayDeactivation(TimeSpan.FromSeconds(_level / perSecond));
        return ValueTask.FromResult(new RequestPlace(IsReserved: true, wait));
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
            // A host that is gone may have counted what nobody knows any more, and promised more.
            _isUsed = true;
            double most = threshold + (Ahead.TotalSeconds * perSecond);
            _level = changes.HasBeenWithin(TimeSpan.FromSeconds(most / perSecond)) ? most : 0;
        }
        else
        {
            _level = Math.Max(0, _level - (clock.GetElapsedTime(_leakedAt, now).TotalSeconds * perSecond));
        }

        _leakedAt = now;
    }
}
