using Orleans.Placement;
using Placement.Releases;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>
/// It reserves many starts at a time in the portal store, where the pace stays right whatever becomes of this host, and for hosts that are
/// in no cluster. Those of a host that was killed are lost, so that it gets slower and never faster.
/// </remarks>
[PreferLocalPlacement]
[GrainType("placement.pace")]
internal sealed class PaceGrain(StorePace store, TimeProvider clock) : Grain, IPaceGrain
{
    /// <summary>So much is reserved ahead, and lost with a host that is killed.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    /// <summary>When the next start is that was reserved and not handed out.</summary>
    private TimeSpan _next;
    private long _since;
    private int _left;

    /// <inheritdoc/>
    public async Task<TimeSpan?> ReserveAsync(int count, double perSecond)
    {
        SkipPast(perSecond);
        if (_left < count)
        {
            int block = Math.Max(count, (int)(Ahead.TotalSeconds * perSecond));
            try
            {
                // What is left of the block before is given up: two blocks need not follow each other.
                _next = await store.ReserveAsync(this.GetPrimaryKeyString(), block, perSecond, CancellationToken.None);
            }
            catch (PortalStoreException)
            {
                return null;
            }

            _since = clock.GetTimestamp();
            _left = block;
        }

        TimeSpan wait = _next - clock.GetElapsedTime(_since);
        _next += TimeSpan.FromSeconds(count / perSecond);
        _left -= count;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>A start whose time has passed is not made up for.</summary>
    private void SkipPast(double perSecond)
    {
        double late = (clock.GetElapsedTime(_since) - _next).TotalSeconds * perSecond;
        if (_left > 0 && late > 0)
        {
            int passed = Math.Min(_left, (int)Math.Ceiling(late));
            _left -= passed;
            _next += TimeSpan.FromSeconds(passed / perSecond);
        }
    }
}
