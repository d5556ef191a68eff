using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class InstallationOriginTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_installation_stores_the_portal_and_no_tokens_of_somebody_who_may_be_no_administrator()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        PortalTokens tokens = portal.IssueTokens();

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Installation, tokens), Cancel);

        Portal stored = verification.Portal!;
        Assert.Equal(stored, await host.Store.FindAsync(portal.MemberId, Cancel));
        Assert.Equal(portal.Administrator.Id, verification.UserId);
        Assert.Null(stored.Tokens);
        Assert.Null(stored.ApplicationToken);

        // Until the installer has come to its end, whatever the portal says.
        Assert.Equal(PortalState.Installing, stored.State);
        Assert.Equal(new Uri(portal.AuthorizationServer, "rest/app.info"), Assert.Single(host.Sent).Address);
    }

    [Fact]
    public async Task Installing_again_finds_the_new_address_and_keeps_the_tokens_of_the_administrator()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        Portal first = (await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Installation), Cancel)).Portal!;
        PortalTokens administrators = portal.IssueTokens();
        first = await host.Store.SaveAsync(
            first with { State = PortalState.Installed, Tokens = administrators, ApplicationToken = "0123456789abcdef0123456789abcdef" },
            Cancel);
        await portal.MoveAsync(Cancel);
        time.Advance(TimeSpan.FromMinutes(10));

        Portal second =
            (await host.Verifier.VerifyAsync(
                Claims.Of(portal, OriginKind.Installation, portal.IssueTokens(portal.Users[1])), Cancel)).Portal!;

        Assert.Equal("0123456789abcdef0123456789abcdef", second.ApplicationToken);
        Assert.Equal(portal.Endpoint, second.ClientEndpoint);
        Assert.Equal(administrators.AccessToken, second.Tokens?.AccessToken);

        // Who installs may be no administrator: the address is stored when the portal has said so.
        Assert.Equal(first.ClientEndpoint, (await host.Store.FindAsync(portal.MemberId, Cancel))?.ClientEndpoint);
        Assert.Equal(PortalState.Installed, second.State);
        Assert.Equal(first.CreatedAt, second.CreatedAt);
    }

    [Fact]
    public async Task A_portal_that_comes_back_is_installed_from_the_start()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal first = (await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Installation), Cancel)).Portal!;
        await host.Store.SaveAsync(first with { State = PortalState.Uninstalled, Tokens = null }, Cancel);

        Portal second = (await host.Verifier.VerifyAsync(
            Claims.Of(portal, OriginKind.Installation, change: new ClaimChange { HasNoApplicationToken = true }), Cancel)).Portal!;

        Assert.Equal(PortalState.Installing, second.State);
        Assert.Null(second.Tokens);

        // The former application token is worth nothing, and this portal sends none.
        Assert.Null(second.ApplicationToken);
    }

    [Fact]
    public async Task The_server_is_asked_each_time_whatever_it_has_said_before()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        OriginClaim claim = Claims.Of(portal, OriginKind.Installation);

        Assert.True((await host.Verifier.VerifyAsync(claim, Cancel)).Succeeded);
        Assert.True((await host.Verifier.VerifyAsync(claim, Cancel)).Succeeded);

        Assert.Equal(2, host.Sent.Count);
    }

    [Fact]
    public async Task A_stored_application_token_does_not_install_anything()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal stored = (await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Installation), Cancel)).Portal!;

        Verification invalid = await host.Verifier.VerifyAsync(
            Claims.Of(portal, OriginKind.Installation, change: new ClaimChange { AccessToken = "0123456789abcdef" }), Cancel);
        Verification missing = await host.Verifier.VerifyAsync(
            Claims.Of(portal, OriginKind.Installation, change: new ClaimChange { HasNoAccessToken = true }), Cancel);

        Assert.Equal(OriginRefusal.InvalidAccessToken, invalid.Refusal);
        Assert.Equal(OriginRefusal.InvalidAccessToken, missing.Refusal);
        Assert.Equal(stored, await host.Store.FindAsync(portal.MemberId, Cancel));
    }

    [Fact]
    public async Task An_installation_that_is_refused_stores_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using LocalPortal other = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        Verification swapped = await host.Verifier.VerifyAsync(
            Claims.Of(portal, OriginKind.Installation, change: new ClaimChange { MemberId = other.MemberId }), Cancel);

        Assert.Equal(OriginRefusal.ForeignAccessToken, swapped.Refusal);
        Assert.Null(await host.Store.FindAsync(portal.MemberId, Cancel));
        Assert.Null(await host.Store.FindAsync(other.MemberId, Cancel));
    }
}
