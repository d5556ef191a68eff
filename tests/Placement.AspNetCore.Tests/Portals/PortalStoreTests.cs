using Microsoft.Extensions.Time.Testing;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>What every portal store does.</summary>
public abstract partial class PortalStoreTests : IAsyncLifetime
{
    protected const string MemberId = "da45a03b265edd8787f8a258d793cc5d";

    private IPortalStore? _store;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));

    protected IPortalStore Store => _store!;

    public virtual async ValueTask InitializeAsync() => _store = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_portal_is_found_as_it_was_stored()
    {
        Portal portal = Installed();

        Portal stored = await Store.SaveAsync(portal, Stop);

        AssertSame(portal with { CreatedAt = Clock.GetUtcNow(), UpdatedAt = Clock.GetUtcNow(), Revision = 1 }, stored);
        AssertSame(stored, await FindAsync());
    }

    [Fact]
    public async Task A_portal_of_which_little_is_known_is_found_as_it_was_stored()
    {
        Portal portal = new() { MemberId = MemberId, ClientEndpoint = new Uri("http://127.0.0.1:8080/rest/") };

        Portal stored = await Store.SaveAsync(portal, Stop);

        AssertSame(portal with { CreatedAt = Clock.GetUtcNow(), UpdatedAt = Clock.GetUtcNow(), Revision = 1 }, stored);
        AssertSame(stored, await FindAsync());
    }

    [Fact]
    public async Task Tokens_without_refresh_token_expiry_and_user_are_found_as_they_were_stored()
    {
        Portal portal = Installed();
        portal =
            portal with { Tokens = new PortalTokens(portal.ClientEndpoint, "access-secret") { MemberId = MemberId, ServerEndpoint = portal.ServerEndpoint } };

        Portal stored = await Store.SaveAsync(portal, Stop);

        Assert.Equal(portal.Tokens, stored.Tokens);
        AssertSame(stored, await FindAsync());
    }

    [Fact]
    public async Task A_portal_that_is_stored_again_is_found_as_it_was_stored_last()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        Clock.Advance(TimeSpan.FromHours(1));
        Portal changed = first with
        {
            ClientEndpoint = new Uri("https://acme-group.bitrix24.com/rest/"),
            ServerEndpoint = new Uri("https://oauth.bitrix24.tech/rest/"),
            ApplicationToken = "another-secret",
            Tokens = Tokens(2) with { UserId = 2 },
            State = PortalState.Installing,
            Status = "P",
            Scopes = ["im"],
        };

        Portal second = await Store.SaveAsync(changed, Stop);

        AssertSame(
            changed with
            {
                Tokens = changed.Tokens with { ClientEndpoint = changed.ClientEndpoint, ServerEndpoint = changed.ServerEndpoint },
                UpdatedAt = Clock.GetUtcNow(),
                Revision = 2,
            },
            second);
        AssertSame(second, await FindAsync());
    }

    [Fact]
    public async Task What_is_taken_away_from_a_portal_is_gone()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);

        Portal second = await Store.SaveAsync(
            first with { ServerEndpoint = null, ApplicationToken = null, Tokens = null, State = PortalState.Uninstalled, Status = null, Scopes = [] }, Stop);

        AssertSame(second, await FindAsync());
        Assert.Equal((null, null, null, null), (second.ServerEndpoint, second.ApplicationToken, second.Tokens, second.Status));
    }

    [Fact]
    public async Task A_system_user_is_found_as_it_was_stored_and_goes_when_it_is_taken_away()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        Portal second = await Store.SaveAsync(
            first with { SystemUserTokens = Tokens(8) with { UserId = 8 }, SystemUserReadyAt = Clock.GetUtcNow() }, Stop);

        Assert.Equal(8, second.SystemUserTokens?.UserId);
        AssertSame(second, await FindAsync());

        Portal moved = await Store.SaveAsync(second with { ClientEndpoint = new Uri("https://acme-group.bitrix24.com/rest/") }, Stop);
        Assert.Equal(moved.ClientEndpoint, moved.SystemUserTokens?.ClientEndpoint);
        AssertSame(moved, await FindAsync());

        Portal third = await Store.SaveAsync(moved with { SystemUserTokens = null }, Stop);
        Assert.Null(third.SystemUserReadyAt);
        AssertSame(third, await FindAsync());
    }

    [Fact]
    public async Task A_portal_and_its_tokens_have_one_address_and_one_identity()
    {
        Portal stored = await Store.SaveAsync(
            Installed() with
            {
                MemberId = MemberId.ToUpperInvariant(),
                ServerEndpoint = null,
                Tokens = Tokens(1) with { ClientEndpoint = new Uri("https://former.bitrix24.com/rest/"), MemberId = null },
            },
            Stop);

        AssertSame(Installed() with { CreatedAt = stored.CreatedAt, UpdatedAt = stored.UpdatedAt, Revision = 1 }, stored);
        AssertSame(stored, await FindAsync());
    }

    [Theory]
    [InlineData("da45a03b265edd8787f8a258d793cc5d")]
    [InlineData("DA45A03B265EDD8787F8A258D793CC5D")]
    [InlineData("Da45a03b265edd8787f8a258d793cc5D")]
    public async Task Identities_are_the_same_in_any_case(string memberId)
    {
        await Store.SaveAsync(Installed(), Stop);

        Assert.Equal(MemberId, (await Store.FindAsync(memberId, Stop))?.MemberId);
        await Assert.ThrowsAsync<PortalConflictException>(
            async () => await Store.SaveAsync(Installed() with { MemberId = memberId }, Stop));
        await Store.DeleteAsync(memberId, Stop);
        Assert.Null(await FindAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("' OR 1=1 --")]
    [InlineData("da45a03b265edd8787f8a258d793cc5d\0")]
    [InlineData("%")]
    [InlineData("\ud800")]
    public async Task What_is_no_identity_is_not_found_and_not_an_error(string memberId)
    {
        await Store.SaveAsync(Installed(), Stop);

        Assert.Null(await Store.FindAsync(memberId, Stop));
        await Store.DeleteAsync(memberId, Stop);
        await Assert.ThrowsAsync<ArgumentException>(
            "portal", async () => await Store.SaveAsync(Installed() with { MemberId = memberId }, Stop));

        Assert.NotNull(await FindAsync());
    }

    [Fact]
    public async Task A_portal_that_is_not_known_is_not_found()
    {
        await Store.SaveAsync(Installed(), Stop);
        Assert.Null(await Store.FindAsync("da45a03b265edd8787f8a258d793cc5e", Stop));
    }

    [Fact]
    public async Task A_portal_that_was_stored_meanwhile_is_not_overwritten()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        await Store.SaveAsync(first with { Status = "L" }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(first with { Status = "P" }, Stop));

        Assert.Equal("L", (await FindAsync())?.Status);
    }

    [Fact]
    public async Task A_portal_cannot_be_new_twice()
    {
        await Store.SaveAsync(Installed(), Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(Installed() with { Status = "P" }, Stop));

        Assert.Equal("L", (await FindAsync())?.Status);
    }

    [Fact]
    public async Task A_portal_that_was_deleted_meanwhile_does_not_come_back()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        await Store.DeleteAsync(MemberId, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(first, Stop));

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_portal_that_was_deleted_and_has_come_back_is_another_one()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        await Store.DeleteAsync(MemberId, Stop);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.SaveAsync(Installed() with { Status = "P" }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await Store.SaveAsync(first, Stop));

        Assert.Equal("P", (await FindAsync())?.Status);
    }

    [Fact]
    public async Task Whoever_does_not_know_when_a_portal_was_stored_first_can_store_it_still()
    {
        Portal first = await Store.SaveAsync(Installed(), Stop);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Portal second = await Store.SaveAsync(Installed() with { Revision = 1 }, Stop);

        Assert.Equal((first.CreatedAt, Clock.GetUtcNow()), (second.CreatedAt, second.UpdatedAt));
        AssertSame(second, await FindAsync());
    }

    [Fact]
    public async Task Deleting_again_does_nothing()
    {
        await Store.SaveAsync(Installed(), Stop);

        await Store.DeleteAsync(MemberId, Stop);
        await Store.DeleteAsync(MemberId, Stop);

        Assert.Null(await FindAsync());
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_portal_can_come_back()
    {
        await Store.SaveAsync(Installed(), Stop);
        await Store.DeleteAsync(MemberId, Stop);

        Portal stored = await Store.SaveAsync(Installed(), Stop);

        Assert.Equal(1, stored.Revision);
        AssertSame(stored, await FindAsync());
    }
}
