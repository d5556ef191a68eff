using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>In what SQLite and PostgreSQL differ.</summary>
internal sealed class Dialect
{
    private static readonly Dialect Sqlite = new()
    {
        Database = PortalDatabase.Sqlite,
        IdType = "TEXT",
        TableExists = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name",
        LockSchema = null,
        Now = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",

        // A writer has the database for itself.
        SkipLocked = "",

        // Waits for other processes in steps of milliseconds. The provider, which repeats what is busy until its time is over, does so in
        // steps of 150.
        OnOpen = "PRAGMA busy_timeout = 500",

        // Readers and the writer do not wait for each other. "synchronous" stays FULL: a pair of tokens that a power failure takes back
        // is lost.
        OnCreate = "PRAGMA journal_mode = WAL",
    };

    private static readonly Dialect PostgreSql = new()
    {
        Database = PortalDatabase.PostgreSql,

        // Ordered and compared byte by byte, whatever the database's language is.
        IdType = "TEXT COLLATE \"C\"",
        // Not to_regclass: it remembers what was not there before another process has made it.
        TableExists = "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE tablename = @name AND schemaname = ANY (current_schemas(false))",

        Now = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",

        SkipLocked = " FOR UPDATE SKIP LOCKED",

        // "Placemen". Two processes that create the same table at once would fail each other, IF NOT EXISTS or not.
        LockSchema = "SELECT pg_advisory_xact_lock(5795113900050310510)",
        OnOpen = null,
        OnCreate = null,
    };

    public required PortalDatabase Database { get; init; }

    /// <summary>The type of an identity.</summary>
    public required string IdType { get; init; }

    /// <summary>Counts the tables with a name, of those that statements find.</summary>
    public required string TableExists { get; init; }

    /// <summary>The database's clock, in milliseconds since 1970.</summary>
    public required string Now { get; init; }

    /// <summary>Leaves out of a selection, which it ends, the rows that others are changing.</summary>
    public required string SkipLocked { get; init; }

    /// <summary>Keeps other processes from changing tables until the transaction ends; null: beginning it does.</summary>
    public required string? LockSchema { get; init; }

    /// <summary>Sets up a connection; null: there is nothing to do.</summary>
    public required string? OnOpen { get; init; }

    /// <summary>Sets up a database that has no tables yet; null: there is nothing to do.</summary>
    public required string? OnCreate { get; init; }

    /// <summary>Whether one process writes at a time, and the others block their threads meanwhile.</summary>
    public bool HasOneWriter => Database == PortalDatabase.Sqlite;

    public static Dialect Of(PortalDatabase database) => database switch
    {
        PortalDatabase.Sqlite => Sqlite,
        PortalDatabase.PostgreSql => PostgreSql,
        _ => throw new ArgumentOutOfRangeException(nameof(database), database, "There is no such database."),
    };

    /// <summary>Tells the database by the class of its connections, which are not opened for that.</summary>
    /// <exception cref="ArgumentException">It is none of the known ones.</exception>
    public static Dialect Detect(DbDataSource dataSource)
    {
        using DbConnection connection = dataSource.CreateConnection();
        string? name = connection.GetType().FullName;
        return name switch
        {
            "Microsoft.Data.Sqlite.SqliteConnection" or "System.Data.SQLite.SQLiteConnection" => Sqlite,
            "Npgsql.NpgsqlConnection" => PostgreSql,
            _ => throw new ArgumentException(
                $"{name} does not tell which database it is. Set "
                + $"{nameof(DatabasePortalStoreOptions)}.{nameof(DatabasePortalStoreOptions.Database)}.", nameof(dataSource)),
        };
    }
}
