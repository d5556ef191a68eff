using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>The statements on the table of sessions: the same for every database.</summary>
internal sealed class SessionTable(string prefix, Dialect dialect)
{
    private const string Row = "client_id = @client_id AND member_id = @member_id AND user_id = @user_id";

    private readonly string _find = $"SELECT {SessionRow.Columns} FROM {prefix}sessions WHERE {Row}";

    private readonly string _insert =
        $"""
        INSERT INTO {prefix}sessions ({SessionRow.Columns})
        VALUES (@{SessionRow.Columns.Replace(", ", ", @", StringComparison.Ordinal)})
        ON CONFLICT (client_id, member_id, user_id) DO NOTHING
        """;

    private readonly string _update =
        $"""
        UPDATE {prefix}sessions
        SET generation = @generation, epoch = @epoch, access_token = @access_token, refresh_token = @refresh_token,
            expires_at = @expires_at, client_endpoint = @client_endpoint, server_endpoint = @server_endpoint,
            is_administrator = @is_administrator, confirmed_at = @confirmed_at, used_at = @used_at, revision = @revision
        WHERE {Row} AND revision = @former_revision
        """;

    private readonly LeaseStatements _lease = LeaseStatements.Create($"{prefix}sessions", Row, dialect, columns: "lease");

    private readonly string _revision = $"SELECT revision FROM {prefix}sessions WHERE {Row}";

    private readonly string _end =
        $"""
        UPDATE {prefix}sessions
        SET generation = generation + 1, revision = revision + 1, access_token = NULL, refresh_token = NULL, is_administrator = NULL,
            lease_of = NULL
        WHERE client_id = @client_id AND member_id = @member_id AND (user_id = @user_id OR @every_user = 1)
        """;

    private readonly string _deleteOfPortal =
        $"""
        DELETE FROM {prefix}sessions
        WHERE member_id = @member_id AND NOT EXISTS (
            SELECT 1 FROM {prefix}portals
            WHERE {prefix}portals.portal_id = @member_id AND {prefix}portals.client_id = {prefix}sessions.client_id)
        """;

    private readonly string _deleteUnused = $"DELETE FROM {prefix}sessions WHERE client_id = @client_id AND used_at < @used_before";

    /// <summary>The row of a user; null: there is none.</summary>
    public async Task<SessionRow?> FindAsync(
        DbConnection connection, string clientId, string memberId, int userId, CancellationToken cancellationToken) =>
        (await Of(connection.Command(_find), clientId, memberId, userId)
            .RowsAsync(SessionRow.Read, cancellationToken).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>Stores a new row. False: there is one already.</summary>
    public Task<bool> InsertAsync(DbConnection connection, SessionRow row, CancellationToken cancellationToken) =>
        row.AddTo(connection.Command(_insert)).ChangesOneAsync(cancellationToken);

    /// <summary>Stores a row in place of its former revision. False: there is another one.</summary>
    public Task<bool> UpdateAsync(DbConnection connection, SessionRow row, CancellationToken cancellationToken) =>
        row.AddTo(connection.Command(_update)).With("@former_revision", row.Revision - 1).ChangesOneAsync(cancellationToken);

    /// <summary>Leases the tokens of a row. False: somebody else has the lease, or there is another revision.</summary>
    public Task<bool> LeaseAsync(
        DbConnection connection, StoredSession session, string leaseOf, TimeSpan duration, CancellationToken cancellationToken) =>
        Of(connection.Command(_lease.Begin), session)
            .With("@revision", session.Revision)
            .With("@lease_of", leaseOf)
            .With("@duration", (long)duration.TotalMilliseconds)
            .ChangesOneAsync(cancellationToken);

    public Task<bool> EndLeaseAsync(
        DbConnection connection, StoredSession session, string leaseOf, CancellationToken cancellationToken) =>
        Of(connection.Command(_lease.End), session).With("@lease_of", leaseOf).ChangesOneAsync(cancellationToken);

    /// <summary>The revision of a row; null: there is none.</summary>
    public Task<long?> RevisionAsync(DbConnection connection, StoredSession session, CancellationToken cancellationToken) =>
        Of(connection.Command(_revision), session).NumberAsync(cancellationToken);

    /// <summary>Ends the sessions of a user, or of all. False: there are none.</summary>
    public async Task<bool> EndAsync(
        DbConnection connection, string clientId, string memberId, int? userId, CancellationToken cancellationToken) =>
        await Of(connection.Command(_end), clientId, memberId, userId ?? 0)
            .With("@every_user", userId is null ? 1 : 0)
            .ChangeAsync(cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Removes the sessions of applications that are not stored for a portal any more.</summary>
    public Task<int> DeleteOfPortalAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_deleteOfPortal).With("@member_id", memberId).ChangeAsync(cancellationToken);

    public Task<int> DeleteUnusedAsync(
        DbConnection connection, string clientId, DateTimeOffset usedBefore, CancellationToken cancellationToken) =>
        connection.Command(_deleteUnused)
            .With("@client_id", clientId)
            .With("@used_before", usedBefore.ToUnixTimeMilliseconds())
            .ChangeAsync(cancellationToken);

    private static DbCommand Of(DbCommand command, StoredSession session) =>
        Of(command, session.ClientId, session.MemberId, session.UserId);

    private static DbCommand Of(DbCommand command, string clientId, string memberId, int userId) => command
        .With("@client_id", clientId)
        .With("@member_id", memberId)
        .With("@user_id", userId);
}
