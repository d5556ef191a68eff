using Placement.Portals;

namespace Placement.AspNetCore.Tests.Sessions;

public sealed class InMemorySessionTests : SessionStoreTests
{
    protected override Task<IWidgetSessionStore> StartAsync() => Task.FromResult<IWidgetSessionStore>(new InMemorySessions());
}
