using System.Collections.Concurrent;

namespace Placement.Sessions;

/// <summary>Remembers tickets that are good for one use, until their time is over.</summary>
internal sealed class UsedTickets(TimeProvider? timeProvider = null)
{
    /// <summary>So many more are remembered before those are looked for whose time is over.</summary>
    private const int BetweenCleanups = 1000;

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private int _sinceCleanup;

    /// <summary>Uses a ticket.</summary>
    /// <param name="number">Its number, which no other has.</param>
    /// <param name="expiresAt">When it is worth nothing any more.</param>
    /// <returns>Whether it was not used before.</returns>
    public bool TryUse(string number, DateTimeOffset expiresAt)
    {
        if (Interlocked.Increment(ref _sinceCleanup) >= BetweenCleanups)
        {
            Volatile.Write(ref _sinceCleanup, 0);
            DateTimeOffset now = _clock.GetUtcNow();
            foreach ((string used, DateTimeOffset end) in _used)
            {
                if (end <= now)
                {
                    _used.TryRemove(used, out _);
                }
            }
        }

        return _used.TryAdd(number, expiresAt);
    }
}
