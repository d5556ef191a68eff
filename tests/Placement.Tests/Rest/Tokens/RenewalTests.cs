using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Tests.Rest.Tokens;

public sealed partial class RenewalTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private TokenServer? _server;

    private TokenServer Server => _server!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TokenServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    [Theory]
    [InlineData("expired_token")]
    [InlineData("EXPIRED_TOKEN")]
    [InlineData("invalid_token")]
    public async Task A_refused_token_is_renewed_and_the_call_repeated(string code)
    {
        Server.TokenError = code;

        BitrixResponse response = await CallAsync(Client());

        Assert.True(response.Result.GetBoolean());
        Assert.Equal(["call A0", "renew R0", "call A2"], Server.Events);
    }

    [Fact]
    public async Task The_new_pair_is_stored_before_it_is_used()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R0", "store 2", "call A2"], Server.Events);
        Assert.Equal(Server.Tokens(), store.LastFormer);
        Assert.Equal(
            Server.Tokens(2) with { ExpiresAt = _clock.GetUtcNow() + TimeSpan.FromHours(1) },
            store.Stored);
    }

    [Fact]
    public async Task Fifty_concurrent_calls_of_fifty_clients_cause_one_renewal()
    {
        var store = new MemoryTokenStore(Server.Tokens());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync(Client(store))));

        Assert.Equal(1, Server.Renewals);
    }

    [Fact]
    public async Task Fifty_concurrent_calls_without_a_store_cause_one_renewal()
    {
        BitrixClient client = Client();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync(client)));

        Assert.Equal(1, Server.Renewals);
    }

    [Fact]
    public async Task A_client_with_old_tokens_gets_those_that_another_client_has_renewed()
    {
        BitrixClient first = Client();
        BitrixClient second = Client();
        await CallAsync(first);

        await CallAsync(second);
        await CallAsync(Client());

        Assert.Equal(["call A0", "renew R0", "call A2", "call A2", "call A2"], Server.Events);
        GC.KeepAlive(first);
    }

    [Fact]
    public async Task Of_a_user_who_is_not_known_tokens_are_shared_by_those_who_have_them()
    {
        PortalTokens anonymous = Server.Tokens() with { UserId = null, MemberId = null };
        BitrixClient first = Client(tokens: anonymous);
        await CallAsync(first);

        await CallAsync(Client(tokens: anonymous));
        await CallAsync(Client(tokens: anonymous with { AccessToken = "other-secret-" + Server.MemberId, RefreshToken = Server.Refresh(5) }));

        Assert.Equal(["call A0", "renew R0", "call A2", "call A2", "call ?", "renew R5", "call A3"], Server.Events);
        GC.KeepAlive(first);
    }

    [Fact]
    public async Task Tokens_are_renewed_a_minute_before_they_expire()
    {
        PortalTokens tokens = Server.Tokens(1) with { ExpiresAt = _clock.GetUtcNow() + TimeSpan.FromSeconds(61) };
        BitrixClient client = Client(tokens: tokens);

        await CallAsync(client);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await CallAsync(client);
        await CallAsync(client);

        Assert.Equal(["call A1", "renew R1", "call A2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task Renewed_tokens_are_renewed_again_after_an_hour()
    {
        BitrixClient client = Client();
        await CallAsync(client);

        _clock.Advance(TimeSpan.FromMinutes(59));
        await CallAsync(client);

        Assert.Equal(["call A0", "renew R0", "call A2", "renew R2", "call A3"], Server.Events);
    }

    [Fact]
    public async Task An_early_renewal_that_fails_leaves_the_tokens_in_use_while_they_last()
    {
        Server.Renewal = static context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        BitrixClient client = Client(tokens: Server.Tokens(1) with { ExpiresAt = _clock.GetUtcNow() + TimeSpan.FromSeconds(30) });

        await CallAsync(client);
        _clock.Advance(TimeSpan.FromSeconds(30));
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        Assert.Equal(["renew R1", "call A1", "renew R1"], Server.Events);
        Assert.Equal("user.admin: the access token has to be renewed, which failed: oauth/token: the authorization server did not answer.", exception.Message);
    }

    [Fact]
    public async Task Newer_tokens_in_the_store_take_the_place_of_a_renewal()
    {
        var store = new MemoryTokenStore(Server.Tokens(1), Server.Add);

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "call A1"], Server.Events);
    }

    [Fact]
    public async Task Newer_tokens_in_the_store_that_have_expired_too_are_the_ones_to_renew()
    {
        var store = new MemoryTokenStore(Server.Tokens(8) with { ExpiresAt = _clock.GetUtcNow() - TimeSpan.FromMinutes(1) }, Server.Add);

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R8", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task Tokens_in_the_store_count_although_a_clock_that_is_ahead_has_told_a_later_expiry_here()
    {
        DateTimeOffset expiry = _clock.GetUtcNow() + TimeSpan.FromHours(3);
        var store = new MemoryTokenStore(Server.Tokens(1) with { ExpiresAt = expiry - TimeSpan.FromHours(2) }, Server.Add);

        await CallAsync(Client(store, Server.Tokens() with { ExpiresAt = expiry }));

        Assert.Equal(["call A0", "find", "call A1"], Server.Events);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_tokens_of_others_in_the_store_are_left_alone(int which)
    {
        DateTimeOffset expiry = _clock.GetUtcNow() + TimeSpan.FromMinutes(30);
        PortalTokens[] others = [Server.Tokens(1) with { MemberId = "f" }, Server.Tokens(1) with { UserId = 1 }];
        var store = new MemoryTokenStore(others[which], Server.Add);

        await CallAsync(Client(store, Server.Tokens() with { ExpiresAt = expiry }));

        Assert.Equal(["call A0", "find", "renew R0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task Who_cannot_renew_still_finds_what_others_have_stored()
    {
        var client = new BitrixClient(_http, Server.Tokens(), new BitrixClientOptions { TokenStore = new MemoryTokenStore(Server.Tokens(1)) });
        await CallAsync(client);
        Assert.Equal(["call A0", "call A1"], Server.Events);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task Without_credentials_or_refresh_token_the_error_stays_as_it_is(bool hasCredentials, bool hasServer, bool hasStore)
    {
        PortalTokens tokens = Server.Tokens() with { ServerEndpoint = hasServer ? Server.Endpoint : null };
        if (hasCredentials && hasServer)
        {
            tokens = tokens with { RefreshToken = null };
        }

        var client = new BitrixClient(_http, tokens, new BitrixClientOptions
        {
            ClientId = hasCredentials ? TokenServer.ClientId : null,
            ClientSecret = hasCredentials ? TokenServer.ClientSecret : null,
            TokenStore = hasStore ? new MemoryTokenStore() : null,
        });

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        Assert.Equal("expired_token", exception.Code);
        Assert.Equal("user.admin: expired_token (401): No good: ***", exception.Message);
        Assert.Equal(["call A0"], Server.Events);
    }

    [Fact]
    public async Task A_token_that_is_refused_though_it_is_new_is_not_renewed_again()
    {
        Server.RefusesAll = true;

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client()));

        Assert.Equal("expired_token", exception.Code);
        Assert.Equal(["call A0", "renew R0", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_token_that_stays_unknown_is_renewed_once_and_not_with_every_call()
    {
        Server.RefusesAll = true;
        Server.TokenError = "invalid_token";
        BitrixClient client = Client();
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        Assert.Equal("invalid_token", exception.Code);
        Assert.Equal(["call A0", "renew R0", "call A2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_new_address_of_the_portal_is_taken_from_the_answer()
    {
        // The same server by another name, as a portal that was renamed.
        var other = new UriBuilder(Server.Endpoint) { Host = "localhost" };
        Server.MoreMembers = $",\"client_endpoint\":\"{other.Uri.AbsoluteUri}\"";
        var store = new MemoryTokenStore();

        await CallAsync(Client(store));

        Assert.Equal(other.Uri, store.Stored!.ClientEndpoint);
    }

    [Theory]
    [InlineData(",\"client_endpoint\":\"https://evil.example/rest/\",\"server_endpoint\":\"https://evil.example/rest/\"")]
    [InlineData(",\"client_endpoint\":\"rest\",\"server_endpoint\":7")]
    [InlineData(",\"client_endpoint\":null,\"server_endpoint\":[]")]
    public async Task Addresses_that_make_no_sense_are_passed_over(string members)
    {
        Server.MoreMembers = members;
        var store = new MemoryTokenStore();

        await CallAsync(Client(store));

        Assert.Equal((Server.Endpoint, Server.Endpoint), (store.Stored!.ClientEndpoint, store.Stored.ServerEndpoint));
    }

    [Fact]
    public async Task What_the_tokens_do_not_say_of_their_owner_is_learnt()
    {
        var store = new MemoryTokenStore();

        await CallAsync(Client(store, Server.Tokens() with { MemberId = null, UserId = null }));

        Assert.Equal((Server.MemberId, 7), (store.Stored!.MemberId, store.Stored.UserId));
    }

    [Fact]
    public void Credentials_belong_together()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("options", () => new BitrixClient(_http, Server.Tokens(), new BitrixClientOptions { ClientSecret = "secret-of-the-application" }));

        Assert.DoesNotContain("secret-of", exception.Message, StringComparison.Ordinal);
    }

    private static Task<BitrixResponse> CallAsync(BitrixClient client) => client.CallAsync("user.admin", default, Stop);

    private BitrixClient Client(
        ITokenStore? store = null, PortalTokens? tokens = null, TimeProvider? clock = null, ILoggerFactory? loggers = null) => new(
        _http,
        tokens ?? Server.Tokens(),
        new BitrixClientOptions
        {
            ClientId = TokenServer.ClientId,
            ClientSecret = TokenServer.ClientSecret,
            TokenStore = store,
            TimeProvider = clock ?? _clock,
            LoggerFactory = loggers,
            RateLimit = null,
        });
}
