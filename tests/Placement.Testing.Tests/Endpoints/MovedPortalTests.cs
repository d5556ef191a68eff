using Placement.Testing.Tests.Faults;

namespace Placement.Testing.Tests.Endpoints;

/// <summary>A portal that gets a new address.</summary>
public sealed class MovedPortalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moved_portal_is_the_same_portal_at_another_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        PortalTokens tokens = portal.IssueTokens();
        (await new PortalClient(portal.Endpoint, tokens.AccessToken).BindAsync("LEFT_MENU")).IsTrue();
        (Uri address, Uri authorizationServer, string memberId) = (portal.Address, portal.AuthorizationServer, portal.MemberId);

        await portal.MoveAsync(Stop);

        Assert.NotEqual(address, portal.Address);
        Assert.Equal(portal.Address + "rest/", portal.Endpoint.AbsoluteUri);
        Assert.StartsWith(portal.Endpoint.AbsoluteUri, portal.WebhookAddress.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((authorizationServer, memberId), (portal.AuthorizationServer, portal.MemberId));
        Assert.Equal(portal.Endpoint, portal.IssueTokens().ClientEndpoint);
        var client = new PortalClient(portal.Endpoint, tokens.AccessToken);
        Assert.Equal("LEFT_MENU", (await client.GetBindingAsync()).GetProperty("placement").GetString());
        (await client.BindAsync("LEFT_MENU", "https://app.example/second")).IsTrue();
        Assert.Equal(2, portal.Bindings.Count);
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task The_former_address_points_to_the_same_path_and_executes_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        Uri former = portal.Endpoint;
        await portal.MoveAsync(Stop);

        Outcome post = await Outcome.OfAsync(
            HttpMethod.Post,
            new Uri(former, "placement.bind.json?x=1&y=%26"),
            TestJson.Content(
                new { auth = portal.IssueTokens().AccessToken, PLACEMENT = "LEFT_MENU", HANDLER = "https://app.example/widget" }));
        Outcome get = await Outcome.OfAsync(HttpMethod.Get, new Uri(former, "1/code/profile/"));

        Assert.Equal((302, "", $"{portal.Endpoint}placement.bind.json?x=1&y=%26"), (post.Status, post.Body, post.Location?.AbsoluteUri));
        Assert.Equal((302, $"{portal.Endpoint}1/code/profile/"), (get.Status, get.Location?.AbsoluteUri));
        Assert.Empty(portal.Bindings);
        Assert.Equal(
            [("placement.bind", 302, null, null), ("profile", 302, null, null)],
            portal.Requests.Select(static request => (request.Method, request.Status, request.ErrorCode, request.Fault)));
        Assert.Contains("LEFT_MENU", portal.Requests[0].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_former_address_points_to_the_newest()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        Uri first = portal.Endpoint;
        await portal.MoveAsync(Stop);
        Uri second = portal.Endpoint;
        await portal.MoveAsync(Stop);

        foreach (Uri former in new[] { first, second })
        {
            Assert.Equal(
                new Uri(portal.Endpoint, "profile"), (await Outcome.OfAsync(HttpMethod.Get, new Uri(former, "profile"))).Location);
        }

        Assert.Distinct([first, second, portal.Endpoint]);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_new_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        Uri former = portal.Address;
        await portal.MoveAsync(Stop);
        using var browser = new HttpClient();

        using HttpResponseMessage page = await browser.GetAsync(former, Stop);

        Assert.Equal(portal.Address, page.RequestMessage?.RequestUri);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Renewed_tokens_name_the_new_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        PortalTokens tokens = portal.IssueTokens();
        await portal.MoveAsync(Stop);

        Outcome renewed = await Outcome.RefreshAsync(portal, tokens.RefreshToken!);
        Answer info = await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info");

        Assert.Equal(portal.Endpoint.AbsoluteUri, renewed.Json.GetProperty("client_endpoint").GetString());
        Assert.Equal(portal.Endpoint.AbsoluteUri, info.Result.GetProperty("install").GetProperty("client_endpoint").GetString());
        Assert.Equal(portal.MemberId, info.Result.GetProperty("install").GetProperty("member_id").GetString());
    }

    [Fact]
    public async Task Faults_and_limits_stay_with_the_portal_and_not_with_its_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { RateLimit = new(2, 0.000_001) }, Stop);
        portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).OnRequest(2));
        var former = new Uri(portal.Endpoint, "profile");
        (await Outcome.CallAsync(portal, "profile")).Is200();
        await portal.MoveAsync(Stop);

        Assert.Equal(302, (await Outcome.OfAsync(HttpMethod.Get, former)).Status);
        Assert.Equal(0, (await Outcome.CallAsync(portal, "profile")).Status);
        Assert.Equal("QUERY_LIMIT_EXCEEDED", (await Outcome.CallAsync(portal, "profile")).Error);
    }

    [Fact]
    public async Task Portals_move_one_step_at_a_time_however_many_ask()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.MoveAsync(Stop)));

        (await new PortalClient(portal).CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task Moving_can_be_given_up_and_a_disposed_portal_stays_where_it_was()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        Uri address = portal.Address;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.MoveAsync(new CancellationToken(canceled: true)));
        (await new PortalClient(portal).CallAsync("profile")).Is200();
        await portal.MoveAsync(Stop);
        Uri second = portal.Address;
        await portal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.MoveAsync(Stop));

        Assert.NotEqual(address, second);
        Assert.Equal(second, portal.Address);
    }
}
