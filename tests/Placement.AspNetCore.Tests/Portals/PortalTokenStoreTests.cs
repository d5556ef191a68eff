using Placement.AspNetCore.Tests.Harness;
using Placement.Portals;

namespace Placement.AspNetCore.Tests.Portals;

public sealed class PortalTokenStoreTests
{
    private const string MemberId = "da45a03b265edd8787f8a258d793cc5d";

    private static readonly DateTimeOffset Noon = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Address = new("https://acme.bitrix24.com/rest/");
    private static readonly Uri NewAddress = new("https://acme-group.bitrix24.com/rest/");

    private readonly FaultyPortalStore _portals = new();
    private readonly PortalTokenStore _tokens;

    public PortalTokenStoreTests() => _tokens = new PortalTokenStore(_portals, _portals.FindAsync);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tokens_of_a_portal_are_found_by_its_identity()
    {
        await InstallAsync(Pair(1));

        PortalTokens? found = await _tokens.FindAsync(Pair(0) with { MemberId = MemberId.ToUpperInvariant() }, Stop);

        Assert.Equal(Pair(1), found);
    }

    [Fact]
    public async Task Who_does_not_know_the_user_finds_the_tokens_too()
    {
        await InstallAsync(Pair(1));
        Assert.Equal(Pair(1), await _tokens.FindAsync(Pair(0) with { UserId = null }, Stop));
    }

    [Fact]
    public async Task The_tokens_of_another_user_are_not_found()
    {
        await InstallAsync(Pair(1) with { UserId = 8 });
        Assert.Null(await _tokens.FindAsync(Pair(0), Stop));
    }

    [Fact]
    public async Task Without_an_identity_nothing_is_found_and_nothing_is_stored()
    {
        await InstallAsync(Pair(0));
        PortalTokens unknown = Pair(1) with { MemberId = null };

        Assert.Null(await _tokens.FindAsync(unknown, Stop));
        await _tokens.ReplaceAsync(unknown, unknown, Stop);

        Assert.Equal(Pair(0), (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task What_was_read_a_moment_ago_saves_one_look_and_hides_nothing_after_it()
    {
        Portal former = await InstallAsync(Pair(0));
        _tokens.Remember(former);
        await _portals.SaveAsync(former with { Tokens = Pair(1) }, Stop);

        Assert.Equal(Pair(0), await _tokens.FindAsync(Pair(0), Stop));
        Assert.Equal(Pair(1), await _tokens.FindAsync(Pair(0), Stop));
    }

    [Fact]
    public async Task What_was_read_a_moment_ago_refuses_no_claim_of_a_newer_pair()
    {
        Portal former = await InstallAsync(Pair(0));
        _tokens.Remember(former);
        await _portals.SaveAsync(former with { Tokens = Pair(1) }, Stop);

        Assert.Equal(RenewalClaim.Granted, await _tokens.ClaimAsync(Pair(1), TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task What_was_read_a_moment_ago_does_not_let_another_user_s_pair_be_renewed_unclaimed()
    {
        Portal former = await InstallAsync(Pair(0) with { UserId = 8 });
        _tokens.Remember(former);
        Portal stored = await _portals.SaveAsync(former with { Tokens = Pair(1) }, Stop);

        Assert.Equal(RenewalClaim.Granted, await _tokens.ClaimAsync(Pair(1), TimeSpan.FromMinutes(1), Stop));
        Assert.NotEqual(stored.Revision, (await PortalAsync())!.Revision);
    }

    [Fact]
    public async Task What_was_read_a_moment_ago_grants_no_claim_of_a_pair_that_has_a_successor()
    {
        Portal former = await InstallAsync(Pair(0));
        _tokens.Remember(former);
        await _portals.SaveAsync(former with { Tokens = Pair(1) }, Stop);

        Assert.Equal(RenewalClaim.Superseded, await _tokens.ClaimAsync(Pair(0), TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task A_renewed_pair_takes_the_place_of_the_one_it_was_made_of()
    {
        Portal portal = await InstallAsync(Pair(0));

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Portal? stored = await PortalAsync();
        Assert.NotNull(stored);
        Assert.Equal(portal with { Tokens = Pair(1), Revision = 2 }, stored with { UpdatedAt = portal.UpdatedAt, Scopes = portal.Scopes });
    }

    [Fact]
    public async Task A_portal_without_tokens_gets_some()
    {
        await InstallAsync(tokens: null);

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(Pair(1), (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task A_pair_that_is_offered_again_after_a_lost_answer_does_not_replace_its_successor()
    {
        await InstallAsync(Pair(2));
        int saves = _portals.Saves;

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(Pair(2), (await PortalAsync())?.Tokens);
        Assert.Equal(saves, _portals.Saves);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(120)]
    public async Task Among_pairs_that_do_not_follow_each_other_the_stored_one_stays_whatever_a_clock_says(int minutesLater)
    {
        await InstallAsync(Pair(5));

        await _tokens.ReplaceAsync(Pair(0), Pair(1) with { ExpiresAt = Pair(5).ExpiresAt?.AddMinutes(minutesLater) }, Stop);

        Assert.Equal(Pair(5), (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task Among_pairs_whose_age_is_not_known_the_stored_one_stays()
    {
        PortalTokens stored = Pair(5) with { ExpiresAt = null };
        await InstallAsync(stored);

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(stored, (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task A_pair_that_can_be_renewed_wins_over_a_token_that_cannot()
    {
        await InstallAsync(Pair(5) with { RefreshToken = null });

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(Pair(1), (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task The_tokens_of_whoever_installed_the_application_last_are_not_replaced_by_those_of_another_user()
    {
        PortalTokens stored = Pair(0) with { AccessToken = "access-of-8", UserId = 8 };
        await InstallAsync(stored);

        await _tokens.ReplaceAsync(Pair(0), Pair(9), Stop);

        Assert.Equal(stored, (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task The_user_is_not_forgotten_by_tokens_that_do_not_name_them()
    {
        await InstallAsync(Pair(0));

        await _tokens.ReplaceAsync(Pair(0), Pair(1) with { UserId = null }, Stop);

        Assert.Equal(Pair(1), (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task A_portal_follows_its_tokens_to_a_new_address()
    {
        await InstallAsync(Pair(0));

        await _tokens.ReplaceAsync(Pair(0), Pair(0) with { ClientEndpoint = NewAddress }, Stop);

        Assert.Equal(
            (NewAddress, Pair(0) with { ClientEndpoint = NewAddress }), await PortalAsync() is { } portal
                ? (portal.ClientEndpoint, portal.Tokens)
                : default);
    }

    [Fact]
    public async Task A_new_address_counts_though_the_tokens_do_not()
    {
        await InstallAsync(Pair(5));

        await _tokens.ReplaceAsync(Pair(0), Pair(0) with { ClientEndpoint = NewAddress }, Stop);

        Assert.Equal(
            (NewAddress, Pair(5) with { ClientEndpoint = NewAddress }), await PortalAsync() is { } portal
                ? (portal.ClientEndpoint, portal.Tokens)
                : default);
    }

    [Fact]
    public async Task A_client_that_has_missed_a_move_does_not_take_the_portal_back()
    {
        await _portals.SaveAsync((await InstallAsync(Pair(0))) with { ClientEndpoint = NewAddress }, Stop);

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(Pair(1) with { ClientEndpoint = NewAddress }, (await PortalAsync())?.Tokens);
    }

    [Fact]
    public async Task Nothing_is_stored_for_a_portal_that_is_gone()
    {
        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Null(await PortalAsync());
        Assert.Null(await _tokens.FindAsync(Pair(0), Stop));
    }

    [Fact]
    public async Task Nothing_is_stored_for_a_portal_that_has_removed_the_application()
    {
        Portal portal = await _portals.SaveAsync((await InstallAsync(Pair(0))) with { State = PortalState.Uninstalled }, Stop);

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(portal, await PortalAsync());
        Assert.Null(await _tokens.FindAsync(Pair(0), Stop));
    }

    [Fact]
    public async Task What_others_store_meanwhile_is_not_undone()
    {
        await InstallAsync(Pair(0));
        _portals.BeforeSaving = async (portals, _) =>
        {
            _portals.BeforeSaving = null;
            await portals.SaveAsync((await portals.FindAsync(MemberId, Stop))! with { Status = "P" }, Stop);
        };

        await _tokens.ReplaceAsync(Pair(0), Pair(1), Stop);

        Assert.Equal(("P", Pair(1)), await PortalAsync() is { } portal ? (portal.Status, portal.Tokens) : default);
    }

    [Fact]
    public async Task A_store_that_always_has_a_conflict_is_given_up()
    {
        await InstallAsync(Pair(0));
        _portals.BeforeSaving = static (_, _) => throw new PortalConflictException();

        await Assert.ThrowsAsync<PortalConflictException>(() => _tokens.ReplaceAsync(Pair(0), Pair(1), Stop));
    }

    private static PortalTokens Pair(int generation) => new(Address, $"access-{generation}")
    {
        RefreshToken = $"refresh-{generation}",
        ExpiresAt = Noon.AddHours(generation),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        MemberId = MemberId,
        UserId = 7,
    };

    private async Task<Portal> InstallAsync(PortalTokens? tokens) =>
        await _portals.SaveAsync(
            new Portal { MemberId = MemberId, ClientEndpoint = Address, ServerEndpoint = tokens?.ServerEndpoint, Tokens = tokens, ApplicationToken = "application" }, Stop);

    private async Task<Portal?> PortalAsync() => await _portals.FindAsync(MemberId, Stop);
}
