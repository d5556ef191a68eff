using System.Net;
using Microsoft.AspNetCore.Http;
using Placement.Tests.Rest.Tokens;

namespace Placement.Tests.Rest;

public sealed class MovedPortalTests : IDisposable
{
    private const string AccessToken = "access-secret-1-x";

    private readonly string _memberId = Guid.NewGuid().ToString("N");
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_call_is_posted_to_the_new_address(int status)
    {
        await using CannedServer home = await CannedServer.AnswerAsync("""{"result":true}""");
        await using CannedServer former = await MoveAsync(home.Address, status);
        var store = new MemoryTokenStore();
        BitrixClient client = Client(former, store);

        BitrixResponse response = await client.CallAsync("placement.bind", """{"PLACEMENT":"LEFT_MENU"}"""u8.ToArray(), Stop);
        await client.CallAsync("placement.get", default, Stop);

        Assert.True(response.Result.GetBoolean());
        Assert.Equal(
            ["POST /rest/placement.bind", "POST /rest/placement.get"],
            home.Requests.Select(static request => $"{request.Method} {request.Target}"));
        Assert.Equal("""{"PLACEMENT":"LEFT_MENU","auth":"access-secret-1-x"}""", home.Requests[0].Body);
        Assert.Single(former.Requests);
        Assert.Equal(TokensFor(former), store.LastFormer);
        Assert.Equal(TokensFor(former) with { ClientEndpoint = new Uri(home.Address, "rest/") }, store.Stored);
    }

    [Fact]
    public async Task Clients_with_the_same_tokens_need_one_redirect_in_all()
    {
        await using CannedServer home = await CannedServer.AnswerAsync("""{"result":true}""");
        await using CannedServer former = await MoveAsync(home.Address);
        BitrixClient first = Client(former);
        await first.CallAsync("a", default, Stop);

        await Client(former).CallAsync("b", default, Stop);
        await Client(home).CallAsync("c", default, Stop);

        Assert.Single(former.Requests);
        Assert.Equal(3, home.Requests.Count);
        GC.KeepAlive(first);
    }

    [Fact]
    public async Task A_portal_moves_only_to_where_portals_are()
    {
        await using CannedServer home = await CannedServer.AnswerAsync("""{"result":true}""");
        await using CannedServer former = await MoveAsync(home.Address);
        var store = new MemoryTokenStore();
        Uri? asked = null;
        var client = new BitrixClient(_http, TokensFor(former), new BitrixClientOptions
        {
            TokenStore = store,
            IsPortal = address =>
            {
                asked = address;
                return false;
            },
        });

        await Assert.ThrowsAsync<BitrixException>(() => client.CallAsync("a", default, Stop));

        Assert.Equal(new Uri(home.Address, "rest/"), asked);
        Assert.Empty(home.Requests);
        Assert.Null(store.Stored);
    }

    [Theory]
    [InlineData("/rest/other")]
    [InlineData("/login?back=secret-path")]
    [InlineData("https://evil-secret.example/rest/a")]
    [InlineData("")]
    public async Task A_redirect_elsewhere_is_not_followed(string location)
    {
        await using CannedServer server = await CannedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => Client(server).CallAsync("a", default, Stop));

        Assert.Equal(HttpStatusCode.Found, exception.StatusCode);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_that_asks_for_a_get_is_not_followed()
    {
        await using CannedServer home = await CannedServer.AnswerAsync("""{"result":true}""");
        await using CannedServer former = await MoveAsync(home.Address, 303);

        await Assert.ThrowsAsync<BitrixException>(() => Client(former).CallAsync("a", default, Stop));

        Assert.Empty(home.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end_in_an_error()
    {
        CannedServer? second = null;
        await using CannedServer first = await CannedServer.StartAsync(context => Redirect(context, second!.Address, 302));
        await using CannedServer other = second = await MoveAsync(first.Address);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => Client(first).CallAsync("a", default, Stop));

        Assert.Contains("redirect (302)", exception.Message, StringComparison.Ordinal);
        Assert.Single(first.Requests);
        Assert.Single(other.Requests);
    }

    [Fact]
    public async Task A_store_that_throws_stops_the_call_before_it_is_repeated()
    {
        await using CannedServer home = await CannedServer.AnswerAsync("""{"result":true}""");
        await using CannedServer former = await MoveAsync(home.Address);
        var store = new MemoryTokenStore { ReplaceFailure = new IOException("The disk is full") };
        BitrixClient client = Client(former, store);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => client.CallAsync("a", default, Stop));
        Assert.Empty(home.Requests);
        store.ReplaceFailure = null;
        await client.CallAsync("a", default, Stop);

        Assert.StartsWith(
            "a: the portal has moved, and its new address could not be kept: the token store failed (IOException).",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Single(home.Requests);
        Assert.Equal(new Uri(home.Address, "rest/"), store.Stored!.ClientEndpoint);
    }

    private static Task<CannedServer> MoveAsync(Uri address, int status = 302) =>
        CannedServer.StartAsync(context => Redirect(context, address, status));

    private static Task Redirect(HttpContext context, Uri address, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = new Uri(address, context.Request.Path).AbsoluteUri;
        return Task.CompletedTask;
    }

    private PortalTokens TokensFor(CannedServer server) => new(new Uri(server.Address, "rest/"), AccessToken)
    {
        MemberId = _memberId,
        UserId = 7,
    };

    private BitrixClient Client(CannedServer server, ITokenStore? store = null) =>
        new(_http, TokensFor(server), new BitrixClientOptions { TokenStore = store, RateLimit = null });
}
