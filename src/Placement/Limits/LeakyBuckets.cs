namespace Placement.Limits;

/// <summary>The buckets of all portals. Those that are empty are forgotten, so that their number follows that of busy portals.</summary>
internal sealed class LeakyBuckets
{
    /// <summary>How many buckets there must be before empty ones are looked for.</summary>
    private const int MinCount = 256;

    private readonly object _gate = new();
    private readonly Dictionary<(string Portal, RequestRate Rate, TimeProvider Clock), LeakyBucket> _buckets = [];
    private int _sweepAt = MinCount;

    /// <summary>The buckets of this process.</summary>
    public static LeakyBuckets Shared { get; } = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>Waits for a place among the requests to a portal.</summary>
    /// <param name="portal">The portal's host and port.</param>
    /// <param name="rate">What the portal takes.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="patience">How long the caller would wait at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True: admitted. False, at once: it would take longer.</returns>
    public Task<bool> EnterAsync(
        string portal, RequestRate rate, TimeProvider clock, TimeSpan patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Find(portal, rate, clock).TryEnterAsync(patience, cancellationToken) is { } admission)
            {
                return admission;
            }
        }
    }

    /// <summary>Fills the bucket of a portal that has refused a request.</summary>
    public void Fill(string portal, RequestRate rate, TimeProvider clock) => Find(portal, rate, clock).Fill();

    private LeakyBucket Find(string portal, RequestRate rate, TimeProvider clock)
    {
        lock (_gate)
        {
            if (_buckets.TryGetValue((portal, rate, clock), out LeakyBucket? known))
            {
                return known;
            }

            if (_buckets.Count >= _sweepAt)
            {
                Sweep();
            }

            var bucket = new LeakyBucket(rate, clock);
            _buckets.Add((portal, rate, clock), bucket);
            return bucket;
        }
    }

    private void Sweep()
    {
        foreach (KeyValuePair<(string, RequestRate, TimeProvider), LeakyBucket> entry in _buckets.ToArray())
        {
            if (entry.Value.TryRetire())
            {
                _buckets.Remove(entry.Key);
            }
        }

        _sweepAt = Math.Max(MinCount, 2 * _buckets.Count);
    }
}
