using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Http;

/// <summary>What every answer has in common.</summary>
public sealed class EnvelopeTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public async Task Every_answer_says_how_long_it_took()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        double before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;

        JsonElement time = (await new PortalClient(portal).CallAsync("profile")).Body.GetProperty("time");

        double start = time.GetProperty("start").GetDouble();
        double finish = time.GetProperty("finish").GetDouble();
        Assert.InRange(start, before - 1, before + 60);
        Assert.InRange(time.GetProperty("duration").GetDouble(), double.Epsilon, 60);
        Assert.Equal(finish - start, time.GetProperty("duration").GetDouble(), tolerance: 0.001);
        Assert.InRange(time.GetProperty("processing").GetDouble(), double.Epsilon, time.GetProperty("duration").GetDouble());
        Assert.InRange(time.GetProperty("operating").GetDouble(), double.Epsilon, 60);
    }

    [Fact]
    public async Task Times_follow_the_portals_clock()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = new FakeTimeProvider(Now) }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        JsonElement time = (await client.CallAsync("profile")).Body.GetProperty("time");

        Assert.Equal(Now.ToUnixTimeMilliseconds() / 1000.0, time.GetProperty("start").GetDouble());
        Assert.Equal(Now.ToUnixTimeMilliseconds() / 1000.0, time.GetProperty("finish").GetDouble());
        Assert.Equal("0", time.GetProperty("duration").GetRawText());
        Assert.Equal("0", time.GetProperty("processing").GetRawText());
        Assert.Equal("2026-08-20T12:00:00+00:00", time.GetProperty("date_start").GetString());
        Assert.Equal("2026-08-20T12:00:00+00:00", time.GetProperty("date_finish").GetString());
        Assert.Equal("0", time.GetProperty("operating").GetRawText());
        Assert.Equal(
            new DateTimeOffset(2026, 8, 20, 12, 10, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            time.GetProperty("operating_reset_at").GetInt64());
        Assert.Equal("2026-08-20T12:00:00+00:00", (await client.CallAsync("server.time")).Result.GetString());
        Assert.Equal(Now, portal.Requests[0].ReceivedAt);
    }

    [Fact]
    public async Task The_parts_of_the_time_fit_together()
    {
        var clock = new FakeTimeProvider(Now) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = clock }, TestContext.Current.CancellationToken);

        JsonElement time = (await new PortalClient(portal).CallAsync("profile")).Body.GetProperty("time");

        double duration = time.GetProperty("duration").GetDouble();
        Assert.Equal(time.GetProperty("start").GetDouble() + duration, time.GetProperty("finish").GetDouble(), tolerance: 0.0001);
        Assert.Equal(
            DateTimeOffset.Parse(time.GetProperty("date_start").GetString()!, CultureInfo.InvariantCulture).AddSeconds(duration),
            DateTimeOffset.Parse(time.GetProperty("date_finish").GetString()!, CultureInfo.InvariantCulture));
        Assert.InRange(time.GetProperty("processing").GetDouble(), 1, duration - 1);
    }

    [Fact]
    public async Task Operating_time_adds_up_per_method_and_is_released_after_ten_minutes()
    {
        var clock = new FakeTimeProvider(Now) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = clock }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        async Task<(double Operating, long ResetAt)> CallAsync(string method)
        {
            JsonElement time = (await client.CallAsync(method)).Body.GetProperty("time");
            return (time.GetProperty("operating").GetDouble(), time.GetProperty("operating_reset_at").GetInt64());
        }

        (double first, long resetAt) = await CallAsync("profile");
        (double second, long sameResetAt) = await CallAsync("profile");
        (double other, _) = await CallAsync("user.admin");
        clock.AutoAdvanceAmount = TimeSpan.Zero;
        clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(resetAt));
        (double released, long laterResetAt) = await CallAsync("profile");

        Assert.True(first > 0);
        Assert.True(second > first);
        Assert.Equal(first, other);
        Assert.Equal(resetAt, sameResetAt);
        Assert.Equal(0, released);
        Assert.True(laterResetAt > resetAt);
    }

    [Theory]
    [InlineData("no.such.method", 404)]
    [InlineData("profile?auth=wrong", 401)]
    [InlineData("profile", 401)]
    public async Task An_error_has_no_time(string method, int status)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await PortalClient.SendAsync(HttpMethod.Get, new Uri(portal.Endpoint, method));

        Assert.Equal(status, answer.Status);
        Assert.Equal(["error", "error_description"], answer.Body.EnumerateObject().Select(static member => member.Name));
    }

    [Fact]
    public async Task An_error_of_a_method_has_the_time_if_it_comes_in_an_ok()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Answer[] answers =
        [
            await client.BindAsync("NO_SUCH"), await client.BindAsync("PAGE_BACKGROUND_WORKER"), await client.CallAsync("placement.bind"),
        ];

        Assert.Equal(
            [
                (400, "error,error_description"),
                (200, "error,error_description,time"),
                (400, "error,error_description,argument"),
            ],
            answers.Select(static answer =>
                (answer.Status, string.Join(',', answer.Body.EnumerateObject().Select(static member => member.Name)))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/code")]
    [InlineData("1/code/placement.get/more")]
    [InlineData("placement.get.xml")]
    [InlineData("placement")]
    [InlineData("crm.deals.list")]
    public async Task What_is_no_method_is_not_found(string path)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).CallAsync(path)).Is(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    }

    [Fact]
    public async Task Only_get_and_post_are_answered()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await PortalClient.SendAsync(HttpMethod.Put, new Uri(portal.Endpoint, "profile"))).Is(405, "INVALID_REQUEST");
        (await PortalClient.SendAsync(HttpMethod.Delete, new Uri(portal.Endpoint, "profile"))).Is(405, "INVALID_REQUEST");
        Assert.Equal(404, (await PortalClient.SendAsync(HttpMethod.Get, new Uri(portal.Address, "elsewhere"))).Status);
    }

    [Theory]
    [InlineData("POST", "profile", 401)]
    [InlineData("GET", "no.such.method", 404)]
    [InlineData("PUT", "profile", 405)]
    [InlineData("OPTIONS", "placement.bind", 204)]
    [InlineData("OPTIONS", "", 204)]
    public async Task Browsers_of_any_origin_may_read_every_answer(string verb, string method, int status)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        foreach (Uri server in new[] { portal.Endpoint, new Uri(portal.AuthorizationServer, "rest/") })
        {
            Answer answer = await PortalClient.SendAsync(new HttpMethod(verb), new Uri(server, method));

            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("origin, content-type, accept", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Methods"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            if (server == portal.Endpoint)
            {
                Assert.Equal(status, answer.Status);
            }
        }
    }

    [Theory]
    [InlineData(8_000, 200)]
    [InlineData(9_000, 414)]
    [InlineData(1_500_000, 414)]
    public async Task Browsers_of_any_origin_may_read_that_an_address_is_too_long(int length, int status)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string query = $"app.info?auth={portal.IssueTokens().AccessToken}&more={new string('x', length)}";

        foreach (Uri server in new[] { portal.Endpoint, new Uri(portal.AuthorizationServer, "rest/") })
        {
            using var http = new HttpClient();
            using HttpResponseMessage answer = await http.GetAsync(server + query, TestContext.Current.CancellationToken);

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task A_page_of_the_internet_may_call_this_machine_if_its_browser_asks()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Options, new Uri(portal.Endpoint, "profile"));
        asked.Headers.Add("Access-Control-Request-Private-Network", "true");

        using HttpResponseMessage yes = await http.SendAsync(asked, TestContext.Current.CancellationToken);
        Answer unasked = await PortalClient.SendAsync(HttpMethod.Options, new Uri(portal.Endpoint, "profile"));

        Assert.Equal("true", Assert.Single(yes.Headers.GetValues("Access-Control-Allow-Private-Network")));
        Assert.False(unasked.Headers.Contains("Access-Control-Allow-Private-Network"));
    }

    [Fact]
    public async Task A_preflight_is_no_request()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await PortalClient.SendAsync(HttpMethod.Options, new Uri(portal.Endpoint, "placement.bind"));

        Assert.Empty(portal.Requests);
    }
}
