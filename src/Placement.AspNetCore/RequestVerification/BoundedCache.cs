namespace Placement.RequestVerification;

/// <summary>Remembers values for a time, and no more of them than it may: the oldest goes first.</summary>
internal sealed class BoundedCache<TValue>(TimeProvider timeProvider, int capacity)
    where TValue : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (TValue Value, DateTimeOffset SetAt, DateTimeOffset ExpiresAt)> _entries =
        new(StringComparer.Ordinal);

    /// <summary>Every key of the entries once, the oldest first.</summary>
    private readonly Queue<string> _keys = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>
    /// The value; null: there is none, or its time is over. Where the clock was put back, nobody knows how old it is, so it is over, too.
    /// </summary>
    public TValue? Find(string key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out (TValue Value, DateTimeOffset SetAt, DateTimeOffset ExpiresAt) entry))
            {
                return null;
            }

            DateTimeOffset now = timeProvider.GetUtcNow();
            return entry.SetAt <= now && now < entry.ExpiresAt ? entry.Value : null;
        }
    }

    /// <summary>Remembers a value in place of the former.</summary>
    public void Set(string key, TValue value, DateTimeOffset expiresAt)
    {
        lock (_gate)
        {
            if (!_entries.ContainsKey(key))
            {
                if (_entries.Count >= capacity)
                {
                    _entries.Remove(_keys.Dequeue());
                }

                _keys.Enqueue(key);
            }

            _entries[key] = (value, timeProvider.GetUtcNow(), expiresAt);
        }
    }
}
