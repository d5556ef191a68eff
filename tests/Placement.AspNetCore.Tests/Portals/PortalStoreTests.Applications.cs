namespace Placement.AspNetCore.Tests.Portals;

/// <summary>A portal that has several applications.</summary>
public abstract partial class PortalStoreTests
{
    private const string One = "local.1.1";
    private const string Other = "local.2.2";

    private IApplicationPortalStore Applications => (IApplicationPortalStore)Store;

    [Fact]
    public async Task Two_applications_of_a_portal_are_stored_apart()
    {
        Portal one = await Store.SaveAsync(Installed() with { ClientId = One }, Stop);
        Portal other = await Store.SaveAsync(
            Installed() with { ClientId = Other, Tokens = Tokens(2), ApplicationToken = "other-secret", State = PortalState.Installing }, Stop);
        one = await Store.SaveAsync(one with { Status = "P" }, Stop);

        AssertSame(one, await Store.FindAsync(One, MemberId, Stop));
        AssertSame(other, await Store.FindAsync(Other, MemberId, Stop));
        Assert.Equal(
            [(One, 2), (Other, 1)],
            (await Applications.FindAllAsync(MemberId, Stop)).Select(static portal => (portal.ClientId!, (int)portal.Revision)));
        Assert.Equal([One, Other], (await ListAsync()).Select(static portal => portal.ClientId));
        Assert.Null(await Store.FindAsync("local.3.3", MemberId, Stop));
        InvalidOperationException doubt = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.FindAsync(MemberId, Stop));
        Assert.Equal(
            "The portal acme.bitrix24.com has 2 of the applications. Say which one is meant: FindAsync(clientId, memberId).", doubt.Message);
    }

    [Fact]
    public async Task Of_two_applications_of_a_portal_each_has_its_conflicts_and_its_end()
    {
        Portal one = await Store.SaveAsync(Installed() with { ClientId = One }, Stop);
        Portal other = await Store.SaveAsync(Installed() with { ClientId = Other }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(one with { Revision = 0 }, Stop));
        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(other with { Revision = 0 }, Stop));
        await Store.SaveAsync(one with { Status = "P" }, Stop);
        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(one with { Status = "T" }, Stop));
        await Assert.ThrowsAsync<PortalConflictException>(
            async () => await Store.SaveAsync(other with { ClientId = "local.3.3" }, Stop));
        await Applications.DeleteAsync(One, MemberId, Stop);
        await Applications.DeleteAsync(One, MemberId, Stop);

        Assert.Null(await Store.FindAsync(One, MemberId, Stop));
        AssertSame(other, await FindAsync());
        one = await Store.SaveAsync(Installed() with { ClientId = One }, Stop);
        Assert.Equal(1, one.Revision);
        other = await Store.SaveAsync(other with { Status = "T" }, Stop);
        AssertSame(other, await Store.FindAsync(Other, MemberId, Stop));
        await Store.DeleteAsync(MemberId, Stop);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task What_is_stored_without_an_application_gets_one_and_stays_one_portal()
    {
        Portal before = await Store.SaveAsync(Installed(), Stop);
        Portal other = await Store.SaveAsync(Installed() with { ClientId = Other }, Stop);

        Portal claimed = await Store.SaveAsync(before with { ClientId = One }, Stop);

        Assert.Equal((One, 2), (claimed.ClientId, claimed.Revision));
        AssertSame(claimed, await Store.FindAsync(One, MemberId, Stop));
        AssertSame(other, await Store.FindAsync(Other, MemberId, Stop));
        Assert.Equal(2, (await ListAsync()).Count);
        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(before with { Status = "P" }, Stop));
        await Applications.DeleteAsync(null, MemberId, Stop);
        Assert.Equal(2, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Of_many_who_store_a_new_application_of_a_portal_at_once_one_does()
    {
        await Store.SaveAsync(Installed() with { ClientId = One }, Stop);

        int[] stored = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            try
            {
                await Store.SaveAsync(Installed() with { ClientId = Other, Status = "P" }, Stop);
                return 1;
            }
            catch (PortalConflictException)
            {
                return 0;
            }
        }, Stop)));

        Assert.Equal(1, stored.Sum());
        Assert.Equal([One, Other], (await ListAsync()).Select(static portal => portal.ClientId));
    }

    [Fact]
    public async Task The_leases_of_two_applications_of_a_portal_do_not_meet()
    {
        var leases = (IPortalLeaseStore)Store;
        Portal one = await Store.SaveAsync(Installed() with { ClientId = One }, Stop);
        Portal other = await Store.SaveAsync(Installed() with { ClientId = Other }, Stop);

        Assert.True(await leases.TryLeaseAsync(one, TimeSpan.FromMinutes(1), Stop));
        Assert.True(await leases.TryLeaseAsync(other, TimeSpan.FromMinutes(1), Stop));
        await leases.EndLeaseAsync(one, Stop);
        Assert.True(await leases.TryLeaseAsync(one, TimeSpan.FromMinutes(1), Stop));
        other = await Store.SaveAsync(other with { Status = "P" }, Stop);
        Assert.True(await leases.TryLeaseAsync(other with { Tokens = Tokens(3) }, TimeSpan.FromMinutes(1), Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("local/1")]
    [InlineData("' OR 1 = 1")]
    public async Task A_client_id_that_cannot_be_one_is_not_stored(string clientId) => await Assert.ThrowsAsync<ArgumentException>(
        async () => await Store.SaveAsync(Installed() with { ClientId = clientId }, Stop));
}
