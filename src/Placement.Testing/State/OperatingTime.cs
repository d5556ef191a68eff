namespace Placement.Testing.State;

/// <summary>
/// The time that each method has consumed in the last ten minutes, per application or webhook, in buckets of one minute.
/// </summary>
/// <remarks>Bitrix24 REST, operating time.</remarks>
internal sealed class OperatingTime(TimeProvider clock)
{
    private const int Buckets = 10;

    private static readonly TimeSpan BucketLength = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<(string Consumer, string Method), SortedDictionary<long, TimeSpan>> _consumed = [];

    /// <summary>Adds what a call took; returns the sum of the window and when its oldest part is released.</summary>
    public (TimeSpan Consumed, DateTimeOffset ResetAt) Add(string consumer, string method, TimeSpan duration)
    {
        long minute = clock.GetUtcNow().UtcTicks / BucketLength.Ticks;
        lock (_gate)
        {
            if (!_consumed.TryGetValue((consumer, method), out SortedDictionary<long, TimeSpan>? buckets))
            {
                _consumed.Add((consumer, method), buckets = []);
            }

            foreach (long outdated in buckets.Keys.TakeWhile(start => start <= minute - Buckets).ToArray())
            {
                buckets.Remove(outdated);
            }

            buckets[minute] = buckets.GetValueOrDefault(minute) + duration;

            TimeSpan sum = TimeSpan.Zero;
            foreach (TimeSpan part in buckets.Values)
            {
                sum += part;
            }

            long released = (buckets.Keys.First() + Buckets) * BucketLength.Ticks;
            return (sum, new DateTimeOffset(released, TimeSpan.Zero));
        }
    }
}
