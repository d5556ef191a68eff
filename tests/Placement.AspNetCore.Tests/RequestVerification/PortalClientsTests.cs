using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class PortalClientsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_for_a_portal_acts_for_whoever_installed_the_application()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal verified = (await host.Verifier.VerifyAsync(Claims.Of(portal, OriginKind.Installation), Cancel)).Portal!;
        Portal installed = await host.Store.SaveAsync(verified with { Tokens = portal.IssueTokens() }, Cancel);

        IBitrixClient client = host.Services.GetRequiredService<IPortalClients>().ForPortal(installed);
        await client.GetApplicationInfoAsync(Cancel);

        Assert.Equal(portal.Administrator.Id, Assert.Single(portal.Requests).UserId);
    }

    [Fact]
    public async Task A_portal_without_tokens_cannot_be_called()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal known = (await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1])), Cancel)).Portal!;

        var failure = Assert.Throws<InvalidOperationException>(() => host.Clients.ForPortal(known));

        Assert.Contains(portal.Address.Authority, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_of_a_user_acts_with_their_rights()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        OriginClaim claim = Claims.Of(portal, tokens: portal.IssueTokens(portal.Users[1]));
        Verification verification = await host.Verifier.VerifyAsync(claim, Cancel);

        WidgetUser user = WidgetUser.Of(host.Clients, verification.Portal!, claim, verification.UserId, "de");
        await user.Client.GetApplicationInfoAsync(Cancel);

        Assert.Equal("de", user.Language);
        Assert.Equal(portal.Users[1].Id, user.Id);
        Assert.Equal(portal.Users[1].Id, user.Tokens?.UserId);
        Assert.Same(user.Client, user.Client);
        Assert.Equal(portal.Users[1].Id, portal.Requests[^1].UserId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_client_of_a_user_renews_tokens_with_the_application_s_credentials(bool isUserKnown)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        OriginClaim claim = Claims.Of(portal);
        Verification verification = await host.Verifier.VerifyAsync(claim, Cancel);
        WidgetUser user = WidgetUser.Of(host.Clients, verification.Portal!, claim, isUserKnown ? verification.UserId : null, "en");
        host.Sent.Clear();

        time.Advance(TimeSpan.FromHours(2));
        await user.Client.GetApplicationInfoAsync(Cancel);

        Assert.Equal(
            [new Uri(portal.AuthorizationServer, "oauth/token/"), new Uri(portal.Endpoint, "app.info")],
            host.Sent.Select(static sent => sent.Address));
        Assert.Equal(portal.Administrator.Id, portal.Requests[^1].UserId);
    }

    [Fact]
    public async Task A_user_s_token_goes_to_the_stored_portal_wherever_the_request_says_it_is()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        Portal known = (await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel)).Portal!;
        OriginClaim forged = Claims.Of(portal, change: new ClaimChange
        {
            Domain = "evil.com",
            ServerEndpoint = "https://evil.com/rest/",
            MemberId = "0123456789abcdef0123456789abcdef",
        });

        WidgetUser user = WidgetUser.Of(host.Clients, known, forged, userId: null, "en");

        Assert.Equal(portal.Endpoint, user.Tokens?.ClientEndpoint);
        Assert.Equal(known.ServerEndpoint, user.Tokens?.ServerEndpoint);
        Assert.Equal(portal.MemberId, user.Tokens?.MemberId);
    }

    [Theory]
    [InlineData(3600, 3600)]
    [InlineData(0, null)]
    [InlineData(-5, null)]
    [InlineData(int.MaxValue, null)]
    [InlineData(null, null)]
    public async Task A_lifetime_counts_from_now_if_it_is_one(int? seconds, int? expected)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using VerificationHost host = VerificationHost.Create(static _ => { }, time: time);
        var claim =
            new OriginClaim { MemberId = "a", AccessToken = "token", ExpiresIn = seconds is { } given ? TimeSpan.FromSeconds(given) : null };

        WidgetUser user = WidgetUser.Of(host.Clients, Known(), claim, userId: null, "en");

        Assert.Equal(expected is { } lifetime ? time.GetUtcNow() + TimeSpan.FromSeconds(lifetime) : null, user.Tokens?.ExpiresAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_user_without_token_has_no_client(string? token)
    {
        await using VerificationHost host = VerificationHost.Create(static _ => { });

        WidgetUser user = WidgetUser.Of(host.Clients, Known(), new OriginClaim { MemberId = "a", AccessToken = token }, userId: 3, "en");

        Assert.Null(user.Tokens);
        Assert.Throws<InvalidOperationException>(() => user.Client);
    }

    private static Portal Known() => new() { MemberId = "a", ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/") };
}
