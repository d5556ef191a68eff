using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Endpoints;

/// <summary>Who may call, and for how long.</summary>
public sealed class AuthenticationTests
{
    [Theory]
    [InlineData("""{}""", 401, "NO_AUTH_FOUND", "Wrong authorization data")]
    [InlineData("""{"auth":""}""", 401, "NO_AUTH_FOUND", "Wrong authorization data")]
    [InlineData("""{"auth":null}""", 401, "NO_AUTH_FOUND", "Wrong authorization data")]
    [InlineData("""{"auth":{"access_token":"x"}}""", 401, "NO_AUTH_FOUND", "Wrong authorization data")]
    [InlineData("""{"auth":"0123456789abcdef"}""", 401, "invalid_token", "Unable to get application by token")]
    public async Task A_token_that_is_none_is_refused(string body, int status, string error, string description)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "profile"), content)).Is(status, error, description);
        Assert.Null(Assert.Single(portal.Requests).UserId);
    }

    [Fact]
    public async Task An_access_token_lives_for_an_hour_by_the_portals_clock()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = clock }, TestContext.Current.CancellationToken);
        PortalTokens tokens = portal.IssueTokens();
        var client = new PortalClient(portal.Endpoint, tokens.AccessToken);

        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(3600), tokens.ExpiresAt);
        clock.Advance(TimeSpan.FromSeconds(3599));
        (await client.CallAsync("user.admin")).IsTrue();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await client.CallAsync("user.admin")).Is(401, "expired_token", "The access token provided has expired.");
        (await new PortalClient(portal).CallAsync("user.admin")).IsTrue();
    }

    [Fact]
    public async Task Tokens_say_everything_that_a_client_needs()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        PortalTokens administrator = portal.IssueTokens();
        PortalTokens employee = portal.IssueTokens(portal.Users[1]);

        Assert.Equal(portal.Endpoint, administrator.ClientEndpoint);
        Assert.Equal(new Uri(portal.AuthorizationServer, "rest/"), administrator.ServerEndpoint);
        Assert.Equal(portal.MemberId, administrator.MemberId);
        Assert.Equal((1, 2), (administrator.UserId, employee.UserId));
        Assert.Matches("^[0-9a-f]{70}$", administrator.AccessToken);
        Assert.Matches("^[0-9a-f]{70}$", administrator.RefreshToken);
        Assert.Distinct([administrator.AccessToken, administrator.RefreshToken, employee.AccessToken, employee.RefreshToken]);
    }

    [Fact]
    public async Task A_token_acts_for_the_user_it_was_issued_to()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer administrator = await new PortalClient(portal).CallAsync("profile");
        Answer employee = await new PortalClient(portal, portal.Users[1]).CallAsync("profile");

        Assert.Equal(
            """{"ID":"1","ADMIN":true,"NAME":"Ada","LAST_NAME":"Admin","PERSONAL_GENDER":"","TIME_ZONE":"","TIME_ZONE_OFFSET":0}""",
            administrator.Json);
        Assert.Equal(
            """{"ID":"2","ADMIN":false,"NAME":"Emil","LAST_NAME":"Employee","PERSONAL_GENDER":"","TIME_ZONE":"","TIME_ZONE_OFFSET":0}""",
            employee.Json);
        Assert.Equal("false", (await new PortalClient(portal, portal.Users[1]).CallAsync("user.admin")).Json);
        Assert.Equal([1, 2, 2], portal.Requests.Select(static request => request.UserId));
    }

    [Fact]
    public async Task A_token_of_one_portal_is_unknown_to_another()
    {
        await using LocalPortal one = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using LocalPortal two = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(two.Endpoint, one.IssueTokens().AccessToken).CallAsync("profile")).Is(401, "invalid_token");
        var elsewhere = new PortalClient(new Uri(two.Address, one.WebhookAddress.AbsolutePath), token: null);
        (await elsewhere.CallAsync("profile")).Is(401, "NO_AUTH_FOUND");
    }
}
