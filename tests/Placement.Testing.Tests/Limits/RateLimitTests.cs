using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Limits;

/// <summary>The leaky bucket.</summary>
public sealed class RateLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_plans_have_Bitrix24s_limits()
    {
        Assert.Equal(new PortalRateLimit(50, 2), PortalRateLimit.Standard);
        Assert.Equal(new PortalRateLimit(250, 5), PortalRateLimit.Enterprise);
    }

    [Theory]
    [InlineData(50, 2, 500)]
    [InlineData(250, 5, 200)]
    [InlineData(1, 0.1, 10_000)]
    public async Task A_full_bucket_takes_one_more_request_for_each_that_has_run_out(
        int threshold, double drain, int millisecondsPerRequest)
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(threshold, drain));
        var client = new PortalClient(portal);

        Assert.Equal(threshold, await AcceptedAsync(client, threshold + 2));
        _clock.Advance(TimeSpan.FromMilliseconds(millisecondsPerRequest) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await AcceptedAsync(client, 1));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await AcceptedAsync(client, 2));
        if (threshold > 3)
        {
            _clock.Advance(3 * TimeSpan.FromMilliseconds(millisecondsPerRequest));
            Assert.Equal(3, await AcceptedAsync(client, 5));
        }

        // It never holds less than nothing.
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(threshold, await AcceptedAsync(client, threshold + 1));
    }

    [Fact]
    public async Task A_refused_request_is_not_executed()
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(1, 1));
        var client = new PortalClient(portal);

        (await client.CallAsync("profile")).Is200();
        Answer answer = await client.BindAsync("LEFT_MENU");

        answer.Is(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        Assert.False(answer.Body.TryGetProperty("time", out _));
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Empty(portal.Bindings);
        Assert.Equal([null, "QUERY_LIMIT_EXCEEDED"], portal.Requests.Select(static request => request.ErrorCode));
    }

    [Fact]
    public async Task A_batch_counts_once()
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(2, 1));
        var client = new PortalClient(portal);

        Assert.Equal(50, (await client.BatchAsync(Enumerable.Repeat("profile", 50))).Result.GetProperty("result").GetArrayLength());
        Assert.Equal(1, await AcceptedAsync(client, 3));
    }

    [Fact]
    public async Task All_callers_share_the_bucket()
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(3, 1));

        (await new PortalClient(portal).CallAsync("profile")).Is200();
        (await new PortalClient(portal, portal.Users[1]).CallAsync("profile")).Is200();
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("profile")).Is200();
        (await new PortalClient(portal).CallAsync("profile")).Is(503, "QUERY_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Requests_for_tokens_are_not_limited()
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(1, 1));
        var client = new PortalClient(portal);
        (await client.CallAsync("profile")).Is200();

        PortalTokens tokens = portal.IssueTokens();

        (await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info")).Is200();
        (await client.CallAsync("profile")).Is(503, "QUERY_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task What_never_reached_the_portal_does_not_fill_the_bucket()
    {
        await using LocalPortal portal = await StartAsync(new PortalRateLimit(1, 1));
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.QueryLimit().Times(3));

        Assert.Equal(1, await AcceptedAsync(client, 5));
    }

    [Fact]
    public async Task Without_a_limit_any_number_is_answered()
    {
        await using LocalPortal portal = await StartAsync(limit: null);

        Assert.Equal(60, await AcceptedAsync(new PortalClient(portal), 60));
    }

    private static async Task<int> AcceptedAsync(PortalClient client, int requests)
    {
        int accepted = 0;
        for (int number = 1; number <= requests; number++)
        {
            Answer answer = await client.CallAsync("user.admin");
            accepted += answer.Status == 200 ? 1 : 0;
            Assert.True(answer.Status == 200 || answer.Error == "QUERY_LIMIT_EXCEEDED", answer.Error);
        }

        return accepted;
    }

    private Task<LocalPortal> StartAsync(PortalRateLimit? limit) =>
        LocalPortal.StartAsync(new() { TimeProvider = _clock, RateLimit = limit }, Stop);
}
