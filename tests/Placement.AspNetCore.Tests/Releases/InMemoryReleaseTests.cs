using Placement.Portals;

namespace Placement.AspNetCore.Tests.Releases;

public sealed class InMemoryReleaseTests : ReleaseStoreTests
{
    protected override Task<IReleaseStore> StartAsync() =>
        Task.FromResult<IReleaseStore>(new InMemoryReleases(new InMemoryPortalStore()));
}
