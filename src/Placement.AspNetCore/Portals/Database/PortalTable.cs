using System.Data.Common;
using System.Globalization;

namespace Placement.Portals.Database;

/// <summary>The statements on the table of portals: the same for every database.</summary>
internal sealed class PortalTable(string prefix, Dialect dialect)
{
    private readonly string _find = $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE member_id = @member_id";

    private readonly string _list =
        $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE member_id > @after ORDER BY member_id LIMIT @count";

    private readonly string _insert =
        $"""
        INSERT INTO {prefix}portals ({PortalRow.Columns})
        VALUES (@{PortalRow.Columns.Replace(", ", ", @", StringComparison.Ordinal)})
        ON CONFLICT (member_id) DO NOTHING
        """;

    private readonly string _update =
        $"""
        UPDATE {prefix}portals
        SET client_endpoint = @client_endpoint, server_endpoint = @server_endpoint, state = @state, status = @status, scopes = @scopes,
            application_token = @application_token, access_token = @access_token, refresh_token = @refresh_token,
            expires_at = @expires_at, user_id = @user_id, revision = @revision, updated_at = @updated_at,
            application_token_confirmed = @application_token_confirmed, proven_at = @proven_at, epoch = @epoch,
            removal_claimed_at = @removal_claimed_at, removal_clean = @removal_clean, removal_attempts = @removal_attempts,
            removal_due_at = @removal_due_at, system_access_token = @system_access_token, system_refresh_token = @system_refresh_token,
            system_expires_at = @system_expires_at, system_user_id = @system_user_id, system_ready_at = @system_ready_at,
            system_epoch = @system_epoch
        WHERE member_id = @member_id AND revision = @former_revision AND created_at = @created_at
        """;

    private readonly LeaseStatements _lease = LeaseStatements.Create(
        $"{prefix}portals", "member_id = @member_id", dialect, columns: "lease");

    private readonly LeaseStatements _systemLease = LeaseStatements.Create(
        $"{prefix}portals", "member_id = @member_id", dialect, columns: "system_lease");

    private readonly string _revision = $"SELECT revision FROM {prefix}portals WHERE member_id = @member_id";

    private readonly string _delete = $"DELETE FROM {prefix}portals WHERE member_id = @member_id";

    /// <summary>The row of an identity; null: there is none.</summary>
    public async Task<PortalRow?> FindAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        (await connection.Command(_find).With("@member_id", memberId).RowsAsync(PortalRow.Read, cancellationToken).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>The next rows after an identity, in their order.</summary>
    public Task<IReadOnlyList<PortalRow>> ListAsync(
        DbConnection connection, string after, int count, CancellationToken cancellationToken) =>
        connection.Command(_list).With("@after", after).With("@count", count).RowsAsync(PortalRow.Read, cancellationToken);

    /// <summary>The rows of several identities, those that there are.</summary>
    public Task<IReadOnlyList<PortalRow>> FindAllAsync(
        DbConnection connection, IReadOnlyList<string> memberIds, CancellationToken cancellationToken)
    {
        string[] names = [.. memberIds.Select(static (_, index) => string.Create(CultureInfo.InvariantCulture, $"@member{index}"))];
        DbCommand command = connection.Command(
            $"SELECT {PortalRow.Columns} FROM {prefix}portals WHERE member_id IN ({string.Join(", ", names)})");
        for (int index = 0; index < names.Length; index++)
        {
            command.With(names[index], memberIds[index]);
        }

        return command.RowsAsync(PortalRow.Read, cancellationToken);
    }

    /// <summary>Stores a new row. False: there is one already.</summary>
    public Task<bool> InsertAsync(DbConnection connection, PortalRow row, CancellationToken cancellationToken) =>
        row.AddTo(connection.Command(_insert)).ChangesOneAsync(cancellationToken);

    /// <summary>Stores a row in place of its former revision. False: there is another one.</summary>
    public Task<bool> UpdateAsync(DbConnection connection, PortalRow row, CancellationToken cancellationToken) =>
        row.AddTo(connection.Command(_update)).With("@former_revision", row.Revision - 1).ChangesOneAsync(cancellationToken);

    /// <summary>Leases tokens of a row. False: somebody else has the lease, or there is another revision.</summary>
    public Task<bool> LeaseAsync(
        DbConnection connection, string memberId, long revision, PortalLease lease, TimeSpan duration,
        CancellationToken cancellationToken) =>
        connection.Command(StatementsOf(lease).Begin)
            .With("@member_id", memberId)
            .With("@revision", revision)
            .With("@lease_of", lease.Digest)
            .With("@duration", (long)duration.TotalMilliseconds)
            .ChangesOneAsync(cancellationToken);

    public Task<bool> EndLeaseAsync(DbConnection connection, string memberId, PortalLease lease, CancellationToken cancellationToken) =>
        connection.Command(StatementsOf(lease).End)
            .With("@member_id", memberId)
            .With("@lease_of", lease.Digest)
            .ChangesOneAsync(cancellationToken);

    /// <summary>The revision of a row; null: there is none.</summary>
    public Task<long?> RevisionAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_revision).With("@member_id", memberId).NumberAsync(cancellationToken);

    public Task<bool> DeleteAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_delete).With("@member_id", memberId).ChangesOneAsync(cancellationToken);

    private LeaseStatements StatementsOf(PortalLease lease) => lease.IsOfSystemUser ? _systemLease : _lease;
}
