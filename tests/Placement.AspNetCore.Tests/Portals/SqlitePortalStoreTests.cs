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

    protected override Task<TestDatabase> StartAsync() => Task.FromResult<TestDatabase>(new SqliteDatabase());
}
