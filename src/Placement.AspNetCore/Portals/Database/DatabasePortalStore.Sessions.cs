using Placement.Portals;
using Placement.Portals.Database;

namespace Placement;

/// <content>The sessions of users.</content>
public sealed partial class DatabasePortalStore
{
    /// <inheritdoc/>
    public async ValueTask<StoredSession?> FindSessionAsync(
        string clientId, string memberId, int userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(memberId);
        SessionRow? row = await _database.ReadingAsync(
            connection => _sessions.FindAsync(connection, clientId, memberId, userId, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        StoredSession? session = row is null ? null : _sessionRows.Read(row);
        if (row?.AccessToken is not null && session?.Tokens is null)
        {
            StoreEvents.SecretsUnreadable(_logger, memberId);
        }

        return session;
    }

    /// <inheritdoc/>
    public async ValueTask<StoredSession> SaveSessionAsync(StoredSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        StoredSession next = session with { Revision = session.Revision + 1 };
        SessionRow row = _sessionRows.ToRow(next);
        return await _database.WritingAsync(
            async connection => await (session.Revision == 0
                ? _sessions.InsertAsync(connection, row, cancellationToken)
                : _sessions.UpdateAsync(connection, row, cancellationToken)).ConfigureAwait(false)
                    ? next
                    : throw SessionConflict.Create(),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryLeaseSessionAsync(
        StoredSession session, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await _database.WritingAsync(
            async connection =>
            {
                if (await _sessions.LeaseAsync(
                    connection, session, LeaseOf(session), duration, cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }

                return await _sessions.RevisionAsync(connection, session, cancellationToken).ConfigureAwait(false) == session.Revision
                    ? false
                    : throw SessionConflict.Create();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndSessionLeaseAsync(StoredSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        await _database.WritingAsync(
            connection => _sessions.EndLeaseAsync(connection, session, LeaseOf(session), cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndSessionsAsync(
        string clientId, string memberId, int? userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(memberId);
        await _database.WritingAsync(
            async connection =>
            {
                if (await _sessions.EndAsync(connection, clientId, memberId, userId, cancellationToken).ConfigureAwait(false)
                    || userId is not { } user)
                {
                    return true;
                }

                var ended = new StoredSession
                {
                    ClientId = clientId,
                    MemberId = memberId,
                    UserId = user,
                    Generation = 1,
                    Revision = 1,
                    UsedAt = _timeProvider.GetUtcNow(),
                };
                return await _sessions.InsertAsync(connection, _sessionRows.ToRow(ended), cancellationToken).ConfigureAwait(false)
                    || await _sessions.EndAsync(connection, clientId, memberId, userId, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteUnusedSessionsAsync(
        string clientId, DateTimeOffset usedBefore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        await _database.WritingAsync(
            connection => _sessions.DeleteUnusedAsync(connection, clientId, usedBefore, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private static string LeaseOf(StoredSession session) =>
        SecretDigest.KeyOf(session.MemberId, session.Tokens?.RefreshToken ?? session.Tokens?.AccessToken ?? "");
}
