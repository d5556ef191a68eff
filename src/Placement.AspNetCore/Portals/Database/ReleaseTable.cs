using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>The statements on the table of releases: the same for every database.</summary>
internal sealed class ReleaseTable(string prefix, Dialect dialect)
{
    private readonly string _find = $"SELECT {ReleaseRow.Columns} FROM {prefix}releases WHERE client_id = @client_id";

    private readonly string _countOthers = $"SELECT COUNT(*) FROM {prefix}releases WHERE client_id <> @client_id";

    private readonly string _insert =
        $"""
        INSERT INTO {prefix}releases ({ReleaseRow.Columns})
        VALUES (@{ReleaseRow.Columns.Replace(", ", ", @", StringComparison.Ordinal)})
        ON CONFLICT (client_id) DO NOTHING
        """;

    private readonly string _update =
        $"""
        UPDATE {prefix}releases
        SET number = @number, fingerprint = @fingerprint, base_address = @base_address, state = @state,
            highest_number = @highest_number, approved_address = @approved_address, accepted_failures = @accepted_failures,
            started_at = @started_at, revision = @revision
        WHERE client_id = @client_id AND revision = @former_revision
        """;

    private readonly string _reserve =
        $"""
        UPDATE {prefix}releases
        SET next_start_at =
            CASE WHEN next_start_at > {dialect.Now} THEN next_start_at ELSE {dialect.Now} END + @duration
        WHERE client_id = @client_id
        RETURNING next_start_at - @duration - {dialect.Now}
        """;

    /// <summary>The release of an application; null: there is none.</summary>
    public async Task<StoredRelease?> FindAsync(DbConnection connection, string clientId, CancellationToken cancellationToken) =>
        (await connection.Command(_find).With("@client_id", clientId).RowsAsync(ReleaseRow.Read, cancellationToken).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>The number of releases of other applications.</summary>
    public Task<long?> CountOthersAsync(DbConnection connection, string clientId, CancellationToken cancellationToken) =>
        connection.Command(_countOthers).With("@client_id", clientId).NumberAsync(cancellationToken);

    /// <summary>Stores a new row. False: there is one already.</summary>
    public Task<bool> InsertAsync(DbConnection connection, StoredRelease release, CancellationToken cancellationToken) =>
        connection.Command(_insert).With(release).ChangesOneAsync(cancellationToken);

    /// <summary>Stores a row in place of its former revision. False: there is another one.</summary>
    public Task<bool> UpdateAsync(DbConnection connection, StoredRelease release, CancellationToken cancellationToken) =>
        connection.Command(_update).With(release).With("@former_revision", release.Revision - 1).ChangesOneAsync(cancellationToken);

    /// <summary>Reserves a stretch of time behind what is reserved.</summary>
    /// <returns>The milliseconds until it begins; null: there is no release.</returns>
    public Task<long?> ReserveAsync(DbConnection connection, string clientId, TimeSpan duration, CancellationToken cancellationToken) =>
        connection.Command(_reserve)
            .With("@client_id", clientId)
            .With("@duration", (long)duration.TotalMilliseconds)
            .NumberAsync(cancellationToken);
}
