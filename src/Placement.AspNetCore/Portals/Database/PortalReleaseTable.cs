using System.Data.Common;
using System.Globalization;

namespace Placement.Portals.Database;

/// <summary>The statements on the table of portals' releases: the same for every database.</summary>
internal sealed class PortalReleaseTable(string prefix, Dialect dialect)
{
    private const string Row = "client_id = @client_id AND member_id = @member_id";

    private readonly string _find = $"SELECT {PortalReleaseRow.Columns} FROM {prefix}portal_releases WHERE {Row}";

    private readonly string _update =
        $"""
        UPDATE {prefix}portal_releases
        SET number = @number, fingerprint = @fingerprint, state = @state, was_current = @was_current, attempts = @attempts,
            outcome = @outcome, next_try_at = @next_try_at, tried_at = @tried_at, claim_of = NULL
        WHERE {Row} AND (claim_of = @claimant OR @claimant IS NULL)
        """;

    private readonly string _prolong =
        $"""
        UPDATE {prefix}portal_releases
        SET claim_until = {dialect.Now} + @duration
        WHERE {Row} AND claim_of = @claimant AND EXISTS (
            SELECT 1 FROM {prefix}releases WHERE client_id = @client_id AND {ReleaseConditions.Running})
        """;

    private readonly string _retry =
        $"""
        UPDATE {prefix}portal_releases
        SET next_try_at = @now, attempts = 0,
            state = CASE WHEN {ReleaseConditions.Gone} THEN '{nameof(PortalReleaseState.Pending)}' ELSE state END
        WHERE {Row} AND NOT ({ReleaseConditions.Done}) AND {ReleaseConditions.Free(dialect.Now)}
        """;

    private readonly string _confirm =
        $"""
        UPDATE {prefix}portal_releases
        SET number = @number, state = '{nameof(PortalReleaseState.Unchanged)}', attempts = 0, outcome = NULL, next_try_at = NULL
        WHERE client_id = @client_id AND {ReleaseConditions.Already}
        """;

    private readonly string _nextTry =
        $"""
        SELECT MIN(next_try_at) FROM {prefix}portal_releases
        WHERE client_id = @client_id AND NOT ({ReleaseConditions.Gone}) AND {ReleaseConditions.Free(dialect.Now)}
        """;

    private readonly string _delete =
        $"""
        DELETE FROM {prefix}portal_releases
        WHERE member_id = @member_id AND NOT EXISTS (
            SELECT 1 FROM {prefix}portals
            WHERE {prefix}portals.portal_id = @member_id AND {prefix}portals.client_id = {prefix}portal_releases.client_id)
        """;

    /// <summary>The row of a portal; null: there is none.</summary>
    public async Task<PortalRelease?> FindAsync(
        DbConnection connection, string clientId, string memberId, CancellationToken cancellationToken) =>
        (await connection.Command(_find)
            .With("@client_id", clientId)
            .With("@member_id", memberId)
            .RowsAsync(PortalReleaseRow.Read, cancellationToken).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>Stores new rows, and leaves those alone that there are.</summary>
    /// <returns>How many are new.</returns>
    public Task<int> InsertAsync(DbConnection connection, IEnumerable<PortalRelease> portals, CancellationToken cancellationToken)
    {
        List<string> rows = [];
        DbCommand command = connection.Command("");
        foreach (PortalRelease portal in portals)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $"{rows.Count}");
            rows.Add(PortalReleaseRow.Parameters(suffix));
            command.With(portal, suffix);
        }

        command.CommandText =
            $"""
            INSERT INTO {prefix}portal_releases ({PortalReleaseRow.Columns})
            VALUES {string.Join(", ", rows)}
            ON CONFLICT (client_id, member_id) DO NOTHING
            """;
        return command.ChangeAsync(cancellationToken);
    }

    /// <summary>Stores a row and ends its claim. False: it is another's, or there is no row.</summary>
    public Task<bool> UpdateAsync(
        DbConnection connection, PortalRelease portal, string? claimant, CancellationToken cancellationToken) =>
        connection.Command(_update).With(portal).With("@claimant", claimant).ChangesOneAsync(cancellationToken);

    /// <summary>Prolongs the claim of a row. False: it has ended, or the release does not go on.</summary>
    public Task<bool> ProlongAsync(DbConnection connection, PortalClaim claim, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_prolong)
            .With("@client_id", claim.ClientId)
            .With("@member_id", memberId)
            .With("@number", claim.Number)
            .With("@claimant", claim.Claimant)
            .With("@duration", (long)claim.Duration.TotalMilliseconds)
            .ChangesOneAsync(cancellationToken);

    /// <summary>Prolongs the claims of rows, whatever became of the release.</summary>
    /// <returns>The identities of the rows that are still the claimant's.</returns>
    public Task<IReadOnlyList<string>> ProlongAsync(
        DbConnection connection, PortalClaim claim, IReadOnlyCollection<string> memberIds, CancellationToken cancellationToken)
    {
        DbCommand command = connection.Command(
            $"""
            UPDATE {prefix}portal_releases
            SET claim_until = {dialect.Now} + @duration
            WHERE client_id = @client_id AND claim_of = @claimant
                AND member_id IN ({string.Join(", ", memberIds.Select(static (_, index) => ReleaseConditions.NameOf(index)))})
            RETURNING member_id
            """)
            .With("@client_id", claim.ClientId)
            .With("@claimant", claim.Claimant)
            .With("@duration", (long)claim.Duration.TotalMilliseconds);
        return WithNames(command, memberIds).RowsAsync(static reader => reader.GetString(0), cancellationToken);
    }

    /// <summary>Makes a row due. False: there is nothing to try, or somebody does so.</summary>
    public Task<bool> RetryAsync(
        DbConnection connection, string clientId, string memberId, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.Command(_retry)
            .With("@client_id", clientId)
            .With("@member_id", memberId)
            .With("@now", now.ToUnixTimeMilliseconds())
            .ChangesOneAsync(cancellationToken);

    /// <summary>Counts what has the fingerprint already as brought up.</summary>
    public Task<int> ConfirmAsync(
        DbConnection connection, string clientId, long number, string fingerprint, CancellationToken cancellationToken) =>
        connection.Command(_confirm)
            .With("@client_id", clientId)
            .With("@number", number)
            .With("@fingerprint", fingerprint)
            .ChangeAsync(cancellationToken);

    /// <summary>Claims rows that are due.</summary>
    public Task<IReadOnlyList<PortalRelease>> ClaimAsync(DbConnection connection, PortalClaim claim, CancellationToken cancellationToken)
    {
        DbCommand command = connection.Command(
            $"""
            WITH due AS (
                SELECT member_id FROM {prefix}portal_releases
                WHERE client_id = @client_id
                    AND {ReleaseConditions.Due}
                    AND {ReleaseConditions.Free(dialect.Now)}
                    AND {ReleaseConditions.Canary(claim.Named)}
                    AND {ReleaseConditions.Shard}
                    AND EXISTS (SELECT 1 FROM {prefix}releases WHERE client_id = @client_id AND {ReleaseConditions.Running})
                ORDER BY COALESCE(next_try_at, 0), member_id
                LIMIT @count{dialect.SkipLocked}
            )
            UPDATE {prefix}portal_releases
            SET claim_of = @claimant, claim_until = {dialect.Now} + @duration, fingerprint = NULL,
                number = CASE WHEN number = @number THEN number ELSE 0 END
            WHERE client_id = @client_id AND member_id IN (SELECT member_id FROM due)
            RETURNING {PortalReleaseRow.Columns}
            """)
            .With("@client_id", claim.ClientId)
            .With("@number", claim.Number)
            .With("@now", claim.Now.ToUnixTimeMilliseconds())
            .With("@claimant", claim.Claimant)
            .With("@count", claim.Count)
            .With("@shard_from", claim.ShardFrom)
            .With("@shard_below", claim.ShardBelow)
            .With("@duration", (long)claim.Duration.TotalMilliseconds);
        return WithCanaries(command, claim.BucketsBelow, claim.Named).RowsAsync(PortalReleaseRow.Read, cancellationToken);
    }

    /// <summary>The next rows after an identity, in their order.</summary>
    public Task<IReadOnlyList<PortalRelease>> ListAsync(
        DbConnection connection, string clientId, PortalReleaseState? state, string after, int count,
        CancellationToken cancellationToken) =>
        connection.Command(
            $"""
            SELECT {PortalReleaseRow.Columns} FROM {prefix}portal_releases
            WHERE client_id = @client_id AND member_id > @after AND (@state IS NULL OR {CurrentState} = @state)
            ORDER BY member_id
            LIMIT @count
            """)
            .With("@client_id", clientId)
            .With("@after", after)
            .With("@state", state?.ToString())
            .With("@count", count)
            .RowsAsync(PortalReleaseRow.Read, cancellationToken);

    /// <summary>How many rows are in which state.</summary>
    public Task<IReadOnlyList<PortalReleaseCount>> CountAsync(
        DbConnection connection, string clientId, int bucketsBelow, IReadOnlyCollection<string> named,
        CancellationToken cancellationToken)
    {
        DbCommand command = connection.Command(
            $"""
            SELECT {CurrentState}, CASE WHEN {ReleaseConditions.Canary(named)} THEN 1 ELSE 0 END, was_current, COUNT(*)
            FROM {prefix}portal_releases
            WHERE client_id = @client_id
            GROUP BY 1, 2, 3
            """)
            .With("@client_id", clientId);
        return WithCanaries(command, bucketsBelow, named).RowsAsync(
            static reader => new PortalReleaseCount(
                Enum.TryParse(reader.GetValue(0) as string, out PortalReleaseState state) ? state : PortalReleaseState.Pending,
                IsCanary: Number(reader, 1) == 1,
                WasCurrent: Number(reader, 2) == 1,
                (int)Math.Clamp(Number(reader, 3), 0, int.MaxValue)),
            cancellationToken);
    }

    /// <summary>When the next row is due, in milliseconds since 1970; null: none is by itself.</summary>
    public Task<long?> NextTryAsync(DbConnection connection, string clientId, CancellationToken cancellationToken) =>
        connection.Command(_nextTry).With("@client_id", clientId).NumberAsync(cancellationToken);

    /// <summary>Removes the rows of applications that are not stored for a portal any more.</summary>
    public Task<int> DeleteOfPortalAsync(DbConnection connection, string memberId, CancellationToken cancellationToken) =>
        connection.Command(_delete).With("@member_id", memberId).ChangeAsync(cancellationToken);

    private string CurrentState => ReleaseConditions.CurrentState($"(SELECT number FROM {prefix}releases WHERE client_id = @client_id)");

    private static DbCommand WithCanaries(DbCommand command, int bucketsBelow, IReadOnlyCollection<string> named) =>
        WithNames(command.With("@buckets", bucketsBelow), named);

    private static DbCommand WithNames(DbCommand command, IReadOnlyCollection<string> named)
    {
        int index = 0;
        foreach (string memberId in named)
        {
            command.With(ReleaseConditions.NameOf(index++), memberId);
        }

        return command;
    }

    private static long Number(DbDataReader reader, int column) =>
        Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
