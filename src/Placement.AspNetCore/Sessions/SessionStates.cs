using Placement.Configuration;
using Placement.Portals;
using Placement.RequestVerification;

namespace Placement.Sessions;

/// <summary>Knows the state of sessions, and looks again after half a minute: what other servers have ended, ends here by then.</summary>
internal sealed class SessionStates(
    PortalDirectory portals, IWidgetSessionStore sessions, ClientIdentity applications, TimeProvider? timeProvider = null)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private BoundedCache<SessionState> _states = NewCache(timeProvider);

    /// <summary>The state of a user's session.</summary>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public ValueTask<SessionState> FindAsync(PortalKey key, int userId, CancellationToken cancellationToken) =>
        Volatile.Read(ref _states).Find(KeyOf(key, userId)) is { } known
            ? ValueTask.FromResult(known)
            : new ValueTask<SessionState>(ReadAsync(key, userId, cancellationToken));

    /// <summary>The state of a user's session on a portal that was just read.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public ValueTask<SessionState> FindAsync(Portal portal, int userId, CancellationToken cancellationToken) =>
        Volatile.Read(ref _states).Find(KeyOf(KeyOf(portal), userId)) is { } known
            ? ValueTask.FromResult(known)
            : new ValueTask<SessionState>(ReadAsync(portal, userId, cancellationToken));

    /// <summary>The state of a user's session, as the stores have it now.</summary>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async Task<SessionState> ReadAsync(PortalKey key, int userId, CancellationToken cancellationToken)
    {
        Portal? portal = await portals.FindAsync(key, cancellationToken).ConfigureAwait(false);
        return portal is null
            ? new SessionState(Portal: null, Session: null)
            : await ReadAsync(portal, userId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores a session, and takes note of it. What is ended meanwhile is not remembered as it was before.</summary>
    /// <exception cref="PortalConflictException">The store has another revision.</exception>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task<StoredSession> SaveAsync(Portal portal, StoredSession session, CancellationToken cancellationToken)
    {
        BoundedCache<SessionState> states = Volatile.Read(ref _states);
        StoredSession stored = await sessions.SaveSessionAsync(session, cancellationToken).ConfigureAwait(false);
        states.Set(KeyOf(new PortalKey(stored.ClientId, stored.MemberId), stored.UserId), new SessionState(portal, stored), _clock.GetUtcNow() + Trust);
        return stored;
    }

    /// <summary>Looks at everything again.</summary>
    public void Forget() => Volatile.Write(ref _states, NewCache(_clock));

    private async Task<SessionState> ReadAsync(Portal portal, int userId, CancellationToken cancellationToken)
    {
        // What is ended meanwhile is not remembered as it was before.
        BoundedCache<SessionState> states = Volatile.Read(ref _states);
        var state = new SessionState(
            portal,
            await sessions.FindSessionAsync(
                applications.IdOf(portal), portal.MemberId, userId, cancellationToken).ConfigureAwait(false));
        states.Set(KeyOf(KeyOf(portal), userId), state, _clock.GetUtcNow() + Trust);
        return state;
    }

    private static BoundedCache<SessionState> NewCache(TimeProvider? clock) => new(clock ?? TimeProvider.System, MaxRemembered);

    private PortalKey KeyOf(Portal portal) => new(applications.IdOf(portal), portal.MemberId);

    private static string KeyOf(PortalKey portal, int userId) => $"{portal}/{userId}";
}
