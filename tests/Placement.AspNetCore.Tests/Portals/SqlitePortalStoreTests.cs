using Microsoft.Data.Sqlite;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Portals;

public sealed class SqlitePortalStoreTests : DatabasePortalStoreTests
{
    [Fact]
    public async Task Readers_do_not_wait_for_the_writer()
    {
        await Store.SaveAsync(Installed(), Stop);
        Assert.Equal(["wal"], await Database.ReadAsync("PRAGMA journal_mode"));
    }

    /// <summary>Whoever waits for a lock that is stuck gives up after the same time as one that waits alone.</summary>
    [Fact]
    public async Task Writers_wait_for_a_lock_together_and_not_one_after_the_other()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await using var dataSource = SqliteFactory.Instance.CreateDataSource(
            Database.ConnectionString + ";Default Timeout=3;Pooling=False");
        DatabasePortalStore store = Open(dataSource: dataSource);
        await store.EnsureCreatedAsync(Stop);
        await using var holder = new SqliteConnection(Database.ConnectionString + ";Pooling=False");
        await holder.OpenAsync(Stop);
        await RunAsync(holder, "BEGIN IMMEDIATE");

        Task<PortalStoreException>[] writers = [.. Enumerable.Range(0, 30).Select(
            i => Assert.ThrowsAsync<PortalStoreException>(() => Task.Run(
            async () => await (i % 2 == 0
                ? (Task)store.SaveAsync(portal with { Status = "P" }, Stop).AsTask()
                : store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop).AsTask()), Stop)))];
        await Task.WhenAny(writers);
        DatabasePortalStore other = Open(dataSource: dataSource);
        await other.EnsureCreatedAsync(Stop);
        Task<PortalStoreException> late = Assert.ThrowsAsync<PortalStoreException>(
            () => Task.Run(async () => await other.SaveAsync(portal with { Status = "P" }, Stop), Stop));

        // One that begins to wait when the first gives up waits longer than all the others.
        Task all = Task.WhenAll(writers);
        Assert.Same(all, await Task.WhenAny(all, late));
        Assert.All(
            writers, static writer => Assert.Contains(
                "locked for 3 seconds, the connection string's Default Timeout", writer.Result.Message, StringComparison.Ordinal));
        AssertSame(portal, await store.FindAsync(MemberId, Stop));
        await late;

        await RunAsync(holder, "ROLLBACK");
        AssertSame(await store.SaveAsync(portal with { Status = "P" }, Stop), await FindAsync());
    }

    [Fact]
    public async Task A_disk_that_is_really_full_uses_up_no_refresh_token()
    {
        const int Count = 3;
        await using SmallDisk disk = await SmallDisk.MountAsync();
        await using var database = new SqliteDatabase(disk.Directory);
        DatabasePortalStore store = Open(dataSource: database.DataSource);
        await using RenewedPortals portals = await RenewedPortals.StartAsync(Count, store, Stop);
        disk.Fill();

        for (int attempt = 0; attempt < 2; attempt++)
        {
            Assert.All(
                await portals.FailToRenewAsync(store, Stop),
                static failure => Assert.Contains("token store failed", failure.Message, StringComparison.Ordinal));
        }

        Assert.Equal(0, portals.Renewals);

        disk.Clear();
        await portals.RenewAsync(store, Stop);
        Assert.Equal(Count, portals.Renewals);
    }

    [Theory]
    [InlineData("revision", "'one'")]
    [InlineData("created_at", "x'00'")]
    [InlineData("updated_at", "''")]
    [InlineData("scopes", "x'00'")]
    [InlineData("state", "x'00'")]
    public async Task A_value_of_another_type_is_malformed(string column, string value)
    {
        await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync($"UPDATE placement_portals SET {column} = {value}");

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(async () => await FindAsync());

        Assert.Contains($"{column} is malformed", exception.Message, StringComparison.Ordinal);
        Assert.Empty(await ListAsync());
    }

    private static async Task RunAsync(SqliteConnection connection, string statement)
    {
        await using SqliteCommand command = new(statement, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    protected override Task<TestDatabase> StartAsync() => Task.FromResult<TestDatabase>(new SqliteDatabase());
}
