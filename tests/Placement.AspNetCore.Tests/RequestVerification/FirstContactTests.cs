using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class FirstContactTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, PortalState.Installed)]
    [InlineData(false, PortalState.Installing)]
    public async Task A_portal_that_is_not_known_is_verified_and_stored(bool isInstalled, PortalState state)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Installed = isInstalled, Scopes = ["placement", "crm"] }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        PortalTokens tokens = portal.IssueTokens(portal.Users[1]);

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: tokens), Cancel);

        Assert.True(verification.Succeeded);
        Assert.Equal(portal.Users[1].Id, verification.UserId);
        Portal? stored = await host.Store.FindAsync(portal.MemberId, Cancel);
        Assert.Equal(stored, verification.Portal);
        Assert.NotNull(stored);
        Assert.Equal(portal.MemberId, stored.MemberId);
        Assert.Equal(portal.Endpoint, stored.ClientEndpoint);
        Assert.Equal(new Uri(portal.AuthorizationServer, "rest/"), stored.ServerEndpoint);
        // Whoever looks at a widget may have made it up.
        Assert.Null(stored.ApplicationToken);
        Assert.Equal(state, stored.State);
        Assert.Equal("L", stored.Status);
        Assert.Equal(["placement", "crm"], stored.Scopes);

        // The tokens are those of whoever looks at the widget, not of whoever installed it.
        Assert.Null(stored.Tokens);
    }

    [Fact]
    public async Task The_token_is_posted_to_the_authorization_server_once_and_to_nobody_else()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        PortalTokens tokens = portal.IssueTokens();

        Assert.True((await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: tokens), Cancel)).Succeeded);
        Assert.True((await host.Verifier.VerifyAsync(Claims.Of(portal, tokens: tokens), Cancel)).Succeeded);

        SentRequest sent = Assert.Single(host.Sent, sent => sent.Address.Authority == portal.AuthorizationServer.Authority);
        Assert.All(host.Sent, other => Assert.True(other == sent || other.Address == new Uri(portal.Endpoint, "user.admin")));
        Assert.Equal(HttpMethod.Post, sent.Method);
        Assert.Equal(new Uri(portal.AuthorizationServer, "rest/app.info"), sent.Address);
        Assert.Equal($"auth={tokens.AccessToken}", sent.Body);
    }

    [Fact]
    public async Task Without_a_server_the_first_configured_one_is_asked()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(
            portal, answers: new ScriptedAnswers(
                ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)));

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(portal, change: new ClaimChange { ServerEndpoint = "", Domain = "" }), Cancel);

        Assert.Equal("https://oauth.bitrix.info/rest/app.info", host.Sent.First().Address.AbsoluteUri);
        Assert.Equal(new Uri("https://oauth.bitrix.info/rest/"), verification.Portal?.ServerEndpoint);
        Assert.Equal(7, verification.UserId);
    }

    [Fact]
    public async Task A_portal_is_where_the_authorization_server_says_and_not_where_the_request_says()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(portal, change: new ClaimChange { Domain = "other.bitrix24.com" }), Cancel);

        Assert.Equal(portal.Endpoint, verification.Portal?.ClientEndpoint);
    }

    [Fact]
    public async Task A_member_id_in_another_case_is_the_same_portal()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        Verification verification = await host.Verifier.VerifyAsync(
            Claims.Of(portal, change: new ClaimChange { MemberId = portal.MemberId.ToUpperInvariant() }), Cancel);

        Assert.Equal(portal.MemberId, verification.Portal?.MemberId);
    }

    [Fact]
    public async Task Without_an_access_token_there_is_nothing_to_ask_about()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        ClaimChange[] changes =
            [new() { HasNoAccessToken = true }, new() { AccessToken = " " }, new() { AccessToken = new string('a', 2000) }];
        foreach (ClaimChange change in changes)
        {
            await AssertRefusedAsync(host, Claims.Of(portal, change: change), OriginRefusal.UnknownPortal, questions: 0);
        }
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_know_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        await AssertRefusedAsync(
            host, Claims.Of(
                portal, change: new ClaimChange { AccessToken = "0123456789abcdef" }), OriginRefusal.InvalidAccessToken, questions: 1);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_refused()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);
        OriginClaim claim = Claims.Of(portal);
        time.Advance(TimeSpan.FromHours(2));

        await AssertRefusedAsync(host, claim, OriginRefusal.InvalidAccessToken, questions: 1);
    }

    [Fact]
    public async Task A_token_of_another_application_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal, options => options.ClientId = "local.0123456789abcd.12345678");

        await AssertRefusedAsync(host, Claims.Of(portal), OriginRefusal.ForeignAccessToken, questions: 1);
    }

    [Fact]
    public async Task A_portal_cannot_pass_for_another_one()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using LocalPortal other = await LocalPortal.StartAsync(new LocalPortalOptions { ClientId = portal.Options.ClientId }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal);

        // The other portal's member id with this one's token, and this one's server with the other one's token.
        await AssertRefusedAsync(
            host, Claims.Of(portal, change: new ClaimChange { MemberId = other.MemberId }), OriginRefusal.ForeignAccessToken, questions: 1);
        await AssertRefusedAsync(
            host, Claims.Of(
                portal,
                change: new ClaimChange { AccessToken = other.IssueTokens().AccessToken }), OriginRefusal.InvalidAccessToken, questions: 2);
        await AssertRefusedAsync(host, Claims.Of(portal, tokens: other.IssueTokens()), OriginRefusal.ForeignAccessToken, questions: 3);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}/rest/")]
    [InlineData("https://127.0.0.1/rest/")]
    [InlineData("http://localhost:{port}/rest/")]
    [InlineData("http://[::1]/rest/")]
    [InlineData("http://10.0.0.1/rest/")]
    [InlineData("https://192.168.0.1/rest/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("http://oauth.bitrix.info/rest/")]
    [InlineData("https://oauth.bitrix.info:8080/rest/")]
    [InlineData("https://user@oauth.bitrix.info/rest/")]
    [InlineData("https://oauth.bitrix.info@127.0.0.1:{port}/rest/")]
    [InlineData("https://oauth.bitrix.info.evil.com/rest/")]
    [InlineData("https://acme.bitrix24.com/rest/")]
    [InlineData("ftp://oauth.bitrix.info/rest/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{port}/")]
    [InlineData("//oauth.bitrix.info/rest/")]
    [InlineData("oauth.bitrix.info")]
    [InlineData("https://oauth.bitrix.info\r\nHost: evil.com/rest/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_server_that_is_not_trusted_is_never_asked(string address)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal, options => options.AllowLoopback = false);
        string server = address.Replace(
            "{port}", portal.AuthorizationServer.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        foreach (OriginKind kind in Enum.GetValues<OriginKind>())
        {
            OriginClaim claim = Claims.Of(portal, kind, change: new ClaimChange { ServerEndpoint = server, Domain = "acme.bitrix24.com" });
            await AssertRefusedAsync(host, claim, OriginRefusal.UntrustedAuthorizationServer, questions: 0);
        }
    }

    [Theory]
    [InlineData("evil.com")]
    [InlineData("evilbitrix24.com")]
    [InlineData("acme.bitrix24.com.evil.com")]
    [InlineData("acme.bitrix24.com@evil.com")]
    [InlineData("acme.bitrix24.com/..")]
    [InlineData("acme.bitrix24.com?x")]
    [InlineData("acme.bitrix24.com#x")]
    [InlineData("acme.bitrix24.com:8080")]
    [InlineData("acme.bitrix24.com\r\nSet-Cookie: a=b")]
    [InlineData("acme.bitrix24.com; script-src *")]
    [InlineData("acme.bitrix24.com https://evil.com")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_request_that_names_a_portal_that_is_not_trusted_is_refused_unasked(string domain)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal, options => options.AllowLoopback = false);

        foreach (OriginKind kind in Enum.GetValues<OriginKind>())
        {
            OriginClaim claim = Claims.Of(
                portal, kind, change: new ClaimChange { Domain = domain, ServerEndpoint = "https://oauth.bitrix.info/rest/" });
            await AssertRefusedAsync(host, claim, OriginRefusal.UntrustedPortal, questions: 0);
        }
    }

    [Theory]
    [InlineData("https://evil.com/rest/")]
    [InlineData("http://acme.bitrix24.com/rest/")]
    [InlineData("https://user@acme.bitrix24.com/rest/")]
    [InlineData("https://acme.bitrix24.com/rest/?x=1")]
    [InlineData("https://10.0.0.1/rest/")]
    [InlineData("/rest/")]
    [InlineData("")]
    public async Task A_portal_that_is_somewhere_else_than_portals_are_is_not_stored(string endpoint)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(
            portal, answers: new ScriptedAnswers(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, endpoint)));

        await AssertRefusedAsync(host, Claims.Of(portal), OriginRefusal.UntrustedPortal, questions: 1);
    }

    [Theory]
    [InlineData("https://acme.bitrix24.com", "https://acme.bitrix24.com/")]
    [InlineData("https://ACME.bitrix24.com:443/rest", "https://acme.bitrix24.com/rest/")]
    [InlineData("https://портал.acme.com/rest/", "https://xn--80awhdgm.acme.com/rest/")]
    public async Task A_portal_s_address_is_stored_in_the_form_that_calls_and_headers_take(string endpoint, string stored)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(
            portal,
            options => options.PortalHosts.Add("*.acme.com"),
            answers: new ScriptedAnswers(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, endpoint)));

        Verification verification = await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel);

        Assert.Equal(stored, verification.Portal?.ClientEndpoint.AbsoluteUri);
        Assert.Equal(new Uri(stored).IdnHost, verification.Portal?.Domain);
    }

    [Fact]
    public async Task An_application_that_has_not_said_who_it_is_is_told_so()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.Create(static options => options.AllowLoopback = true);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Verifier.VerifyAsync(Claims.Of(portal), Cancel));

        Assert.Contains("PlacementOptions.ClientId", failure.Message, StringComparison.Ordinal);
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task An_application_can_have_a_verifier_of_its_own()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IRequestVerifier, RefuseAll>();
        WidgetHosting.Add(services, [], [], configure: null);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<RefuseAll>(provider.GetRequiredService<IRequestVerifier>());
    }

    private static async Task AssertRefusedAsync(VerificationHost host, OriginClaim claim, OriginRefusal refusal, int questions)
    {
        Verification verification = await host.Verifier.VerifyAsync(claim, Cancel);

        Assert.Equal(refusal, verification.Refusal);
        Assert.False(verification.Succeeded);
        Assert.Null(verification.Portal);
        Assert.Equal(questions, host.Sent.Count);
        await foreach (Portal portal in host.Store.ListAsync(Cancel))
        {
            Assert.Fail($"{portal} is stored.");
        }
    }

    private sealed class RefuseAll : IRequestVerifier
    {
        public ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Verification.Refuse(OriginRefusal.UnknownPortal));
    }
}
