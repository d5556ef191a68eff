namespace Placement.AspNetCore.Tests;

public class InMemoryPortalStoreTests
{
    [Fact]
    public async Task A_portal_that_was_stored_meanwhile_is_not_overwritten()
    {
        var store = new InMemoryPortalStore();
        Portal first = await store.SaveAsync(
            new Portal { MemberId = "da45a03b265edd8787f8a258d793cc5d", ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/") }, TestContext.Current.CancellationToken);
        await store.SaveAsync(first with { Status = "L" }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await store.SaveAsync(first with { Status = "P" }, TestContext.Current.CancellationToken));
        Assert.Equal("L", (await store.FindAsync(first.MemberId, TestContext.Current.CancellationToken))?.Status);
    }
}
