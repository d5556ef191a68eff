using System.Globalization;
using Npgsql;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Portals;

public sealed class PostgreSqlPortalStoreTests(PostgreSqlServer server) : DatabasePortalStoreTests
{
    protected override async Task<TestDatabase> StartAsync() => await PostgreSqlDatabase.CreateAsync(server);

    [Fact]
    public async Task A_connection_that_drops_while_a_portal_is_stored_leaves_the_former_one()
    {
        Portal former = await Store.SaveAsync(Installed(), Stop);
        await using NpgsqlConnection other = await OpenAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync(Stop);
        await RunAsync(other, "SELECT 1 FROM placement_portals FOR UPDATE");

        Task<Portal> saving = Store.SaveAsync(former with { Tokens = Tokens(2) }, Stop).AsTask();
        await using NpgsqlConnection killer = await OpenAsync();
        while (await RunAsync(killer, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") is null)
        {
            Stop.ThrowIfCancellationRequested();
        }

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(() => saving);
        await transaction.RollbackAsync(Stop);
        AssertSame(former, await FindAsync());
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_a_restart_has_ended_are_not_noticed_by_who_looks_for_a_portal()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await using (NpgsqlConnection killer = await OpenAsync())
        {
            await RunAsync(
                killer,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()");
        }

        AssertSame(portal, await FindAsync());
    }

    [Fact]
    public async Task An_account_that_may_not_create_tables_uses_those_that_are_there()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        string role = "app_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await Database.RunAsync($"CREATE ROLE {role} LOGIN PASSWORD '{role}'");
        try
        {
            await Database.RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON placement_portals TO {role}");
            await Database.RunAsync($"GRANT SELECT ON placement_schema TO {role}");
            await using NpgsqlDataSource limited = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = role, Password = role, Pooling = false });
            DatabasePortalStore store = Open(dataSource: limited);

            AssertSame(stored, await store.FindAsync(MemberId, Stop));
            AssertSame(await store.SaveAsync(stored with { Status = "P" }, Stop), await FindAsync());
        }
        finally
        {
            await Database.RunAsync($"DROP OWNED BY {role}");
            await Database.RunAsync($"DROP ROLE {role}");
        }
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string statement)
    {
        await using NpgsqlCommand command = new(statement, connection);
        return await command.ExecuteScalarAsync(Stop);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }
}
