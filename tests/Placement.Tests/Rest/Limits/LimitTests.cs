using Microsoft.AspNetCore.Http;
using Placement.Limits;

namespace Placement.Tests.Rest.Limits;

public sealed class LimitTests : IDisposable
{
    private const string QueryLimit = """{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}""";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly WaitingClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Too_many_requests_are_repeated_after_growing_delays()
    {
        await using CannedServer server = await RefuseAsync(QueryLimit, times: 4, status: 503);
        Task<BitrixResponse> call = Client(server).CallAsync("placement.bind", default, Stop);

        foreach (double seconds in (double[])[1, 2, 4, 8])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _clock.WaitAsync(Stop));
        }

        Assert.True((await call).Result.GetBoolean());
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Delays_beyond_the_budget_are_not_waited()
    {
        await using CannedServer server = await RefuseAsync(QueryLimit, times: 99, status: 503);
        Task<BitrixResponse> call = Client(server, new BitrixClientOptions { RateLimit = null, TimeProvider = _clock, RequestBudget = TimeSpan.FromSeconds(6.9) }).CallAsync("placement.bind", default, Stop);

        await _clock.WaitAsync(Stop);
        await _clock.WaitAsync(Stop);
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => call);

        Assert.Equal("placement.bind: QUERY_LIMIT_EXCEEDED (503): Too many requests", exception.Message);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(0, 0, 0.9)]
    [InlineData(0, 1, 1.1)]
    [InlineData(3, 0.5, 8)]
    [InlineData(99, 0.5, 32)]
    public void Delays_differ_by_ten_per_cent(int refusals, double random, double seconds) =>
        Assert.Equal(seconds, Backoff.AfterQueryLimit(refusals, random).TotalSeconds, precision: 3);

    [Fact]
    public async Task A_method_without_time_left_waits_until_the_portal_releases_some()
    {
        await using CannedServer server = await RefuseAsync(
            $$$"""{"error":"OPERATION_TIME_LIMIT","error_description":"Method is blocked due to operation time limit.","time":{"operating_reset_at":{{{(_clock.GetUtcNow() + TimeSpan.FromSeconds(17)).ToUnixTimeSeconds()}}}}}""",
            times: 1,
            status: 429);
        Task<BitrixResponse> call = Client(server).CallAsync("placement.bind", default, Stop);

        Assert.Equal(TimeSpan.FromSeconds(17), await _clock.WaitAsync(Stop));
        Assert.True((await call).Result.GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","time":{"operating_reset_at":1}""")]
    public async Task A_portal_that_does_not_say_when_is_asked_after_ten_seconds(string time)
    {
        await using CannedServer server = await RefuseAsync($$"""{"error":"OPERATION_TIME_LIMIT"{{time}}}""", times: 2, status: 429);
        Task<BitrixResponse> call = Client(server).CallAsync("placement.bind", default, Stop);

        Assert.Equal(TimeSpan.FromSeconds(10), await _clock.WaitAsync(Stop));
        Assert.Equal(TimeSpan.FromSeconds(10), await _clock.WaitAsync(Stop));
        Assert.True((await call).Result.GetBoolean());
    }

    [Fact]
    public async Task A_call_is_repeated_as_it_was_made()
    {
        await using CannedServer server = await RefuseAsync(QueryLimit, times: 1, status: 503);
        byte[] parameters = """{"a":"as it was"}"""u8.ToArray();
        Task<BitrixResponse> call = Client(server).CallAsync("placement.bind", parameters, Stop);
        Array.Clear(parameters);

        await _clock.WaitAsync(Stop);
        await call;

        Assert.Equal(
            """{"a":"as it was","auth":"secret-token"}""",
            Assert.Single(server.Requests.Select(static request => request.Body).Distinct()));
    }

    [Fact]
    public void No_release_is_more_than_ten_minutes_away() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Backoff.AfterOperatingTimeLimit(DateTimeOffset.MaxValue, _clock.GetUtcNow()));

    [Fact]
    public async Task A_release_beyond_the_budget_is_not_waited_for()
    {
        await using CannedServer server = await RefuseAsync(
            $$$"""{"error":"OPERATION_TIME_LIMIT","time":{"operating_reset_at":{{{(_clock.GetUtcNow() + TimeSpan.FromSeconds(31)).ToUnixTimeSeconds()}}}}}""", times: 1, status: 429);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => Client(server).CallAsync("placement.bind", default, Stop));

        Assert.Equal("OPERATION_TIME_LIMIT", exception.Code);
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(31), exception.Time!.OperatingResetAt);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(QueryLimit)]
    [InlineData("""{"error":"OPERATION_TIME_LIMIT"}""")]
    public async Task A_wait_can_be_cancelled(string refusal)
    {
        await using CannedServer server = await RefuseAsync(refusal, times: 1, status: 503);
        using var cancellation = new CancellationTokenSource();
        Task<BitrixResponse> call = Client(server).CallAsync("placement.bind", default, cancellation.Token);
        await _clock.BegunAsync(Stop);

        cancellation.Cancel();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(503, """{"error":"OVERLOAD_LIMIT"}""")]
    [InlineData(503, "<html>")]
    [InlineData(429, """{"error":"ACCESS_DENIED"}""")]
    [InlineData(429, "")]
    [InlineData(500, """{"error":"INTERNAL_SERVER_ERROR"}""")]
    [InlineData(500, """{"error":"ERROR_UNEXPECTED_ANSWER"}""")]
    [InlineData(502, "<html>")]
    [InlineData(401, """{"error":"NO_AUTH_FOUND"}""")]
    [InlineData(401, """{"error":"PAYMENT_REQUIRED"}""")]
    [InlineData(200, "[]")]
    public async Task Nothing_else_is_repeated(int status, string body)
    {
        await using CannedServer server = await CannedServer.AnswerAsync(body, status);

        await Assert.ThrowsAsync<BitrixException>(() => Client(server).CallAsync("placement.bind", default, Stop));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_is_not_repeated()
    {
        await using CannedServer server = await CannedServer.StartAsync(static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<BitrixException>(() => Client(server).CallAsync("placement.bind", default, Stop));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Clients_of_one_portal_share_its_bucket()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");
        var options = new BitrixClientOptions { RateLimit = new RequestRate(2, 0.5), TimeProvider = _clock };
        await Client(server, options).CallAsync("a", default, Stop);
        await Client(server, options).CallAsync("b", default, Stop);
        Task<BitrixResponse> third = Client(server, options).CallAsync("c", default, Stop);

        Assert.Equal(TimeSpan.FromSeconds(2), await _clock.WaitAsync(Stop));
        await third;

        Assert.Equal(["/rest/a", "/rest/b", "/rest/c"], server.Requests.Select(static request => request.Target));
    }

    [Fact]
    public async Task A_call_that_would_queue_too_long_is_refused_and_not_sent()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");
        BitrixClient client = Client(
            server,
            new BitrixClientOptions { RateLimit = new RequestRate(1, 0.1), TimeProvider = _clock, RequestBudget = TimeSpan.FromSeconds(9) });
        await client.CallAsync("a", default, Stop);

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => client.CallAsync("b", default, Stop));

        Assert.Equal("QUERY_LIMIT_EXCEEDED", exception.Code);
        Assert.Null(exception.StatusCode);
        Assert.Equal(
            "b: QUERY_LIMIT_EXCEEDED: too many calls are waiting for the portal. A longer wait is not within RequestBudget; nothing was sent.",
            exception.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_budget_of_zero_never_waits()
    {
        await using CannedServer server = await RefuseAsync(QueryLimit, times: 1, status: 503);

        await Assert.ThrowsAsync<BitrixException>(() => Client(server, new BitrixClientOptions { RequestBudget = TimeSpan.Zero, TimeProvider = _clock }).CallAsync("a", default, Stop));

        Assert.Throws<ArgumentOutOfRangeException>(() => new BitrixClientOptions { RequestBudget = TimeSpan.FromTicks(-1) });
    }

    private static Task<CannedServer> RefuseAsync(string body, int times, int status)
    {
        int calls = 0;
        return CannedServer.StartAsync(async context =>
        {
            bool isRefused = Interlocked.Increment(ref calls) <= times;
            context.Response.StatusCode = isRefused ? status : 200;
            await context.Response.WriteAsync(isRefused ? body : """{"result":true}""");
        });
    }

    private BitrixClient Client(CannedServer server, BitrixClientOptions? options = null) =>
        new(_http, new PortalTokens(new Uri(server.Address, "rest/"), "secret-token"), options ?? new BitrixClientOptions { TimeProvider = _clock, RateLimit = null }) { Random = static () => 0.5 };
}
