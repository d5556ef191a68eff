using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Sessions;

public sealed class PostgreSqlSessionTests(PostgreSqlServer server) : DatabaseSessionTests
{
    protected override async Task<TestDatabase> CreateAsync() => await PostgreSqlDatabase.CreateAsync(server);
}
