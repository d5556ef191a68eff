using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Sessions;

public sealed class SqliteSessionTests : DatabaseSessionTests
{
    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteDatabase());
}
