using Microsoft.AspNetCore.DataProtection;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Releases;

public sealed class SqliteReleaseTests : ReleaseStoreTests
{
    private readonly SqliteDatabase _database = new();

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override Task<IReleaseStore> StartAsync() => Task.FromResult<IReleaseStore>(
        new DatabasePortalStore(_database.DataSource, new EphemeralDataProtectionProvider(), new() { Database = _database.Kind }));
}
