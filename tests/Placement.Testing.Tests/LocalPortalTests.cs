using System.Net;
using System.Text.Json.Nodes;
using Placement.Testing.Tests.Page;

namespace Placement.Testing.Tests;

/// <summary>The portal as an object: starting, options, what it shows, stopping.</summary>
public sealed class LocalPortalTests
{
    public static TheoryData<string, LocalPortalOptions> WrongOptions => new()
    {
        { "Scopes", new() { Scopes = ["placement", "crmm"] } },
        { "Scopes", new() { Scopes = null! } },
        { "DefaultLanguage", new() { DefaultLanguage = "es" } },
        { "DefaultLanguage", new() { DefaultLanguage = null! } },
        { "ApplicationName", new() { ApplicationName = " " } },
        { "ClientId", new() { ClientId = "my application" } },
        { "ClientSecret", new() { ClientSecret = "" } },
        { "License", new() { License = "standard" } },
        { "EntityTypeIds", new() { EntityTypeIds = [0] } },
        { "EntityTypeIds", new() { EntityTypeIds = [2] } }, // deals
        { "EntityTypeIds", new() { EntityTypeIds = null! } },
        { "HandlerHosts", new() { HandlerHosts = (HandlerHostRule)7 } },
        { "Users", new() { Users = [] } },
        { "Users", new() { Users = [new(1, "No", "Administrator", IsAdministrator: false)] } },
        { "Users", new() { Users = [new(0, "Ada", "Admin", IsAdministrator: true)] } },
        { "Users", new() { Users = [new(1, "Ada", "Admin", IsAdministrator: true), new(1, "Emil", "Employee", IsAdministrator: false)] } },
        { "Users", new() { Users = [new(1, "Ada", "Admin", IsAdministrator: true) { Language = "klingon" }] } },
        { "Version", new() { Version = 0 } },
        { "Status", new() { Status = "X" } },
        { "RateLimit", new() { RateLimit = new(0, 2) } },
        { "RateLimit", new() { RateLimit = new(50, 0) } },
        { "RateLimit", new() { RateLimit = new(50, double.NaN) } },
        { "RateLimit", new() { RateLimit = new(50, double.PositiveInfinity) } },
        { "OperatingTimeLimit", new() { OperatingTimeLimit = TimeSpan.Zero } },
        { "TimeProvider", new() { TimeProvider = null! } },
        { "AnswersFolder", new() { AnswersFolder = "" } },
        { "AnswersFolder", new() { AnswersFolder = "no/such/folder" } },
        { "LoggerFactory", new() { LoggerFactory = null! } },
        { "Certificate", new() { UsesHttps = true, Certificate = TestCertificate.WithoutKey } },
        { "Certificate", new() { Certificate = TestCertificate.Create("127.0.0.1") } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public async Task An_option_without_meaning_is_refused_by_name(string option, LocalPortalOptions options)
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            () => LocalPortal.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.StartsWith($"LocalPortalOptions.{option} expects ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_knows_its_addresses_and_its_identity()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/$", portal.Address.AbsoluteUri);
        Assert.Equal(portal.Address + "rest/", portal.Endpoint.AbsoluteUri);
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/$", portal.AuthorizationServer.AbsoluteUri);
        Assert.NotEqual(portal.Address, portal.AuthorizationServer);
        Assert.Matches($"^{portal.Endpoint}1/[0-9a-z]+/$", portal.WebhookAddress.AbsoluteUri);
        Assert.Matches("^[0-9a-f]{32}$", portal.MemberId);
        Assert.Matches("^[0-9a-f]{32}$", portal.ApplicationToken);
        Assert.Matches("^local\\.[0-9a-f]{14}\\.[0-9]{8}$", portal.Options.ClientId);
        Assert.Same(portal.Users[0], portal.Administrator);
        Assert.Equal([1, 2], portal.Users.Select(static user => user.Id));
    }

    [Fact]
    public async Task Its_address_shows_what_is_registered()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { ApplicationName = "Deal <Desk>" }, TestContext.Current.CancellationToken);
        var page = new PageClient(portal);

        Assert.Empty((await page.StateAsync())["bindings"]!.AsArray());

        (await new PortalClient(portal).BindAsync("LEFT_MENU", "https://app.example/menu")).IsTrue();
        JsonObject state = await page.StateAsync();
        JsonNode binding = Assert.Single(state["bindings"]!.AsArray())!;

        Assert.Equal(portal.Address.AbsoluteUri, (string?)state["portal"]!["address"]);
        Assert.Equal(
            ("LEFT_MENU", "https://app.example/menu", "Deal <Desk>"),
            ((string?)binding["placement"], (string?)binding["handler"], (string?)binding["title"]));
    }

    [Fact]
    public async Task Portals_know_nothing_of_each_other()
    {
        await using LocalPortal one = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using LocalPortal two = await LocalPortal.StartAsync(
            new() { DefaultLanguage = "de" }, TestContext.Current.CancellationToken);

        (await new PortalClient(one).BindAsync("LEFT_MENU")).IsTrue();

        Assert.Single(one.Bindings);
        Assert.Single(one.Requests);
        Assert.Empty(two.Bindings);
        Assert.Empty(two.Requests);
        Assert.Equal("[]", (await new PortalClient(two).CallAsync("placement.get")).Json);
        (await new PortalClient(two).BindAsync("LEFT_MENU")).IsTrue();
        Assert.Distinct(
            [one.MemberId, two.MemberId, one.ApplicationToken, two.ApplicationToken, one.Options.ClientId, two.Options.ClientId]);
        Assert.Distinct([one.Address, one.AuthorizationServer, two.Address, two.AuthorizationServer]);
    }

    [Fact]
    public async Task Requests_are_recorded_without_tokens()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        PortalTokens tokens = portal.IssueTokens();

        await new PortalClient(portal.Endpoint, tokens.AccessToken).CallAsync(
            "Placement.Bind", new { PLACEMENT = "NO_SUCH", HANDLER = "https://app.example/?auth=1&x=ü" });
        await new PortalClient(portal.Endpoint, "wrong-token").CallAsync("placement.get");

        Assert.Equal(
            [
                ("placement.bind", """{"PLACEMENT":"NO_SUCH","HANDLER":"https://app.example/?auth=1&x=ü"}""", 400, "ERROR_PLACEMENT_NOT_FOUND", 1, false),
                ("placement.get", "{}", 401, "invalid_token", null, false),
            ],
            portal.Requests.Select(static request =>
                (request.Method, request.Parameters, request.Status, request.ErrorCode, request.UserId, request.IsWebhook)));
    }

    [Fact]
    public async Task A_token_under_a_misspelt_name_is_not_recorded_either()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        PortalTokens tokens = portal.IssueTokens();

        (await new PortalClient(portal.Endpoint, token: null).CallAsync(
            "placement.get", new { AUTH = tokens.AccessToken })).Is(401, "NO_AUTH_FOUND");
        await new PortalClient(portal.Endpoint, tokens.AccessToken).BatchAsync(
            new { a = $"placement.get?Auth={tokens.AccessToken}&x=1", b = $"profile?%61uth={tokens.AccessToken}" });

        Assert.Equal(2, portal.Requests.Count);
        Assert.All(portal.Requests, request => Assert.DoesNotContain(tokens.AccessToken, request.Parameters, StringComparison.Ordinal));
        Assert.Contains("x=1", portal.Requests[1].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_place_of_a_method_is_not_recorded_either()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;

        foreach (string path in new[] { token, $"{token.ToUpperInvariant()}.json", $"api/{token}", $"1/x/{token}" })
        {
            await PortalClient.SendAsync(HttpMethod.Get, new Uri(portal.Endpoint, path));
        }

        Assert.Equal(4, portal.Requests.Count);
        Assert.All(portal.Requests, request => Assert.DoesNotContain(token, request.Method, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_failure_of_the_portal_itself_is_an_answer()
    {
        var log = new TestLog();
        var clock = new BreakableClock();
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = clock, LoggerFactory = log }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        clock.IsBroken = true;

        (await client.CallAsync("crm.deal.list", new { filter = new { ID = 1 } })).Is(500, "INTERNAL_SERVER_ERROR");
        Answer batch = await client.BatchAsync(new { list = "crm.deal.list?filter[ID]=1", me = "user.current" });

        Assert.Equal(
            "INTERNAL_SERVER_ERROR",
            batch.Is200().Result.GetProperty("result_error").GetProperty("list").GetProperty("error").GetString());
        Assert.Equal("1", batch.Result.GetProperty("result").GetProperty("me").GetProperty("ID").GetString());
        Assert.All(portal.Requests, static request => Assert.IsType<TimeZoneNotFoundException>(request.Exception));
        Assert.Contains(log.Entries, static entry => entry.Exception is TimeZoneNotFoundException
            && entry.Text.Contains("crm.deal.list", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_does_not_change()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        await client.BindAsync("LEFT_MENU");
        IReadOnlyList<LocalBinding> bindings = portal.Bindings;
        IReadOnlyList<LocalRequest> requests = portal.Requests;

        await client.CallAsync("placement.unbind", new { PLACEMENT = "LEFT_MENU" });

        Assert.Single(bindings);
        Assert.Single(requests);
        Assert.Empty(portal.Bindings);
        Assert.Equal(2, portal.Requests.Count);
    }

    [Fact]
    public async Task Options_that_change_later_change_nothing()
    {
        List<string> scopes = ["placement"];
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = scopes }, TestContext.Current.CancellationToken);

        scopes.Add("crm");

        Assert.Equal(["placement"], (await new PortalClient(portal).CallAsync("scope")).Texts);
    }

    [Fact]
    public async Task Tokens_are_for_the_portals_own_users()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        LocalUser stranger = new(17, "Some", "Body", IsAdministrator: true);

        Assert.Contains(
            "no user 17", Assert.Throws<ArgumentException>(() => portal.IssueTokens(stranger)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => portal.IssueAuthorizationCode(stranger));

        // What a user may do is the portal's to say, not the caller's.
        Assert.Equal(
            "false", (await new PortalClient(portal, portal.Users[1] with { IsAdministrator = true }).CallAsync("user.admin")).Json);
    }

    [Fact]
    public void Printing_options_shows_no_secret()
    {
        var options = new LocalPortalOptions();

        Assert.DoesNotContain(options.ClientSecret, options.ToString(), StringComparison.Ordinal);
        Assert.Contains(options.ClientId, options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_portal_frees_its_ports_and_keeps_what_it_recorded()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        (await new PortalClient(portal.Endpoint, token).BindAsync("LEFT_MENU")).IsTrue();

        await portal.DisposeAsync();
        await portal.DisposeAsync();

        foreach (Uri server in new[] { portal.Address, portal.AuthorizationServer })
        {
            // The port is free for whoever comes first, which may be the portal of another test; but this portal is gone.
            using var http = new HttpClient();
            try
            {
                string answer = await http.GetStringAsync(
                    new Uri(server, "rest/app.info?auth=" + token), TestContext.Current.CancellationToken);
                Assert.Fail(answer);
            }
            catch (HttpRequestException exception)
            {
                Assert.True(exception.StatusCode is null or HttpStatusCode.Unauthorized);
            }
        }

        Assert.Single(portal.Bindings);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task Starting_can_be_given_up()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LocalPortal.StartAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    private sealed class BreakableClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override TimeZoneInfo LocalTimeZone =>
            IsBroken ? throw new TimeZoneNotFoundException("There is none.") : TimeZoneInfo.Utc;
    }
}
