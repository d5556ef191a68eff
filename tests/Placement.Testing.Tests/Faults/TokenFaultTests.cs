using System.Net;
using System.Text.Json;

namespace Placement.Testing.Tests.Faults;

/// <summary>Tokens that stop working, and renewals that fail.</summary>
public sealed class TokenFaultTests
{
    [Theory]
    [InlineData("expired_token", "The access token provided has expired.")]
    [InlineData("invalid_token", "Unable to get application by token")]
    public async Task A_spoilt_token_stays_spoilt_until_it_is_renewed(string code, string description)
    {
        await using LocalPortal portal = await StartAsync();
        PortalTokens tokens = portal.IssueTokens();
        var client = new PortalClient(portal.Endpoint, tokens.AccessToken);
        portal.Faults.Add((code == "expired_token" ? PortalFault.ExpiredToken() : PortalFault.InvalidToken()).OnRequest(2));

        (await client.CallAsync("profile")).Is200();
        (await client.CallAsync("profile")).Is(401, code, description);
        (await client.CallAsync("profile")).Is(401, code, description);
        (await client.BatchAsync(new[] { "profile" })).Is(401, code, description);
        (await new PortalClient(portal).CallAsync("profile")).Is200();
        Outcome renewed = await Outcome.RefreshAsync(portal, tokens.RefreshToken!);
        (await new PortalClient(portal.Endpoint, renewed.Json.GetProperty("access_token").GetString()).CallAsync("profile")).Is200();

        Assert.Single(portal.Faults.Injected);
        Assert.Equal([200, 401, 401, 401, 200, 200], portal.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task Webhooks_have_no_token_that_could_expire()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.ExpiredToken());
        portal.Faults.Add(PortalFault.InvalidToken());

        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("profile")).Is200();

        Assert.Empty(portal.Faults.Injected);
    }

    [Fact]
    public async Task Of_two_faults_that_spoil_a_token_the_first_happens()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.InvalidToken());
        portal.Faults.Add(PortalFault.ExpiredToken());

        (await new PortalClient(portal).CallAsync("profile")).Is(401, "invalid_token");

        Assert.Single(portal.Faults.Injected);
    }

    [Fact]
    public async Task A_refused_grant_is_used_up()
    {
        await using LocalPortal portal = await StartAsync();
        string refused = portal.IssueTokens().RefreshToken!;
        portal.Faults.Add(PortalFault.InvalidGrant().OnRequest(1));

        Outcome first = await Outcome.RefreshAsync(portal, refused);
        Outcome again = await Outcome.RefreshAsync(portal, refused);
        Outcome other = await Outcome.RefreshAsync(portal, portal.IssueTokens().RefreshToken!);

        Assert.Equal(
            [(400, "invalid_grant"), (400, "invalid_grant"), (200, null)],
            new[] { first, again, other }.Select(static outcome => (outcome.Status, outcome.Error)));
        Assert.Single(portal.Faults.Injected);
    }

    [Fact]
    public async Task A_renewal_whose_answer_is_lost_has_used_the_refresh_token()
    {
        await using LocalPortal portal = await StartAsync();
        string token = portal.IssueTokens().RefreshToken!;
        portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).ForTokenRequests().OnRequest(1));

        Assert.Equal(0, (await Outcome.RefreshAsync(portal, token)).Status);

        Assert.Equal(
            (400, "invalid_grant"), await Outcome.RefreshAsync(portal, token) is var again ? (again.Status, again.Error) : default);
    }

    [Fact]
    public async Task A_renewal_that_never_arrived_can_be_repeated()
    {
        await using LocalPortal portal = await StartAsync();
        string token = portal.IssueTokens().RefreshToken!;
        portal.Faults.Add(PortalFault.HtmlPage(HttpStatusCode.ServiceUnavailable).ForTokenRequests().OnRequest(1));

        Assert.Equal(503, (await Outcome.RefreshAsync(portal, token)).Status);

        (await Outcome.RefreshAsync(portal, token)).Is200();
    }

    [Fact]
    public async Task Errors_of_the_authorization_server_have_its_form()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.OK, "wrong_client", "Wrong client").ForTokenRequests());

        Outcome outcome = await Outcome.RefreshAsync(portal, portal.IssueTokens().RefreshToken!);

        Assert.Equal((200, """{"error":"wrong_client","error_description":"Wrong client"}"""), (outcome.Status, outcome.Body));
    }

    [Fact]
    public async Task What_happens_on_the_portal_spares_the_authorization_server()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.DropConnection());
        PortalTokens tokens = portal.IssueTokens();

        (await Outcome.RefreshAsync(portal, tokens.RefreshToken!)).Is200();
        (await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info")).Is200();

        Assert.Empty(portal.Faults.Injected);
    }

    [Fact]
    public async Task Nothing_that_is_shown_holds_a_token()
    {
        await using LocalPortal portal = await StartAsync();
        PortalTokens tokens = portal.IssueTokens();
        portal.Faults.Add(PortalFault.DropConnection().OnRequest(1));
        portal.Faults.Add(PortalFault.ExpiredToken());
        portal.Faults.Add(PortalFault.InvalidGrant());

        await Outcome.OfAsync(HttpMethod.Get, new Uri(portal.Endpoint, "profile?auth=" + tokens.AccessToken));
        await Outcome.OfAsync(HttpMethod.Get, new Uri(portal.Endpoint, "profile?auth=" + tokens.AccessToken));
        await Outcome.RefreshAsync(portal, tokens.RefreshToken!);

        Assert.Equal(3, portal.Faults.Injected.Count);
        string shown = JsonSerializer.Serialize(portal.Requests, TestJson.Options) + string.Join('\n', portal.Requests) + string.Join(
            '\n', portal.Faults.Injected);
        Assert.DoesNotContain(tokens.AccessToken, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(tokens.RefreshToken!, shown, StringComparison.Ordinal);
    }

    private static Task<LocalPortal> StartAsync() => LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
}
