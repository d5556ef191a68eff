using Placement.Testing.Rest;

namespace Placement.Testing.Limits;

/// <summary>Counts requests in, lets them run out with time, and refuses what does not fit.</summary>
internal sealed class RequestBucket(PortalRateLimit limit, TimeProvider clock)
{
    private readonly object _gate = new();

    // Decimal: after half a second at 2 per second there must be room for exactly one request, not for almost one.
    private readonly decimal _drainPerSecond = (decimal)limit.DrainPerSecond;
    private decimal _level;
    private long _measuredAt = clock.GetTimestamp();

    /// <summary>Counts a request.</summary>
    /// <exception cref="RestException">It does not fit. It has not been counted.</exception>
    public void Take()
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            decimal seconds = (decimal)clock.GetElapsedTime(_measuredAt, now).Ticks / TimeSpan.TicksPerSecond;
            _measuredAt = now;
            _level = Math.Max(0, _level - (seconds * _drainPerSecond));
            if (_level + 1 > limit.Threshold)
            {
                throw RestException.QueryLimitExceeded();
            }

            _level++;
        }
    }
}
