using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class StoredPortalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OriginKind.Widget)]
    [InlineData(OriginKind.Event)]
    public async Task The_application_token_is_proof_enough_where_the_portal_is(OriginKind kind)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal, static options => options.WidgetProof = OriginProof.Portal);
        Portal stored = await StoreAsync(host, portal);

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(
                portal, kind, change: new ClaimChange { MemberId = portal.MemberId.ToUpperInvariant(), HasNoAccessToken = true }), Cancel);

        Assert.Equal(stored, verification.Portal);
        Assert.Null(verification.UserId);
        Assert.Empty(host.Sent);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0")]
    [InlineData("{token} ")]
    [InlineData("{TOKEN}")]
    [InlineData("{token}{token}")]
    [InlineData("токен")]
    public async Task Another_application_token_proves_nothing(string token)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        const string Expected = "abcdef0123456789abcdef0123456789";
        Portal stored = await StoreAsync(host, portal, known => known with { ApplicationToken = Expected });
        string given = token
            .Replace("{token}", Expected, StringComparison.Ordinal)
            .Replace("{TOKEN}", Expected.ToUpperInvariant(), StringComparison.Ordinal);

        foreach (OriginKind kind in (OriginKind[])[OriginKind.Widget, OriginKind.Event])
        {
            Verification verification = await host.Verifier.VerifyAsync(
                Claims.Of(portal, kind, change: new ClaimChange { ApplicationToken = given, HasNoAccessToken = true }), Cancel);

            Assert.False(verification.Succeeded);
            Assert.Empty(host.Sent);

            // An employee's access token proves the employee, and changes nothing that is stored.
            verification = await host.Verifier.VerifyAsync(
                Claims.Of(portal, kind, portal.IssueTokens(portal.Users[1]), new ClaimChange { ApplicationToken = given }), Cancel);

            Assert.Equal(portal.Users[1].Id, verification.UserId);
            host.Sent.Clear();
        }

        Portal after = (await host.Store.FindAsync(portal.MemberId, Cancel))!;
        Assert.Equal(
            (Expected, true, stored.Tokens, stored.ClientEndpoint),
            (after.ApplicationToken, after.IsApplicationTokenConfirmed, after.Tokens, after.ClientEndpoint));
    }

    [Fact]
    public async Task Portals_cannot_swap_their_application_tokens()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using LocalPortal other = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        await StoreAsync(host, portal);
        await StoreAsync(host, other);

        foreach (OriginKind kind in (OriginKind[])[OriginKind.Widget, OriginKind.Event])
        {
            Verification verification = await host.Verifier.VerifyAsync(
                Claims.Of(portal,
                    kind, change: new ClaimChange { ApplicationToken = other.ApplicationToken, HasNoAccessToken = true }), Cancel);

            Assert.False(verification.Succeeded);
        }

        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task A_request_without_application_token_is_verified_by_its_access_token_which_is_remembered_for_some_minutes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        await StoreAsync(host, portal);
        OriginClaim claim = Claims.Of(portal, change: new ClaimChange { HasNoApplicationToken = true });
        await host.Verifier.VerifyAsync(claim, Cancel);
        host.Sent.Clear();

        Verification again = await host.Verifier.VerifyAsync(claim, Cancel);
        Assert.True(again.Succeeded);
        Assert.Equal(portal.ApplicationToken, again.Portal.ApplicationToken);
        Assert.Equal(portal.Administrator.Id, again.UserId);
        Assert.Empty(host.Sent);

        time.Advance(TimeSpan.FromMinutes(6));
        Assert.True((await host.Verifier.VerifyAsync(claim, Cancel)).Succeeded);
        Assert.Single(host.Sent);

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(OriginRefusal.InvalidAccessToken, (await host.Verifier.VerifyAsync(claim, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_token_is_not_remembered_longer_than_it_is_valid()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        await StoreAsync(host, portal);
        OriginClaim claim = Claims.Of(portal, change: new ClaimChange { HasNoApplicationToken = true });
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await host.Verifier.VerifyAsync(claim, Cancel)).Succeeded);

        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(OriginRefusal.InvalidAccessToken, (await host.Verifier.VerifyAsync(claim, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_known_portal_with_neither_token_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        await StoreAsync(host, portal);

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(portal, change: new ClaimChange { HasNoApplicationToken = true, HasNoAccessToken = true }), Cancel);

        Assert.Equal(OriginRefusal.InvalidAccessToken, verification.Refusal);
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task The_application_token_of_an_administrator_s_request_is_stored()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal stored = await StoreAsync(
            host, portal, known =>
                known with { ApplicationToken = null, IsApplicationTokenConfirmed = false, State = PortalState.Installing });
        Assert.Null(
            (await host.Verifier.VerifyAsync(
                Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1])), Cancel)).Portal?.ApplicationToken);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel);

        Assert.Equal(portal.ApplicationToken, verification.Portal?.ApplicationToken);
        Assert.Equal(stored.Tokens, verification.Portal?.Tokens);

        // That a portal is installed is for the installer to say.
        Assert.Equal(PortalState.Installing, verification.Portal?.State);
        Assert.Equal(verification.Portal, await host.Store.FindAsync(portal.MemberId, Cancel));
    }

    [Fact]
    public async Task A_portal_that_was_renamed_is_followed()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal stored = await StoreAsync(host, portal);
        Uri former = portal.Endpoint;
        await portal.MoveAsync(Cancel);
        Assert.NotEqual(former, portal.Endpoint);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel);

        Assert.Equal(portal.Endpoint, verification.Portal?.ClientEndpoint);
        Assert.Equal(portal.Endpoint, verification.Portal?.Tokens?.ClientEndpoint);
        Assert.Equal(stored.Tokens?.AccessToken, verification.Portal?.Tokens?.AccessToken);
        Assert.Equal(stored.ApplicationToken, verification.Portal?.ApplicationToken);
        Assert.Equal(stored.State, verification.Portal?.State);
        Assert.Equal(verification.Portal, await host.Store.FindAsync(portal.MemberId, Cancel));
        Assert.Contains(
            host.Log.Lines, line =>
                line.Text.Contains($"{former.Authority} has moved to {portal.Endpoint.Authority}", StringComparison.Ordinal));

        Assert.True((await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel)).Succeeded);
    }

    [Fact]
    public async Task A_portal_that_was_renamed_is_where_it_is_for_an_employee_and_stays_stored_as_it_was()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal stored = await StoreAsync(host, portal);
        await portal.MoveAsync(Cancel);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1])), Cancel);

        Assert.Equal(portal.Endpoint, verification.Portal?.ClientEndpoint);
        Assert.Equal(stored.ClientEndpoint, (await host.Store.FindAsync(portal.MemberId, Cancel))?.ClientEndpoint);
    }

    [Fact]
    public async Task Whoever_claims_that_a_portal_has_moved_gets_it_where_it_is()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        Portal stored = await StoreAsync(host, portal);
        PortalTokens tokens = portal.IssueTokens();

        for (int i = 0; i < 20; i++)
        {
            OriginClaim claim = Claims.Of(portal, tokens: tokens, change: new ClaimChange { Domain = $"evil{i}.bitrix24.com" });
            Assert.Equal(stored.ClientEndpoint, (await host.Verifier.VerifyAsync(claim, Cancel)).Portal?.ClientEndpoint);
        }

        Assert.Equal(stored.ClientEndpoint, (await host.Store.FindAsync(portal.MemberId, Cancel))?.ClientEndpoint);
        Assert.All(host.Sent, sent => Assert.Equal(portal.AuthorizationServer.Authority, sent.Address.Authority));
    }

    [Fact]
    public async Task A_move_that_cannot_be_confirmed_leaves_the_portal_where_it_was()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal stored = await StoreAsync(host, portal);
        await portal.MoveAsync(Cancel);

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(portal, change: new ClaimChange { AccessToken = "0123456789abcdef" }), Cancel);

        Assert.Equal(OriginRefusal.InvalidAccessToken, verification.Refusal);
        Assert.Equal(stored, await host.Store.FindAsync(portal.MemberId, Cancel));
    }

    [Fact]
    public async Task A_portal_that_has_moved_does_not_go_back_because_of_what_was_true_before()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        await StoreAsync(host, portal);
        OriginClaim early = Claims.Of(portal, change: new ClaimChange { HasNoApplicationToken = true });
        Assert.True((await host.Verifier.VerifyAsync(early, Cancel)).Succeeded);
        await portal.MoveAsync(Cancel);
        Assert.Equal(portal.Endpoint, (await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel)).Portal?.ClientEndpoint);

        Assert.Equal(portal.Endpoint, (await host.Verifier.VerifyAsync(early, Cancel)).Portal?.ClientEndpoint);
    }

    [Fact]
    public async Task A_portal_that_has_removed_the_application_starts_anew()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        await StoreAsync(
            host, portal, known => known with { State = PortalState.Uninstalled, ApplicationToken = "0123456789abcdef0123456789abcdef" });

        // Its former application token proves nothing.
        Verification former = await host.Verifier.VerifyAsync(
            Claims.Of(
                portal,
                change: new ClaimChange { ApplicationToken = "0123456789abcdef0123456789abcdef", AccessToken = "0123456789abcdef" }),
                Cancel);
        Assert.Equal(OriginRefusal.InvalidAccessToken, former.Refusal);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel);
        Assert.Equal(PortalState.Installed, verification.Portal?.State);
        Assert.Equal(portal.ApplicationToken, verification.Portal?.ApplicationToken);
        Assert.Equal(portal.Administrator.Id, verification.Portal?.Tokens?.UserId);
    }

    [Fact]
    public async Task A_portal_that_was_removed_does_not_come_back_because_of_what_was_true_before()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        bool isRemoved = false;
        await using VerificationHost host = VerificationHost.For(
            portal, answers: new ScriptedAnswers((_, _) => Task.FromResult(ScriptedAnswers.Text(
            isRemoved ? """{"error":"NOT_INSTALLED"}""" : ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)))));
        OriginClaim claim = Claims.Of(portal);
        Assert.True((await host.Verifier.VerifyAsync(claim, Cancel)).Succeeded);

        isRemoved = true;
        await host.Store.DeleteAsync(portal.MemberId, Cancel);

        Assert.Equal(OriginRefusal.InvalidAccessToken, (await host.Verifier.VerifyAsync(claim, Cancel)).Refusal);
        Assert.Null(await host.Store.FindAsync(portal.MemberId, Cancel));
    }

    [Theory]
    [InlineData(false, OriginRefusal.UnknownPortal)]
    [InlineData(true, OriginRefusal.WrongApplicationToken)]
    public async Task An_event_counts_only_with_a_stored_application_token(bool isKnown, OriginRefusal refusal)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        if (isKnown)
        {
            await StoreAsync(host, portal, known => known with { ApplicationToken = null });
        }

        foreach (bool hasNoApplicationToken in (bool[])[false, true])
        {
            var change = new ClaimChange { HasNoApplicationToken = hasNoApplicationToken, HasNoAccessToken = true };
            Assert.Equal(refusal, (await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Event, change: change), Cancel)).Refusal);
        }

        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task That_a_portal_has_removed_the_application_can_be_told_twice()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        await StoreAsync(host, portal, known => known with { State = PortalState.Uninstalled });

        Assert.True((await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Event), Cancel)).Succeeded);
    }

    private static async Task<Portal> StoreAsync(VerificationHost host, LocalPortal portal, Func<Portal, Portal>? change = null)
    {
        var known = new Portal
        {
            MemberId = portal.MemberId,
            ClientEndpoint = portal.Endpoint,
            ServerEndpoint = new Uri(portal.AuthorizationServer, "rest/"),
            ApplicationToken = portal.ApplicationToken,
            IsApplicationTokenConfirmed = true,
            Tokens = portal.IssueTokens(),
            State = PortalState.Installed,
        };
        return await host.Store.SaveAsync(change?.Invoke(known) ?? known, Cancel);
    }
}
