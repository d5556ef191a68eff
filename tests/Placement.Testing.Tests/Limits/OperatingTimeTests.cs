using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Limits;

/// <summary>The time that the calls of one method may take together.</summary>
public sealed class OperatingTimeTests
{
    private const string Blocked = "OPERATION_TIME_LIMIT";

    private static readonly DateTimeOffset Noon = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_call_that_exceeds_the_limit_completes_and_the_next_one_does_not()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(480));
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.OperatingTime("placement.get", TimeSpan.FromSeconds(200)));

        Assert.Equal((200, 200), Operating(await client.CallAsync("placement.get")));
        Assert.Equal((200, 400), Operating(await client.CallAsync("placement.get")));
        Answer last = await client.CallAsync("placement.get");
        Assert.Equal((200, 600), Operating(last));
        Assert.Equal(Noon.AddMinutes(10), ResetAt(last));

        Answer refused = await client.CallAsync("placement.get");
        refused.Is(429, Blocked, "Method is blocked due to operation time limit.");
        Assert.False(refused.Body.TryGetProperty("time", out _));
        (await client.CallAsync("placement.list")).Is200();
    }

    [Fact]
    public async Task A_method_that_has_just_reached_its_limit_may_be_called_once_more()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(480));
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(480)).OnRequest(1));
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(1)).OnRequest(2));

        (await client.CallAsync("profile")).Is200();
        Assert.Equal((1, 481), Operating(await client.CallAsync("profile")));
        (await client.CallAsync("profile")).Is(429, Blocked);
    }

    [Fact]
    public async Task A_method_is_refused_until_its_oldest_minute_is_released()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(99));
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(50)));

        _clock.Advance(TimeSpan.FromSeconds(30));
        (await client.CallAsync("profile")).Is200();
        _clock.Advance(TimeSpan.FromMinutes(4));
        Answer last = await client.CallAsync("profile");
        Assert.Equal(Noon.AddMinutes(10), ResetAt(last));
        (await client.CallAsync("profile")).Is(429, Blocked);

        _clock.Advance(Noon.AddMinutes(10) - _clock.GetUtcNow() - TimeSpan.FromTicks(1));
        (await client.CallAsync("profile")).Is(429, Blocked);
        _clock.Advance(TimeSpan.FromTicks(1));

        // Half of it is back; the other half has four minutes to go.
        last = await client.CallAsync("profile");
        Assert.Equal((50, 100), Operating(last));
        Assert.Equal(Noon.AddMinutes(14), ResetAt(last));
        (await client.CallAsync("profile")).Is(429, Blocked);
    }

    [Fact]
    public async Task Webhooks_and_applications_have_budgets_of_their_own()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(0.5));
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(1)).OnRequest(1));

        (await new PortalClient(portal).CallAsync("profile")).Is200();
        (await new PortalClient(portal, portal.Users[1]).CallAsync("profile")).Is(429, Blocked);
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task In_a_batch_a_blocked_method_fails_alone()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(10), chargesBatchedMethods: true);
        portal.Faults.Add(PortalFault.OperatingTime("placement.bind", TimeSpan.FromSeconds(6)));

        Answer answer = await new PortalClient(portal).BatchAsync(new { a = Bind("a"), b = Bind("b"), c = Bind("c"), list = "scope" });

        Assert.Equal(200, answer.Status);
        Assert.Equal(["a", "b", "list"], answer.Result.GetProperty("result").EnumerateObject().Select(static result => result.Name));
        Assert.Equal(
            """{"c":{"error":"OPERATION_TIME_LIMIT","error_description":"Method is blocked due to operation time limit."}}""",
            answer.Result.GetProperty("result_error").GetRawText());
        JsonElement times = answer.Result.GetProperty("result_time");
        Assert.Equal(["a", "b", "list"], times.EnumerateObject().Select(static time => time.Name));
        Assert.Equal([6, 12], new[] { "a", "b" }.Select(key => times.GetProperty(key).GetProperty("operating").GetDouble()));
        Assert.Equal(Noon.AddMinutes(10).ToUnixTimeSeconds(), times.GetProperty("b").GetProperty("operating_reset_at").GetInt64());
        Assert.Equal(2, portal.Bindings.Count);
        Assert.False(answer.Body.GetProperty("time").TryGetProperty("operating", out _));
    }

    [Fact]
    public async Task A_batch_is_charged_as_a_whole_and_its_methods_are_not()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(10));
        portal.Faults.Add(PortalFault.OperatingTime("placement.bind", TimeSpan.FromSeconds(6)));
        var client = new PortalClient(portal);

        Answer answer = await client.BatchAsync(new { a = Bind("a"), b = Bind("b"), list = "scope" });
        Answer refused = await client.BatchAsync(new { list = "scope" });

        JsonElement times = answer.Result.GetProperty("result_time");
        Assert.Equal([12, 12, 12], times.EnumerateObject().Select(static time => time.Value.GetProperty("operating").GetDouble()));
        Assert.Equal(Noon.AddMinutes(10).ToUnixTimeSeconds(), times.GetProperty("a").GetProperty("operating_reset_at").GetInt64());
        refused.Is(429, Blocked, "Method is blocked due to operation time limit.");
        Assert.Equal((6, 6), Operating(await client.BindAsync("LEFT_MENU")));
        _clock.Advance(TimeSpan.FromMinutes(10));
        (await client.BatchAsync(new { list = "scope" })).Is200();
    }

    [Fact]
    public async Task A_refused_method_does_not_wear_its_budget_further()
    {
        await using LocalPortal portal = await StartAsync(TimeSpan.FromSeconds(9));
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(10)));
        (await client.CallAsync("profile")).Is200();

        for (int minute = 1; minute < 10; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            (await client.CallAsync("profile")).Is(429, Blocked);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        (await client.CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task Without_a_limit_methods_take_as_long_as_they_want()
    {
        await using LocalPortal portal = await StartAsync(limit: null);
        var client = new PortalClient(portal);
        portal.Faults.Add(PortalFault.OperatingTime("profile", TimeSpan.FromHours(1)));

        (await client.CallAsync("profile")).Is200();
        Assert.Equal((3600, 7200), Operating(await client.CallAsync("profile")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(420)]
    public async Task A_method_that_is_said_to_be_exhausted_is_refused_for_almost_ten_minutes(int? limit)
    {
        await using LocalPortal portal = await StartAsync(limit is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        var client = new PortalClient(portal);
        _clock.Advance(TimeSpan.FromSeconds(90));
        portal.Faults.Add(PortalFault.OperationTimeLimit("profile").OnRequest(2));

        (await client.CallAsync("profile")).Is200();
        (await client.CallAsync("profile")).Is(429, Blocked);
        (await client.CallAsync("scope")).Is200();

        portal.Faults.Clear();
        _clock.Advance(Noon.AddMinutes(11) - _clock.GetUtcNow() - TimeSpan.FromTicks(1));
        (await client.CallAsync("profile")).Is(429, Blocked);
        _clock.Advance(TimeSpan.FromTicks(1));
        (await client.CallAsync("profile")).Is200();
        Assert.Single(portal.Faults.Injected);
    }

    [Fact]
    public async Task An_exhausted_method_is_refused_in_a_batch_from_that_command_on()
    {
        await using LocalPortal portal = await StartAsync(limit: null);
        portal.Faults.Add(PortalFault.OperationTimeLimit("placement.bind").OnRequest(2));
        var client = new PortalClient(portal);

        Answer answer = await client.BatchAsync(new { a = Bind("a"), b = Bind("b"), c = Bind("c"), me = "user.admin" });
        (await client.BindAsync("LEFT_MENU")).Is(429, Blocked);

        Assert.Equal("""{"a":true,"me":true}""", answer.Result.GetProperty("result").GetRawText());
        Assert.Equal(["b", "c"], answer.Result.GetProperty("result_error").EnumerateObject().Select(static error => error.Name));
        Assert.Single(portal.Bindings);
    }

    private static string Bind(string name) => $"placement.bind?PLACEMENT=LEFT_MENU&HANDLER=https://app.example/{name}";

    private static (double Processing, double Operating) Operating(Answer answer) =>
        (
            answer.Body.GetProperty("time").GetProperty("processing").GetDouble(),
            answer.Body.GetProperty("time").GetProperty("operating").GetDouble());

    private static DateTimeOffset ResetAt(Answer answer) =>
        DateTimeOffset.FromUnixTimeSeconds(answer.Body.GetProperty("time").GetProperty("operating_reset_at").GetInt64());

    private Task<LocalPortal> StartAsync(TimeSpan? limit, bool chargesBatchedMethods = false) =>
        LocalPortal.StartAsync(
            new() { TimeProvider = _clock, OperatingTimeLimit = limit, ChargesBatchedMethods = chargesBatchedMethods }, Stop);
}
