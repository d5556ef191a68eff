using System.Data.Common;
using System.Globalization;

namespace Placement.Portals.Database;

/// <summary>The statements on the table of portals: the same for every database.</summary>
internal sealed class PortalTable(string prefix, Dialect dialect)
{
    /// <summary>Every row of a portal. What processes of a former version have stored has no portal_id.</summary>
    private const string OfPortal = "(member_id = @portal_id OR portal_id = @portal_id)";

    private readonly string _find = $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE {OfPortal} ORDER BY member_id";

    private readonly string _list =
        $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE member_id > @after ORDER BY member_id LIMIT @count";

    private readonly string _insert =
        $"""
        INSERT INTO {prefix}portals ({PortalRow.Columns})
        VALUES (@{PortalRow.Columns.Replace(", ", ", @", StringComparison.Ordinal)})
        ON CONFLICT DO NOTHING
        """;

    private readonly string _update =
        $"""
        UPDATE {prefix}portals
        SET portal_id = @portal_id, client_id = @client_id, client_endpoint = @client_endpoint,
            server_endpoint = @server_endpoint, state = @state, status = @status, scopes = @scopes,
            application_token = @application_token, access_token = @access_token, refresh_token = @refresh_token,
            expires_at = @expires_at, user_id = @user_id, revision = @revision, updated_at = @updated_at,
            application_token_confirmed = @application_token_confirmed, proven_at = @proven_at, epoch = @epoch,
            removal_claimed_at = @removal_claimed_at, removal_clean = @removal_clean, removal_attempts = @removal_attempts,
            removal_due_at = @removal_due_at, system_access_token = @system_access_token, system_refresh_token = @system_refresh_token,
            system_expires_at = @system_expires_at, system_user_id = @system_user_id, system_ready_at = @system_ready_at,
            system_epoch = @system_epoch
        WHERE {OfApplication(prefix)} AND revision = @former_revision AND created_at = @created_at
        """;

    private readonly LeaseStatements _lease = LeaseStatements.Create(
        $"{prefix}portals", OfApplication(prefix), dialect, columns: "lease");

    private readonly LeaseStatements _systemLease = LeaseStatements.Create(
        $"{prefix}portals", OfApplication(prefix), dialect, columns: "system_lease");

    private readonly string _revision = $"SELECT revision FROM {prefix}portals WHERE {OfApplication(prefix)} ORDER BY client_id IS NULL";

    private readonly string _delete = $"DELETE FROM {prefix}portals WHERE {OfPortal}";

    private readonly string _deleteOne =
        $"DELETE FROM {prefix}portals WHERE {OfPortal} AND (client_id = @client_id OR (client_id IS NULL AND @client_id IS NULL))";

    /// <summary>The rows of an identity: one for each application.</summary>
    public Task<IReadOnlyList<PortalRow>> FindAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_find).With("@portal_id", memberId).RowsAsync(PortalRow.Read, cancellationToken);

    /// <summary>The next rows after an identity, in their order.</summary>
    public Task<IReadOnlyList<PortalRow>> ListAsync(
        DbConnection connection, string after, int count, CancellationToken cancellationToken) =>
        connection.Command(_list).With("@after", after).With("@count", count).RowsAsync(PortalRow.Read, cancellationToken);

    /// <summary>The rows of several identities, of whichever applications, those that there are.</summary>
    public Task<IReadOnlyList<PortalRow>> FindAllAsync(
        DbConnection connection, IReadOnlyList<string> memberIds, CancellationToken cancellationToken)
    {
        string[] names = [.. memberIds.Select(static (_, index) => string.Create(CultureInfo.InvariantCulture, $"@member{index}"))];
        string list = string.Join(", ", names);
        DbCommand command = connection.Command(
            $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE member_id IN ({list}) OR portal_id IN ({list})");
        for (int index = 0; index < names.Length; index++)
        {
            command.With(names[index], memberIds[index]);
        }

        return command.RowsAsync(PortalRow.Read, cancellationToken);
    }

    /// <summary>Stores a new row. False: there is one already.</summary>
    public async Task<bool> InsertAsync(DbConnection connection, PortalRow row, CancellationToken cancellationToken) =>
        await row.AddTo(connection.Command(_insert)).ChangesOneAsync(cancellationToken).ConfigureAwait(false)
        || (row.ClientId is { } clientId
            && await (row with { Key = $"{row.MemberId}/{clientId}" }).AddTo(connection.Command(_insert))
                .ChangesOneAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Stores a row in place of its former revision. False: there is another one.</summary>
    public Task<bool> UpdateAsync(DbConnection connection, PortalRow row, CancellationToken cancellationToken) =>
        row.AddTo(connection.Command(_update)).With("@former_revision", row.Revision - 1).ChangesOneAsync(cancellationToken);

    /// <summary>Leases tokens of a row. False: somebody else has the lease, or there is another revision.</summary>
    public Task<bool> LeaseAsync(
        DbConnection connection, PortalKey portal, long revision, PortalLease lease, TimeSpan duration,
        CancellationToken cancellationToken) =>
        Of(connection.Command(StatementsOf(lease).Begin), portal)
            .With("@revision", revision)
            .With("@lease_of", lease.Digest)
            .With("@duration", (long)duration.TotalMilliseconds)
            .ChangesOneAsync(cancellationToken);

    public Task<bool> EndLeaseAsync(DbConnection connection, PortalKey portal, PortalLease lease, CancellationToken cancellationToken) =>
        Of(connection.Command(StatementsOf(lease).End), portal)
            .With("@lease_of", lease.Digest)
            .ChangesOneAsync(cancellationToken);

    /// <summary>The revision of a row; null: there is none.</summary>
    public Task<long?> RevisionAsync(DbConnection connection, PortalKey portal, CancellationToken cancellationToken) =>
        Of(connection.Command(_revision), portal).NumberAsync(cancellationToken);

    /// <summary>Deletes the rows of a portal.</summary>
    public Task<bool> DeleteAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_delete).With("@portal_id", memberId).ChangesOneAsync(cancellationToken);

    /// <summary>Deletes the row of a portal and an application.</summary>
    public Task<bool> DeleteAsync(DbConnection connection, PortalKey portal, CancellationToken cancellationToken) =>
        Of(connection.Command(_deleteOne), portal).ChangesOneAsync(cancellationToken);

    /// <summary>The row of a portal and an application. Where there is none, one that is stored without an application gets it.</summary>
    private static string OfApplication(string prefix) =>
        "((portal_id = @portal_id AND client_id = @client_id) OR (member_id = @portal_id AND client_id IS NULL AND NOT EXISTS ("
        + $"SELECT 1 FROM {prefix}portals AS other WHERE other.portal_id = @portal_id AND other.client_id = @client_id)))";

    private static DbCommand Of(DbCommand command, PortalKey portal) =>
        command.With("@portal_id", portal.MemberId).With("@client_id", portal.ClientId);

    private LeaseStatements StatementsOf(PortalLease lease) => lease.IsOfSystemUser ? _systemLease : _lease;
}
