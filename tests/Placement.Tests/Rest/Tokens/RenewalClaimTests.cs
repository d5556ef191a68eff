using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest.Tokens;

/// <summary>Before a refresh token is used up, the store says that it will take its successor.</summary>
public sealed class RenewalClaimTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly WaitingClock _clock = new();
    private TokenServer? _server;

    private TokenServer Server => _server!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TokenServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task The_tokens_are_claimed_before_they_are_used_up()
    {
        await CallAsync(Client(Store()));

        Assert.Equal(["call A0", "find", "claim 0", "renew R0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task What_cannot_be_claimed_is_not_used_up()
    {
        ClaimingTokenStore store = Store();
        store.Answers.Enqueue(static () => throw new IOException("read-only"));
        BitrixClient client = Client(store);

        BitrixException failure = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));
        Assert.Contains("the token store failed (IOException). The tokens were not renewed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["call A0", "find", "claim 0"], Server.Events);

        await CallAsync(client);
        Assert.Equal(["call A0", "find", "claim 0", "call A0", "find", "claim 0", "renew R0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_renewal_that_is_under_way_elsewhere_is_waited_for()
    {
        ClaimingTokenStore store = Store(out MemoryTokenStore stored);
        store.Answers.Enqueue(static () => RenewalClaim.Taken);
        store.Answers.Enqueue(static () => RenewalClaim.Taken);
        Task<BitrixResponse> call = CallAsync(Client(store));

        TimeSpan wait = await _clock.BegunAsync(Stop);
        stored.Stored = Server.Tokens(1);
        _clock.Advance(wait);

        Assert.True((await call).Result.GetBoolean());
        Assert.Equal(["call A0", "find", "claim 0", "find", "claim 0", "find", "call A1"], Server.Events);
    }

    [Fact]
    public async Task Tokens_whose_claim_has_ended_without_a_successor_are_tried_once_more()
    {
        ClaimingTokenStore store = Store();
        store.Answers.Enqueue(static () => RenewalClaim.Taken);
        Task<BitrixResponse> call = CallAsync(Client(store));

        // The process that had claimed them is gone.
        _clock.Advance(await _clock.BegunAsync(Stop));

        Assert.True((await call).Result.GetBoolean());
        Assert.Equal(["call A0", "find", "claim 0", "find", "claim 0", "renew R0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task Others_who_store_other_tokens_all_the_time_do_not_keep_a_call_for_ever()
    {
        ClaimingTokenStore store = Store(out MemoryTokenStore stored);
        int generation = 10;
        for (int i = 0; i < 1000; i++)
        {
            store.Answers.Enqueue(() =>
            {
                stored.Stored = Server.Tokens(generation++) with { ExpiresAt = _clock.GetUtcNow() };
                return RenewalClaim.Superseded;
            });
        }

        BitrixException failure = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store)));

        Assert.Contains("Try again", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Events, static entry => entry.StartsWith("renew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_renewal_that_is_refused_gives_the_claim_back()
    {
        Server.Renewal = static async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"error":"invalid_client"}""");
            return true;
        };

        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(Store())));

        Assert.Equal(["call A0", "find", "claim 0", "renew R0", "release 0"], Server.Events);
    }

    [Fact]
    public async Task After_a_failed_write_nothing_is_renewed_for_anybody_until_one_succeeds()
    {
        var store = new MemoryTokenStore(log: Server.Add) { ReplaceFailure = new IOException("The disk is full.") };
        BitrixClient first = Client(store);
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(first));
        Assert.Equal(["call A0", "find", "renew R0", "store 2"], Server.Events);

        // Another user's tokens stay as they are, even in a store that cannot be claimed.
        BitrixClient second = Client(store, Server.Tokens() with { UserId = 8 });
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(second));
        Assert.Equal(["call A0", "find", "store 0"], Server.Events.Skip(4));

        store.ReplaceFailure = null;
        await CallAsync(first);
        Assert.Equal(Server.Tokens(2).RefreshToken, store.Stored?.RefreshToken);
    }

    private ClaimingTokenStore Store() => Store(out _);

    private ClaimingTokenStore Store(out MemoryTokenStore stored)
    {
        stored = new MemoryTokenStore(Server.Tokens(), Server.Add);
        return new ClaimingTokenStore(stored, Server.Add);
    }

    private BitrixClient Client(ITokenStore store, PortalTokens? tokens = null) =>
        new(_http, tokens ?? Server.Tokens(), new BitrixClientOptions
        {
            ClientId = TokenServer.ClientId,
            ClientSecret = TokenServer.ClientSecret,
            TokenStore = store,
            RateLimit = null,
            TimeProvider = _clock,
        });

    private static Task<BitrixResponse> CallAsync(BitrixClient client) => client.CallAsync("a", default, Stop);
}
