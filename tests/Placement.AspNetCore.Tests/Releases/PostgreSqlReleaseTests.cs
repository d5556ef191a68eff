using Microsoft.AspNetCore.DataProtection;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Releases;

public sealed class PostgreSqlReleaseTests(PostgreSqlServer server) : ReleaseStoreTests
{
    private PostgreSqlDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override async Task<IReleaseStore> StartAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync(server);
        return new DatabasePortalStore(
            _database.DataSource, new EphemeralDataProtectionProvider(), new() { Database = _database.Kind });
    }
}
