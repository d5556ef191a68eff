using System.Data.Common;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>A refresh token works once: it is not used up before its successor can be stored.</summary>
public abstract partial class DatabasePortalStoreTests
{
    private const int Portals = 3;

    [Fact]
    public async Task A_database_that_can_only_be_read_uses_up_no_refresh_token()
    {
        await using RenewedPortals portals = await RenewedPortals.StartAsync(Portals, Store, Stop);
        DbDataSource readOnly = Database.OpenReadOnly();
        await using (readOnly.ConfigureAwait(false))
        {
            await AssertNothingIsUsedUpAsync(portals, new DatabasePortalStore(readOnly, _keys));
        }

        // The failover is over. Every stored pair still works.
        await portals.RenewAsync(Open(), Stop);
        Assert.Equal(Portals, portals.Renewals);
    }

    [Fact]
    public async Task A_database_whose_disk_is_full_uses_up_no_refresh_token()
    {
        await using RenewedPortals portals = await RenewedPortals.StartAsync(Portals, Store, Stop);
        await Database.BreakUpdatesAsync();

        await AssertNothingIsUsedUpAsync(portals, Open());
    }

    [Fact]
    public async Task Of_many_processes_that_want_to_renew_the_same_tokens_one_may()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);

        bool[] granted = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(
                _ => Task.Run(async () => await Open().TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop), Stop)));

        Assert.Single(granted, static isGranted => isGranted);
        AssertSame(portal, await FindAsync());
    }

    [Fact]
    public async Task A_lease_ends_when_it_is_given_back_when_its_time_is_over_and_with_the_tokens()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        DatabasePortalStore store = Open();
        Assert.True(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        Assert.False(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));

        await store.EndLeaseAsync(portal, Stop);
        Assert.True(await store.TryLeaseAsync(portal, TimeSpan.Zero, Stop));
        Assert.True(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));

        portal = await Store.SaveAsync(portal with { Status = "P" }, Stop);
        Assert.False(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        portal = await Store.SaveAsync(portal with { Tokens = Tokens(2) }, Stop);
        Assert.True(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task The_tokens_of_the_installer_and_of_the_system_user_are_leased_beside_each_other()
    {
        Portal portal = await Store.SaveAsync(Installed() with { SystemUserTokens = Tokens(8) with { UserId = 8 } }, Stop);
        Portal asSystemUser = portal with { Tokens = portal.SystemUserTokens };
        DatabasePortalStore store = Open();

        Assert.True(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        Assert.True(await store.TryLeaseAsync(asSystemUser, TimeSpan.FromMinutes(1), Stop));
        Assert.False(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        Assert.False(await store.TryLeaseAsync(asSystemUser, TimeSpan.FromMinutes(1), Stop));

        await store.EndLeaseAsync(asSystemUser, Stop);
        Assert.False(await store.TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        Assert.True(await store.TryLeaseAsync(asSystemUser, TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task A_lease_is_one_of_the_revision_that_was_read()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await Store.SaveAsync(portal with { Status = "P" }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Open().TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
        await Store.DeleteAsync(portal.MemberId, Stop);
        await Assert.ThrowsAsync<PortalConflictException>(async () => await Open().TryLeaseAsync(portal, TimeSpan.FromMinutes(1), Stop));
    }

    private static async Task AssertNothingIsUsedUpAsync(RenewedPortals portals, DatabasePortalStore store)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            BitrixException[] failures = await portals.FailToRenewAsync(store, Stop);
            Assert.Equal(Portals, failures.Length);
            Assert.All(failures, static failure => Assert.Contains("token store failed", failure.Message, StringComparison.Ordinal));
        }

        Assert.Equal(0, portals.Renewals);
    }
}
