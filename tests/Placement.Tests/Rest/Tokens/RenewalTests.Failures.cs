using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest.Tokens;

/// <summary>Renewals that fail, and stores that do.</summary>
public sealed partial class RenewalTests
{
    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", "invalid_grant", "obtain new tokens")]
    [InlineData(200, """{"error":"wrong_client","error_description":"Wrong client"}""", "wrong_client", "Check ClientId and ClientSecret")]
    [InlineData(
        401, """{"error":"invalid_client","error_description":"bad secret-of-the-application"}""", "invalid_client", "bad ***. Check")]
    [InlineData(401, """{"error":"NOT_INSTALLED","error_description":"Application not installed"}""", "NOT_INSTALLED", "not installed on the portal any more")]
    [InlineData(402, """{"error":"PAYMENT_REQUIRED"}""", "PAYMENT_REQUIRED", "subscription")]
    [InlineData(400, """{"error":"invalid_request","error_description":"no {0}"}""", "invalid_request", "no ***")]
    [InlineData(500, "<html>", null, "the answer is not JSON (HTTP 500)")]
    [InlineData(200, "", null, "the answer is empty (HTTP 200)")]
    [InlineData(200, "[]", null, "the answer has no tokens (HTTP 200)")]
    [InlineData(200, """{"access_token":"a","expires_in":3600}""", null, "the answer has no tokens (HTTP 200)")]
    [InlineData(500, """{"access_token":"a","refresh_token":"b"}""", null, "the answer has no tokens (HTTP 500)")]
    [InlineData(
        200, """{"access_token":"a","refresh_token":"b","member_id":"ffffffffffffffffffffffffffffffff"}""", null, "another portal or user")]
    [InlineData(200, """{"access_token":"a","refresh_token":"b","user_id":"8"}""", null, "another portal or user")]
    [InlineData(302, "", null, "redirect")]
    public async Task A_renewal_that_is_refused_says_what_to_do(int status, string body, string? code, string text)
    {
        Server.Renewal = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = status == 302 ? "/oauth/other/" : default;
            await context.Response.WriteAsync(body.Replace("{0}", Server.Refresh(0), StringComparison.Ordinal));
            return true;
        };

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client()));

        Assert.Equal(code, exception.Code);
        Assert.Equal("user.admin", exception.Method);
        Assert.StartsWith(
            "user.admin: the access token has to be renewed, which failed: oauth/token: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(["call A0", "renew R0"], Server.Events);
    }

    [Fact]
    public async Task A_refresh_token_that_was_refused_is_not_sent_again()
    {
        Server.Renewal = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return true;
        };
        BitrixClient client = Client();
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));

        Assert.Equal("invalid_grant", exception.Code);
        Assert.Equal(["call A0", "renew R0", "call A0"], Server.Events);
    }

    [Fact]
    public async Task Other_failures_of_a_renewal_may_be_over_by_the_next_call()
    {
        bool isBroken = true;
        Server.Renewal = async context =>
        {
            if (isBroken)
            {
                context.Response.StatusCode = 402;
                await context.Response.WriteAsync("""{"error":"PAYMENT_REQUIRED"}""");
            }

            return isBroken;
        };
        BitrixClient client = Client();
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));
        isBroken = false;

        await CallAsync(client);

        Assert.Equal(["call A0", "renew R0", "call A0", "renew R0", "call A2"], Server.Events);
    }

    [Fact]
    public async Task The_client_secret_is_not_sent_to_a_server_that_nobody_knows()
    {
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => CallAsync(Client(tokens: Server.Tokens() with { ServerEndpoint = new Uri("https://oauth.example.com/rest/") })));

        Assert.Contains(
            "oauth.example.com is no authorization server that may have the client secret", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AuthorizationHosts", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_throws_loses_nothing()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add)
        {
            ReplaceFailure = new InvalidOperationException(
            "The database is gone")
        };
        BitrixClient client = Client(store);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(client));
        store.ReplaceFailure = null;
        await CallAsync(client);

        Assert.Equal(
            "user.admin: the access token has to be renewed, which failed: the token store failed (InvalidOperationException). The new tokens are kept in memory, and offered to it again until it takes them.",
            exception.Message);
        Assert.Equal("The database is gone", exception.InnerException!.Message);
        Assert.Equal(["call A0", "find", "renew R0", "store 2", "call A0", "store 2", "call A0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_store_that_throws_loses_nothing_though_the_client_is_gone()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add)
        {
            ReplaceFailure = new InvalidOperationException(
            "The database is gone")
        };
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store)));
        GC.Collect();
        store.ReplaceFailure = null;

        await CallAsync(Client(store));

        Assert.Equal(["call A0", "find", "renew R0", "store 2", "call A0", "store 2", "call A2"], Server.Events);
    }

    [Fact]
    public async Task A_store_that_has_thrown_gets_the_pair_though_nobody_calls_again()
    {
        var clock = new WaitingClock();
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add) { ReplaceFailure = new InvalidOperationException() };
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store, clock: clock)));

        await clock.WaitAsync(Stop);
        TimeSpan wait = await clock.BegunAsync(Stop);
        store.ReplaceFailure = null;
        clock.Advance(wait);
        await Server.SeenAsync("store 2", Stop, times: 3);

        Assert.Equal(["call A0", "find", "renew R0", "store 2", "store 2", "store 2"], Server.Events);
        Assert.Equal(Server.Refresh(2), store.Stored!.RefreshToken);
    }

    /// <summary>What an application's log does is no reason to lose what nobody else has.</summary>
    [Fact]
    public async Task A_store_that_has_thrown_gets_the_pair_though_the_log_throws_too()
    {
        var clock = new WaitingClock();
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add) { ReplaceFailure = new InvalidOperationException() };
        await Assert.ThrowsAsync<IOException>(() => CallAsync(Client(store, clock: clock, loggers: new FullLog())));

        await clock.WaitAsync(Stop);
        TimeSpan wait = await clock.BegunAsync(Stop);
        store.ReplaceFailure = null;
        clock.Advance(wait);
        await Server.SeenAsync("store 2", Stop, times: 3);

        Assert.Equal(Server.Refresh(2), store.Stored!.RefreshToken);
    }

    [Fact]
    public async Task A_pair_is_offered_without_what_the_request_had_with_it()
    {
        var clock = new WaitingClock();
        var user = new AsyncLocal<string>();
        var seen = new ConcurrentQueue<string?>();
        var store = new MemoryTokenStore(Server.Tokens(), See) { ReplaceFailure = new InvalidOperationException() };
        user.Value = "Ada";
        await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store, clock: clock)));
        await clock.WaitAsync(Stop);
        TimeSpan wait = await clock.BegunAsync(Stop);
        seen.Clear();

        store.ReplaceFailure = null;
        clock.Advance(wait);
        await Server.SeenAsync("store 2", Stop, times: 3);

        Assert.Equal([null], seen);

        void See(string line)
        {
            seen.Enqueue(user.Value);
            Server.Add(line);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_prevents_the_renewal()
    {
        var store = new MemoryTokenStore(Server.Tokens(), Server.Add) { FindFailure = new TimeoutException() };

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store)));

        Assert.Contains(
            "the token store failed (TimeoutException). The tokens were not renewed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["call A0", "find"], Server.Events);
    }

    [Fact]
    public async Task A_store_that_quotes_tokens_is_not_quoted()
    {
        var store = new MemoryTokenStore(Server.Tokens()) { ReplaceFailure = new InvalidOperationException("INSERT " + Server.Refresh(2)) };

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(Client(store)));

        Assert.Contains("the token store failed", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_a_renewal_does_not_end_it_for_the_others()
    {
        var begun = new TaskCompletionSource();
        var proceed = new TaskCompletionSource();
        Server.Renewal = async _ =>
        {
            begun.SetResult();
            await proceed.Task;
            return false;
        };
        using var cancellation = new CancellationTokenSource();
        Task<BitrixResponse> first = Client().CallAsync("user.admin", default, cancellation.Token);
        await begun.Task.WaitAsync(Stop);
        Task<BitrixResponse> second = CallAsync(Client());

        cancellation.Cancel();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        proceed.SetResult();

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.True((await second).Result.GetBoolean());
        Assert.Equal(1, Server.Renewals);
    }

    [Fact]
    public async Task A_renewal_that_fails_for_other_tokens_of_the_user_is_not_the_end_for_these()
    {
        var begun = new TaskCompletionSource();
        var proceed = new TaskCompletionSource();
        Server.Renewal = async context =>
        {
            Server.Renewal = null;
            begun.SetResult();
            await proceed.Task;
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return true;
        };
        Task<BitrixResponse> other = CallAsync(Client(tokens: Server.Tokens(9)));
        await begun.Task.WaitAsync(Stop);
        Task<BitrixResponse> call = CallAsync(Client());
        await Server.SeenAsync("call A0", Stop);
        proceed.SetResult();

        await Assert.ThrowsAsync<BitrixException>(() => other);
        Assert.True((await call).Result.GetBoolean());
        Assert.Equal(["call A9", "renew R9", "call A0", "renew R0", "call A2"], Server.Events);
    }
}
