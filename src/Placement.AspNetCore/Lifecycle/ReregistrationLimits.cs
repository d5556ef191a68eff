using Placement.Portals;

namespace Placement.Lifecycle;

/// <summary>
/// How often notices that a background worker was removed lead to anything. Nobody vouches for such a notice, so it must not cost more
/// than this.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting cannot be used: their windows follow the system's clock, not a
/// <see cref="TimeProvider"/>.
/// </remarks>
internal sealed class ReregistrationLimits(TimeProvider? timeProvider = null)
{
    /// <summary>So many are remembered without a look at which of them can be forgotten.</summary>
    private const int FewPortals = 64;

    /// <summary>Between two registrations of one portal.</summary>
    public static TimeSpan PerPortal { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two notices that do not say whose they are.</summary>
    public static TimeSpan Unidentified { get; } = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<PortalKey, long> _portals = [];
    private long? _unidentified;
    private int _forgetAt = FewPortals;

    /// <summary>Whether it is a portal's turn. If it is, the next turn comes after a pause.</summary>
    public bool TryEnter(PortalKey portal)
    {
        long now = _clock.GetTimestamp();
        lock (_portals)
        {
            if (_portals.TryGetValue(portal, out long last) && !IsOver(last, now, PerPortal))
            {
                return false;
            }

            if (_portals.Count >= _forgetAt)
            {
                Forget(now);
            }

            _portals[portal] = now;
            return true;
        }
    }

    /// <summary>Whether it is the turn of a notice that does not say whose it is. If it is, the next turn comes after a pause.</summary>
    public bool TryEnterUnidentified()
    {
        long now = _clock.GetTimestamp();
        lock (_portals)
        {
            if (_unidentified is { } last && !IsOver(last, now, Unidentified))
            {
                return false;
            }

            _unidentified = now;
            return true;
        }
    }

    private void Forget(long now)
    {
        foreach (PortalKey known in _portals
            .Where(portal => IsOver(portal.Value, now, PerPortal))
            .Select(static portal => portal.Key)
            .ToList())
        {
            _portals.Remove(known);
        }

        _forgetAt = Math.Max(FewPortals, _portals.Count * 2);
    }

    private bool IsOver(long start, long now, TimeSpan pause) => _clock.GetElapsedTime(start, now) >= pause;
}
