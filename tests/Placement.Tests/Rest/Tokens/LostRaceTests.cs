using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest.Tokens;

/// <summary>Two processes renew the same tokens: the refresh token works for one of them, and the other one waits for what it stores.</summary>
public sealed class LostRaceTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly WaitingClock _clock = new();
    private TokenServer? _server;

    private TokenServer Server => _server!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TokenServer.StartAsync();
        Server.Renewal = RefuseAsync;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task What_another_process_has_stored_meanwhile_is_used()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Server.Renewal = context =>
        {
            store.Stored = Server.Tokens(1);
            return RefuseAsync(context);
        };

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R0", "find", "call A1"], Server.Events);
    }

    [Fact]
    public async Task What_another_process_stores_a_moment_later_is_waited_for()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Task<BitrixResponse> call = CallAsync(Client(store));

        await _clock.WaitAsync(Stop);
        TimeSpan wait = await _clock.BegunAsync(Stop);
        store.Stored = Server.Tokens(1);
        _clock.Advance(wait);

        Assert.True((await call).Result.GetBoolean());
        Assert.Equal(["call A0", "find", "renew R0", "find", "find", "find", "call A1"], Server.Events);
    }

    [Fact]
    public async Task Fifty_callers_share_the_wait()
    {
        var store = new MemoryTokenStore(Server.Tokens());
        BitrixClient[] clients = [.. Enumerable.Range(0, 50).Select(_ => Client(store))];
        Task<BitrixResponse[]> calls = Task.WhenAll(clients.Select(CallAsync));

        TimeSpan wait = await _clock.BegunAsync(Stop);
        store.Stored = Server.Tokens(1);
        _clock.Advance(wait);

        Assert.All(await calls, static response => Assert.True(response.Result.GetBoolean()));
        Assert.Equal(1, Server.Renewals);
    }

    [Fact]
    public async Task A_refresh_token_that_is_worth_nothing_fails_after_some_seconds_and_is_not_sent_again()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        BitrixClient client = Client(store);
        DateTimeOffset start = _clock.GetUtcNow();
        Task<BitrixResponse> call = CallAsync(client);

        await PassAsync(call);
        TimeSpan waited = _clock.GetUtcNow() - start;
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => call);
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        Assert.Equal("invalid_grant", exception.Code);
        Assert.InRange(waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        Assert.Equal(1, Server.Renewals);
    }

    [Fact]
    public async Task What_is_stored_after_the_wait_is_found_by_the_next_call()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        BitrixClient client = Client(store);
        Task<BitrixResponse> call = CallAsync(client);
        await PassAsync(call);
        await Assert.ThrowsAsync<BitrixException>(() => call);
        store.Stored = Server.Tokens(1);

        await CallAsync(client);

        Assert.Equal(["call A0", "find", "call A1"], Server.Events.TakeLast(3));
    }

    [Fact]
    public async Task Without_a_budget_the_store_is_asked_once_more_and_nobody_waits()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store, TimeSpan.Zero)));

        Assert.Equal("invalid_grant", exception.Code);
        Assert.Equal(["call A0", "find", "renew R0", "find"], Server.Events);
    }

    [Fact]
    public async Task Without_a_store_nobody_waits()
    {
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store: null)));
        Assert.Equal(["call A0", "renew R0"], Server.Events);
    }

    [Fact]
    public async Task Other_refusals_are_not_waited_out()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Server.Renewal = static async context =>
        {
            context.Response.StatusCode = 402;
            await context.Response.WriteAsync("""{"error":"PAYMENT_REQUIRED"}""");
            return true;
        };

        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store)));

        Assert.Equal(["call A0", "find", "renew R0"], Server.Events);
    }

    [Fact]
    public async Task Stored_tokens_that_have_expired_too_are_renewed()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Server.Renewal = context =>
        {
            Server.Renewal = null;
            store.Stored = Server.Tokens(8) with { ExpiresAt = _clock.GetUtcNow() };
            return RefuseAsync(context);
        };

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R0", "find", "renew R8", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_race_can_be_lost_twice()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Server.Renewal = context =>
        {
            store.Stored = store.Stored == Server.Tokens() ? Server.Tokens(8) with { ExpiresAt = _clock.GetUtcNow() } : Server.Tokens(1);
            return RefuseAsync(context);
        };

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R0", "find", "renew R8", "find", "call A1"], Server.Events);
    }

    [Fact]
    public async Task A_pair_with_the_refresh_token_that_was_refused_is_no_other_pair()
    {
        var store = new MemoryTokenStore(Server.Tokens(1) with { RefreshToken = Server.Refresh(0), ExpiresAt = _clock.GetUtcNow() }, Server.Add);

        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store, TimeSpan.Zero)));

        Assert.Equal(["call A0", "find", "renew R0", "find"], Server.Events);
    }

    [Fact]
    public async Task A_store_that_fails_meanwhile_leaves_the_matter_open()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add);
        Server.Renewal = context =>
        {
            store.FindFailure = new TimeoutException();
            return RefuseAsync(context);
        };
        BitrixClient client = Client(store);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));
        store.FindFailure = null;
        store.Stored = Server.Tokens(1);
        await CallAsync(client);

        Assert.Contains("the token store failed (TimeoutException)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["call A0", "find", "renew R0", "find", "call A0", "find", "call A1"], Server.Events);
    }

    private static Task<BitrixResponse> CallAsync(BitrixClient client) => client.CallAsync("user.admin", default, Stop);

    private static async Task<bool> RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 400;
        await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
        return true;
    }

    /// <summary>Lets the time pass that a call waits for.</summary>
    private async Task PassAsync(Task call)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        _ = call.ContinueWith(_ => over.Cancel(), Stop, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (true)
            {
                await _clock.WaitAsync(over.Token);
            }
        }
        catch (OperationCanceledException) when (call.IsCompleted)
        {
        }
    }

    private BitrixClient Client(ITokenStore? store, TimeSpan? budget = null) => new(_http, Server.Tokens(), new BitrixClientOptions
    {
        ClientId = TokenServer.ClientId,
        ClientSecret = TokenServer.ClientSecret,
        TokenStore = store,
        TimeProvider = _clock,
        RateLimit = null,
        RequestBudget = budget ?? TimeSpan.FromSeconds(30),
    });
}
