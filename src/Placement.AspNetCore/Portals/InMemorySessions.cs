using System.Collections.Concurrent;

namespace Placement.Portals;

/// <summary>Keeps sessions in this process, until it ends.</summary>
internal sealed class InMemorySessions(TimeProvider? timeProvider = null) : IWidgetSessionStore
{
    private readonly ConcurrentDictionary<(string ClientId, string MemberId, int UserId), StoredSession> _sessions = new();

    public ValueTask<StoredSession?> FindSessionAsync(
        string clientId, string memberId, int userId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_sessions.GetValueOrDefault((clientId, memberId, userId)));
    }

    public ValueTask<StoredSession> SaveSessionAsync(StoredSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        cancellationToken.ThrowIfCancellationRequested();
        (string ClientId, string MemberId, int UserId) key = KeyOf(session);
        StoredSession next = session with { Revision = session.Revision + 1 };
        bool isStored = session.Revision == 0
            ? _sessions.TryAdd(key, next)
            : Known(session) is { } known && _sessions.TryUpdate(key, next, known);
        return isStored ? ValueTask.FromResult(next) : throw SessionConflict.Create();
    }

    /// <remarks>Always granted: a process renews the tokens of a user one at a time, and no other process has this store.</remarks>
    public ValueTask<bool> TryLeaseSessionAsync(
        StoredSession session, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        cancellationToken.ThrowIfCancellationRequested();
        return Known(session) is not null ? ValueTask.FromResult(true) : throw SessionConflict.Create();
    }

    public ValueTask EndSessionLeaseAsync(StoredSession session, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    public ValueTask EndSessionsAsync(
        string clientId, string memberId, int? userId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (userId is { } user)
        {
            var ended = new StoredSession
            {
                ClientId = clientId,
                MemberId = memberId,
                UserId = user,
                Generation = 1,
                Revision = 1,
                UsedAt = (timeProvider ?? TimeProvider.System).GetUtcNow(),
            };
            _sessions.AddOrUpdate(KeyOf(ended), ended, static (_, known) => Ended(known));
            return ValueTask.CompletedTask;
        }

        foreach (StoredSession session in _sessions.Values.Where(
            session => session.ClientId == clientId && session.MemberId == memberId))
        {
            _sessions.AddOrUpdate(KeyOf(session), Ended(session), static (_, known) => Ended(known));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteUnusedSessionsAsync(
        string clientId, DateTimeOffset usedBefore, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (StoredSession session in _sessions.Values.Where(
            session => session.ClientId == clientId && session.UsedAt < usedBefore))
        {
            _sessions.TryRemove(KeyValuePair.Create(KeyOf(session), session));
        }

        return ValueTask.CompletedTask;
    }

    private static (string ClientId, string MemberId, int UserId) KeyOf(StoredSession session) =>
        (session.ClientId, session.MemberId, session.UserId);

    private static StoredSession Ended(StoredSession session) => session with
    {
        Generation = session.Generation + 1,
        Tokens = null,
        IsAdministrator = null,
        Revision = session.Revision + 1,
    };

    private StoredSession? Known(StoredSession session) =>
        _sessions.TryGetValue(KeyOf(session), out StoredSession? known) && known.Revision == session.Revision ? known : null;
}
