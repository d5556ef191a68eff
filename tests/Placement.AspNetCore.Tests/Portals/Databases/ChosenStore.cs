using Microsoft.AspNetCore.DataProtection;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>An empty store of a kind, for tests that hold for every one.</summary>
internal sealed class ChosenStore : IAsyncDisposable
{
    private readonly TestDatabase? _database;

    private ChosenStore(TestDatabase? database, TimeProvider? clock)
    {
        _database = database;
        Store = database is null
            ? new InMemoryPortalStore(clock)
            : new DatabasePortalStore(database.DataSource, new EphemeralDataProtectionProvider(), timeProvider: clock);
    }

    public IPortalStore Store { get; }

    /// <param name="database">The database; null: the process's memory.</param>
    /// <param name="server">Where databases of PostgreSQL are.</param>
    /// <param name="clock">The clock; null: the system's.</param>
    public static async Task<ChosenStore> CreateAsync(PortalDatabase? database, PostgreSqlServer server, TimeProvider? clock = null) =>
        new(
            database switch
            {
                PortalDatabase.Sqlite => new SqliteDatabase(),
                PortalDatabase.PostgreSql => await PostgreSqlDatabase.CreateAsync(server),
                _ => null,
            },
            clock);

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
