using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>Creates the tables of portals, and brings those of earlier versions up to date.</summary>
/// <remarks>
/// A change of the tables is one more entry of <see cref="Migrations"/>. It only adds: during a deployment, processes of the former
/// version go on
/// working with the new tables.
/// </remarks>
internal sealed class PortalSchema(Dialect dialect, string prefix, IReadOnlyList<PortalSchema.Migration> migrations)
{
    /// <summary>Every version of the tables, the first at index 0.</summary>
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        static (dialect, prefix) =>
        [
            $"""
            CREATE TABLE {prefix}portals (
                member_id {dialect.IdType} NOT NULL PRIMARY KEY,
                client_endpoint TEXT NOT NULL,
                server_endpoint TEXT NULL,
                state TEXT NOT NULL,
                status TEXT NULL,
                scopes TEXT NOT NULL,
                application_token TEXT NULL,
                access_token TEXT NULL,
                refresh_token TEXT NULL,
                expires_at BIGINT NULL,
                user_id BIGINT NULL,
                revision BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL
            )
            """,
        ],
        static (_, prefix) =>
        [
            $"ALTER TABLE {prefix}portals ADD COLUMN application_token_confirmed BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN proven_at BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN epoch BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN removal_claimed_at BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN removal_clean BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN removal_attempts BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN removal_due_at BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN lease_of TEXT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN lease_until BIGINT NULL",
        ],
        static (_, prefix) =>
        [
            $"ALTER TABLE {prefix}portals ADD COLUMN system_access_token TEXT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_refresh_token TEXT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_expires_at BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_user_id BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_ready_at BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_epoch BIGINT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_lease_of TEXT NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN system_lease_until BIGINT NULL",
        ],
        static (dialect, prefix) =>
        [
            $"""
            CREATE TABLE {prefix}sessions (
                client_id {dialect.IdType} NOT NULL,
                member_id {dialect.IdType} NOT NULL,
                user_id BIGINT NOT NULL,
                generation BIGINT NOT NULL,
                epoch BIGINT NOT NULL,
                access_token TEXT NULL,
                refresh_token TEXT NULL,
                expires_at BIGINT NULL,
                client_endpoint TEXT NULL,
                server_endpoint TEXT NULL,
                is_administrator BIGINT NULL,
                confirmed_at BIGINT NOT NULL,
                used_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                lease_of TEXT NULL,
                lease_until BIGINT NULL,
                PRIMARY KEY (client_id, member_id, user_id)
            )
            """,
            $"CREATE INDEX {prefix}sessions_used_at ON {prefix}sessions (used_at)",
        ],
        static (dialect, prefix) =>
        [
            $"""
            CREATE TABLE {prefix}releases (
                client_id {dialect.IdType} NOT NULL PRIMARY KEY,
                number BIGINT NOT NULL,
                fingerprint TEXT NOT NULL,
                base_address TEXT NOT NULL,
                state TEXT NOT NULL,
                highest_number BIGINT NOT NULL,
                approved_address TEXT NULL,
                accepted_failures BIGINT NOT NULL,
                started_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                next_start_at BIGINT NULL
            )
            """,
            $"""
            CREATE TABLE {prefix}portal_releases (
                client_id {dialect.IdType} NOT NULL,
                member_id {dialect.IdType} NOT NULL,
                bucket BIGINT NOT NULL,
                number BIGINT NOT NULL,
                fingerprint TEXT NULL,
                state TEXT NOT NULL,
                was_current BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                outcome TEXT NULL,
                next_try_at BIGINT NULL,
                tried_at BIGINT NULL,
                claim_of TEXT NULL,
                claim_until BIGINT NULL,
                PRIMARY KEY (client_id, member_id)
            )
            """,
            $"CREATE INDEX {prefix}portal_releases_next ON {prefix}portal_releases (client_id, next_try_at)",
            $"ALTER TABLE {prefix}schema ADD COLUMN reader BIGINT NULL",
        ],
        static (dialect, prefix) =>
        [
            $"ALTER TABLE {prefix}portals ADD COLUMN client_id {dialect.IdType} NULL",
            $"ALTER TABLE {prefix}portals ADD COLUMN portal_id {dialect.IdType} NULL",
            $"CREATE UNIQUE INDEX {prefix}portals_portal_id ON {prefix}portals (portal_id, client_id)",
        ],
        static (_, prefix) =>
        [
            $"CREATE INDEX {prefix}portal_releases_bucket ON {prefix}portal_releases (client_id, bucket)",
        ],
    ];

    /// <summary>
    /// The oldest version that can work with the newest tables, which stand in the database with them. Raise it with a migration that does
    /// more than add, to the version that the migration makes.
    /// </summary>
    /// <remarks>Before version 6, tokens that are sealed for one application cannot be read.</remarks>
    private const int OldestReader = 6;

    /// <summary>The first version whose tables say who can work with them.</summary>
    private const int FirstWithReader = 5;

    private readonly string _versions = prefix + "schema";

    /// <summary>The statements that make a version of the tables out of the one before.</summary>
    public delegate IReadOnlyList<string> Migration(Dialect dialect, string prefix);

    /// <summary>Brings the tables to the newest version.</summary>
    /// <returns>The version, if something was changed; null: nothing was.</returns>
    /// <exception cref="PortalStoreException">The tables are of a version that is not known.</exception>
    public async Task<int?> UpdateAsync(DbConnection connection, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // Whoever may not create tables can still use them.
        long version = await VersionAsync(connection, transaction: null, cancellationToken).ConfigureAwait(false);
        if (IsCurrent(version))
        {
            return null;
        }

        if (version == 0 && dialect.OnCreate is { } setUp)
        {
            await connection.RunAsync(setUp, transaction: null, cancellationToken).ConfigureAwait(false);
        }

        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (dialect.LockSchema is { } lockSchema)
            {
                await connection.RunAsync(lockSchema, transaction, cancellationToken).ConfigureAwait(false);
            }

            version = await VersionAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
            if (IsCurrent(version))
            {
                // Another process was faster.
                return null;
            }

            await MigrateAsync(connection, transaction, version, timeProvider, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return migrations.Count;
    }

    private async Task MigrateAsync(
        DbConnection connection, DbTransaction transaction, long version, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        await connection
            .RunAsync(
                $"CREATE TABLE IF NOT EXISTS {_versions} (version BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)", transaction,
                cancellationToken)
            .ConfigureAwait(false);
        for (int next = (int)version; next < migrations.Count; next++)
        {
            foreach (string statement in migrations[next](dialect, prefix))
            {
                await connection.RunAsync(statement, transaction, cancellationToken).ConfigureAwait(false);
            }

            DbCommand insert = connection
                .Command($"INSERT INTO {_versions} (version, applied_at) VALUES (@version, @now)", transaction)
                .With("@version", next + 1)
                .With("@now", timeProvider.GetUtcNow().ToUnixTimeMilliseconds());
            await using (insert.ConfigureAwait(false))
            {
                await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        if (migrations.Count >= FirstWithReader)
        {
            await connection
                .Command($"UPDATE {_versions} SET reader = @reader WHERE version = @version", transaction)
                .With("@reader", OldestReader)
                .With("@version", migrations.Count)
                .ChangeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<long> VersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        long? tables = await connection
            .Command(dialect.TableExists, transaction)
            .With("@name", _versions)
            .NumberAsync(cancellationToken).ConfigureAwait(false);
        if (tables is null or 0)
        {
            return 0;
        }

        long version = await connection
            .Command($"SELECT MAX(version) FROM {_versions}", transaction)
            .NumberAsync(cancellationToken).ConfigureAwait(false) ?? 0;
        return version > migrations.Count && await CanReadAsync(connection, transaction, cancellationToken).ConfigureAwait(false)
            ? migrations.Count
            : version;
    }

    /// <summary>Whether newer tables than the newest that are known have only more in them, so that this version works with them.</summary>
    private async Task<bool> CanReadAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        migrations.Count >= FirstWithReader
        && await connection
            .Command($"SELECT reader FROM {_versions} ORDER BY version DESC LIMIT 1", transaction)
            .NumberAsync(cancellationToken).ConfigureAwait(false) <= migrations.Count;

    private bool IsCurrent(long version) => version <= migrations.Count
        ? version == migrations.Count
        : throw new PortalStoreException(
            $"The tables of the portal store have version {version}, made by a newer version of the application; this one knows "
            + $"{migrations.Count} at most, and cannot work with them. Update the application.");
}
