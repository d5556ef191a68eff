namespace Placement.AspNetCore.Tests.Portals;

public sealed class InMemoryPortalStoreTests : PortalStoreTests
{
    protected override Task<IPortalStore> CreateAsync() => Task.FromResult<IPortalStore>(new InMemoryPortalStore(Clock));
}
