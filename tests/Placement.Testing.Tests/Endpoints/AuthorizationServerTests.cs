using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Endpoints;

/// <summary>Issuing, renewing and verifying tokens.</summary>
public sealed class AuthorizationServerTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);

    [Theory]
    [InlineData("GET", "oauth/token/")]
    [InlineData("GET", "oauth/token")]
    [InlineData("POST", "oauth/token/")]
    public async Task A_code_becomes_tokens(string verb, string path)
    {
        await using LocalPortal portal = await StartAsync();

        Answer answer = await ExchangeAsync(portal, portal.IssueAuthorizationCode(portal.Users[1]), new HttpMethod(verb), path);

        Assert.Equal(200, answer.Status);
        JsonElement body = answer.Body;
        Assert.Equal(
            [
                "access_token",
                "expires_in",
                "expires",
                "refresh_token",
                "scope",
                "domain",
                "server_endpoint",
                "client_endpoint",
                "member_id",
                "user_id",
                "status",
            ],
            body.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(3600, body.GetProperty("expires_in").GetInt32());
        Assert.Equal(Now.AddHours(1).ToUnixTimeSeconds(), body.GetProperty("expires").GetInt64());
        Assert.Equal("placement,crm", body.GetProperty("scope").GetString());
        Assert.Equal(portal.AuthorizationServer.Authority, body.GetProperty("domain").GetString());
        Assert.Equal(portal.AuthorizationServer + "rest/", body.GetProperty("server_endpoint").GetString());
        Assert.Equal(portal.Endpoint.AbsoluteUri, body.GetProperty("client_endpoint").GetString());
        Assert.Equal(portal.MemberId, body.GetProperty("member_id").GetString());
        Assert.Equal(2, body.GetProperty("user_id").GetInt32());
        Assert.Equal("L", body.GetProperty("status").GetString());
        Assert.Equal("2", (await ClientOf(portal, answer).CallAsync("profile")).Result.GetProperty("ID").GetString());
    }

    [Fact]
    public async Task A_code_works_once_and_for_thirty_seconds()
    {
        await using LocalPortal portal = await StartAsync();
        string used = portal.IssueAuthorizationCode();
        string young = portal.IssueAuthorizationCode();
        string old = portal.IssueAuthorizationCode();

        Assert.Equal(200, (await ExchangeAsync(portal, used)).Status);
        (await ExchangeAsync(portal, used)).Is(400, "invalid_grant");
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(200, (await ExchangeAsync(portal, young)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await ExchangeAsync(portal, old)).Is(400, "invalid_grant");
        (await ExchangeAsync(portal, "no such code")).Is(400, "invalid_grant");
    }

    [Fact]
    public async Task A_refresh_token_gives_a_new_pair_once()
    {
        await using LocalPortal portal = await StartAsync();
        PortalTokens tokens = portal.IssueTokens();
        _clock.Advance(TimeSpan.FromHours(2));

        Answer renewed = await RefreshAsync(portal, tokens.RefreshToken!);
        string next = renewed.Body.GetProperty("refresh_token").GetString()!;

        Assert.NotEqual(tokens.AccessToken, renewed.Body.GetProperty("access_token").GetString());
        Assert.NotEqual(tokens.RefreshToken, next);
        Assert.Equal(1, renewed.Body.GetProperty("user_id").GetInt32());
        (await new PortalClient(portal.Endpoint, tokens.AccessToken).CallAsync("user.admin")).Is(401, "expired_token");
        (await ClientOf(portal, renewed).CallAsync("user.admin")).IsTrue();
        (await RefreshAsync(portal, tokens.RefreshToken!)).Is(400, "invalid_grant");
        Assert.Equal(200, (await RefreshAsync(portal, next)).Status);
    }

    [Fact]
    public async Task A_refresh_token_lives_for_180_days()
    {
        await using LocalPortal portal = await StartAsync();
        string young = portal.IssueTokens().RefreshToken!;
        string old = portal.IssueTokens().RefreshToken!;

        _clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await RefreshAsync(portal, young)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await RefreshAsync(portal, old)).Is(400, "invalid_grant");
    }

    [Fact]
    public async Task Of_many_renewals_at_once_one_succeeds()
    {
        await using LocalPortal portal = await StartAsync();
        string token = portal.IssueTokens().RefreshToken!;

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RefreshAsync(portal, token)));

        Assert.Single(answers, static answer => answer.Status == 200);
        Assert.Equal(9, answers.Count(static answer => answer.Error == "invalid_grant"));
    }

    [Fact]
    public async Task The_secret_of_the_application_is_asked_for()
    {
        await using LocalPortal portal = await StartAsync();
        string token = portal.IssueTokens().RefreshToken!;

        (await TokenAsync(
            portal,
            ("grant_type", "refresh_token"),
            ("client_id", "local.0123456789abcd.87654321"),
            ("client_secret", portal.Options.ClientSecret),
            ("refresh_token", token)))
            .Is(200, "wrong_client");
        (await TokenAsync(
            portal,
            ("grant_type", "refresh_token"),
            ("client_id", portal.Options.ClientId),
            ("client_secret", "wrong"),
            ("refresh_token", token)))
            .Is(400, "invalid_client");

        // Neither of them has used the token up.
        Assert.Equal(200, (await RefreshAsync(portal, token)).Status);
    }

    [Theory]
    [InlineData("grant_type")]
    [InlineData("client_id")]
    [InlineData("client_secret")]
    [InlineData("refresh_token")]
    public async Task A_missing_parameter_is_an_invalid_request(string missing)
    {
        await using LocalPortal portal = await StartAsync();
        (string, string)[] all =
        [
            ("grant_type", "refresh_token"), ("client_id", portal.Options.ClientId), ("client_secret", portal.Options.ClientSecret),
            ("refresh_token", portal.IssueTokens().RefreshToken!),
        ];

        Answer answer = await TokenAsync(portal, [.. all.Where(parameter => parameter.Item1 != missing)]);

        answer.Is(400, "invalid_request");
        Assert.Contains(missing, answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_grant_is_an_invalid_request_and_codes_are_no_refresh_tokens()
    {
        await using LocalPortal portal = await StartAsync();

        (await TokenAsync(
            portal,
            ("grant_type", "password"),
            ("client_id", portal.Options.ClientId),
            ("client_secret", portal.Options.ClientSecret))).Is(400, "invalid_request");
        (await RefreshAsync(portal, portal.IssueAuthorizationCode())).Is(400, "invalid_grant");
        (await RefreshAsync(portal, portal.IssueTokens().AccessToken)).Is(400, "invalid_grant");
        Assert.Equal(404, (await PortalClient.SendAsync(HttpMethod.Get, new Uri(portal.Address, "oauth/token/"))).Status);
    }

    [Fact]
    public async Task The_authorization_server_says_what_a_token_is_worth()
    {
        await using LocalPortal portal = await StartAsync();
        PortalTokens tokens = portal.IssueTokens(portal.Users[1]);
        _clock.Advance(TimeSpan.FromMinutes(10));

        Answer answer = await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info");

        Assert.Equal(
            $$"""{"client_id":"{{portal.Options.ClientId}}","scope":"placement,crm","expires":"2026-08-20T13:00:00+00:00","install":{"installed":true,"version":"3","status":"L","scope":"placement,crm","domain":"{{portal.Address.Authority}}","uri":"{{portal.Address.GetLeftPart(UriPartial.Authority)}}","client_endpoint":"{{portal.Endpoint}}","member_id":"{{portal.MemberId}}","member_type":""},"user_id":"2"}""",
            answer.Json);
        Assert.True(answer.Body.TryGetProperty("time", out _));
        Assert.Empty(portal.Requests);
    }

    [Fact]
    public async Task The_authorization_server_refuses_what_is_no_token()
    {
        await using LocalPortal portal = await StartAsync();
        PortalTokens tokens = portal.IssueTokens();
        _clock.Advance(TimeSpan.FromHours(1));

        (await new PortalClient(tokens.ServerEndpoint!, token: null).CallAsync("app.info")).Is(401, "NO_AUTH_FOUND");
        (await new PortalClient(tokens.ServerEndpoint!, "wrong").CallAsync("app.info")).Is(401, "invalid_token");
        (await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info")).Is(401, "expired_token");
        var client = new PortalClient(tokens.ServerEndpoint!, portal.IssueTokens().AccessToken);
        (await client.CallAsync("placement.get")).Is(404, "ERROR_METHOD_NOT_FOUND");
    }

    private Task<LocalPortal> StartAsync() => LocalPortal.StartAsync(
        new() { TimeProvider = _clock, Scopes = ["placement", "crm"], Version = 3 },
        TestContext.Current.CancellationToken);

    private static PortalClient ClientOf(LocalPortal portal, Answer tokens) =>
        new(portal.Endpoint, tokens.Body.GetProperty("access_token").GetString());

    private static Task<Answer> RefreshAsync(LocalPortal portal, string token) => TokenAsync(
        portal,
        ("grant_type", "refresh_token"),
        ("client_id", portal.Options.ClientId),
        ("client_secret", portal.Options.ClientSecret),
        ("refresh_token", token));

    private static Task<Answer> TokenAsync(LocalPortal portal, params (string Name, string Value)[] parameters) =>
        SendAsync(portal, HttpMethod.Post, "oauth/token/", parameters);

    private static Task<Answer> ExchangeAsync(
        LocalPortal portal, string code, HttpMethod? verb = null, string path = "oauth/token/") => SendAsync(
        portal,
        verb ?? HttpMethod.Get,
        path,
        [
            ("grant_type", "authorization_code"),
            ("client_id", portal.Options.ClientId),
            ("client_secret", portal.Options.ClientSecret),
            ("code", code),
        ]);

    private static async Task<Answer> SendAsync(LocalPortal portal, HttpMethod verb, string path, (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(
            parameters.Select(static parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        return verb == HttpMethod.Post
            ? await PortalClient.SendAsync(verb, new Uri(portal.AuthorizationServer, path), form)
            : await PortalClient.SendAsync(
                verb,
                new Uri(portal.AuthorizationServer, path + "?" + await form.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
