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
            await RunAsync(killer, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()");
        }

        AssertSame(portal, await FindAsync());
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
