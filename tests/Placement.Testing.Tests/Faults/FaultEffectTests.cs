using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Faults;

/// <summary>What each fault does to the portal and to its client.</summary>
public sealed class FaultEffectTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<PortalFault> BeforeTheEffect =>
    [
        PortalFault.DropConnection(),
        PortalFault.HtmlPage(),
        PortalFault.ServerError(),
        PortalFault.Error(HttpStatusCode.OK, "ERROR_CORE"),
        PortalFault.QueryLimit(),
        PortalFault.OperationTimeLimit("placement.bind"),
        PortalFault.ExpiredToken(),
        PortalFault.InvalidToken(),
        PortalFault.Moved(new Uri("https://new.example/")),
    ];

    public static TheoryData<PortalFault> AfterTheEffect =>
    [
        PortalFault.DropConnection(afterEffect: true),
        PortalFault.HtmlPage(HttpStatusCode.GatewayTimeout, afterEffect: true),
        PortalFault.ServerError(afterEffect: true),
        PortalFault.Error(HttpStatusCode.OK, "ERROR_CORE", afterEffect: true),
    ];

    [Theory]
    [MemberData(nameof(BeforeTheEffect), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_before_the_effect_leaves_the_portal_as_it_was(PortalFault fault)
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(fault);

        Outcome outcome = await Outcome.BindAsync(portal);

        Assert.False(outcome.IsUntouched);
        Assert.Empty(portal.Bindings);
        LocalRequest request = Assert.Single(portal.Requests);
        Assert.Equal((outcome.Status, outcome.Error, fault), (request.Status, request.ErrorCode, request.Fault));
        Assert.Equal("""{"PLACEMENT":"LEFT_MENU","HANDLER":"https://app.example/widget"}""", request.Parameters);
    }

    [Theory]
    [MemberData(nameof(AfterTheEffect), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_after_the_effect_hides_that_it_is_done(PortalFault fault)
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(fault);

        Outcome outcome = await Outcome.BindAsync(portal);

        Assert.False(outcome.IsUntouched);
        Assert.Single(portal.Bindings);
        LocalRequest request = Assert.Single(portal.Requests);
        Assert.Equal((outcome.Status, outcome.Error, fault, 1), (request.Status, request.ErrorCode, request.Fault, request.UserId));
    }

    [Fact]
    public async Task A_fault_after_the_effect_hides_a_refusal_too()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.HtmlPage(afterEffect: true));
        portal.Faults.Add(
            PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE", "Lost", afterEffect: true).ForMethod("placement.bind"));

        Outcome batch = await Outcome.CallAsync(portal, "batch", new { cmd = new { bad = "placement.bind?PLACEMENT=NO_SUCH" } });
        portal.Faults.Clear();
        portal.Faults.Add(
            PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE", "Lost", afterEffect: true).ForMethod("placement.bind"));
        Outcome command = await Outcome.CallAsync(portal, "batch", new { cmd = new { bad = "placement.bind?PLACEMENT=NO_SUCH" } });

        Assert.Equal(("text/html", 502), (batch.MediaType, batch.Status));
        Assert.Equal(
            """{"bad":{"error":"ERROR_CORE","error_description":"Lost"}}""",
            command.Json.GetProperty("result").GetProperty("result_error").GetRawText());
    }

    [Fact]
    public async Task Errors_have_the_form_of_every_error()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.ServiceUnavailable, "OVERLOAD_LIMIT", "REST API is blocked due to overload."));

        Outcome outcome = await Outcome.CallAsync(portal, "profile");

        Assert.Equal(["error", "error_description"], outcome.Json.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("REST API is blocked due to overload.", outcome.Json.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task A_command_fails_alone_before_or_after_its_effect()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.bind").OnRequest(1));
        portal.Faults.Add(PortalFault.ServerError(afterEffect: true).ForMethod("placement.bind").OnRequest(2));

        Outcome outcome = await Outcome.CallAsync(portal, "batch", new { cmd = new { a = Bind("a"), b = Bind("b"), c = Bind("c") } });

        Assert.Equal("""{"c":true}""", outcome.Json.GetProperty("result").GetProperty("result").GetRawText());
        Assert.Equal(
            """{"a":{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"},"b":{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}}""",
            outcome.Json.GetProperty("result").GetProperty("result_error").GetRawText());
        Assert.Equal(["https://app.example/b", "https://app.example/c"], portal.Bindings.Select(static binding => binding.Handler));
        Assert.Equal((200, null), Assert.Single(portal.Requests) is var request ? (request.Status, request.Fault) : default);
        Assert.Equal(["placement.bind", "placement.bind"], portal.Faults.Injected.Select(static injected => injected.Method));
    }

    [Fact]
    public async Task Whole_requests_are_dropped_and_not_the_commands_inside()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.DropConnection().ForMethod("placement.bind"));
        portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).ForMethod("batch").OnRequest(2));

        (await Outcome.CallAsync(portal, "batch", new { cmd = new { a = Bind("a") } })).Is200();
        Outcome second = await Outcome.CallAsync(portal, "batch", new { cmd = new { b = Bind("b") } });

        Assert.Equal(0, second.Status);
        Assert.Equal(2, portal.Bindings.Count);
    }

    [Fact]
    public async Task A_method_that_batches_refuse_can_be_called_singly()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.BatchRefused("Placement.Bind"));

        Outcome batch = await Outcome.CallAsync(portal, "batch", new { cmd = new { a = Bind("a"), b = "user.admin" } });
        (await Outcome.BindAsync(portal, "https://app.example/single")).Is200();

        Assert.Equal("""{"b":true}""", batch.Json.GetProperty("result").GetProperty("result").GetRawText());
        Assert.Equal(
            """{"a":{"error":"ERROR_BATCH_METHOD_NOT_ALLOWED","error_description":"Method is not allowed for batch usage"}}""",
            batch.Json.GetProperty("result").GetProperty("result_error").GetRawText());
        Assert.Equal("https://app.example/single", Assert.Single(portal.Bindings).Handler);
    }

    [Fact]
    public async Task A_portal_without_batch_answers_everything_else()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.BatchRefused());

        Outcome batch = await Outcome.CallAsync(portal, "batch", new { cmd = new { a = Bind("a") } });

        Assert.Equal((405, "ERROR_BATCH_METHOD_NOT_ALLOWED"), (batch.Status, batch.Error));
        Assert.Empty(portal.Bindings);
        (await Outcome.BindAsync(portal)).Is200();
    }

    [Fact]
    public async Task A_dropped_connection_breaks_off_without_a_byte()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.DropConnection());
        using var http = new HttpClient();

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.PostAsync(new Uri(portal.Endpoint, "profile"), TestJson.Content(new { }), Stop));

        Assert.Null(exception.StatusCode);
        Assert.Single(portal.Requests);
    }

    [Theory]
    [InlineData("https://new.example", "https://new.example/rest/profile.json?bx24_request_id=1&x=%C3%BC")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/rest/profile.json?bx24_request_id=1&x=%C3%BC")]
    [InlineData("https://new.example/elsewhere/?y=1", "https://new.example/elsewhere/?y=1")]
    public async Task A_redirection_names_the_new_address(string newAddress, string location)
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.Moved(new Uri(newAddress)));

        Outcome outcome = await Outcome.OfAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "profile.json?bx24_request_id=1&x=%C3%BC"), TestJson.Content(new { }));

        Assert.Equal((302, "", location), (outcome.Status, outcome.Body, outcome.Location?.AbsoluteUri));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delay_ends_by_the_portals_clock(bool afterEffect)
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(2), afterEffect).OnRequest(1));
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(1), afterEffect).OnRequest(1));

        Task<Outcome> call = Outcome.BindAsync(portal);
        await portal.Faults.WhenInjectedAsync(2, Stop);
        Assert.Equal(afterEffect ? 1 : 0, portal.Bindings.Count);
        _clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        Assert.Empty(portal.Requests);
        _clock.Advance(TimeSpan.FromTicks(1));
        Outcome outcome = await call;

        outcome.Is200();
        Assert.Single(portal.Bindings);
        Assert.Equal(afterEffect ? 0 : 180, outcome.Json.GetProperty("time").GetProperty("duration").GetDouble(), precision: 3);
        Assert.Equal((null, Now), Assert.Single(portal.Requests) is var request ? (request.Fault, request.ReceivedAt) : default);
    }

    [Fact]
    public async Task A_delay_adds_to_any_other_fault()
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.DropConnection(afterEffect: true));
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromSeconds(1)));
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromSeconds(1), afterEffect: true));

        Task<Outcome> call = Outcome.BindAsync(portal);
        await portal.Faults.WhenInjectedAsync(1, Stop);
        Assert.Empty(portal.Bindings);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await portal.Faults.WhenInjectedAsync(2, Stop);
        Assert.Single(portal.Bindings);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, (await call).Status);
        Assert.Equal(3, portal.Faults.Injected.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_gives_up_ends_the_delay(bool afterEffect)
    {
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromHours(1), afterEffect).OnRequest(1));
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource();
        using var parameters = TestJson.Content(
            new { auth = portal.IssueTokens().AccessToken, PLACEMENT = "LEFT_MENU", HANDLER = "https://app.example/widget" });

        Task call = http.PostAsync(new Uri(portal.Endpoint, "placement.bind"), parameters, patience.Token);
        await portal.Faults.WhenInjectedAsync(1, Stop);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        // The clock stands still: nothing but the broken connection can end the delay.
        while (portal.Requests.Count == 0)
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal((0, null), (portal.Requests[0].Status, portal.Requests[0].Fault));
        Assert.Equal(afterEffect ? 1 : 0, portal.Bindings.Count);
        (await Outcome.CallAsync(portal, "profile")).Is200();
    }

    [Fact]
    public async Task A_slow_answer_comes_part_by_part()
    {
        await using LocalPortal portal = await StartAsync();
        string whole = (await Outcome.CallAsync(portal, "no.such.method")).Body;
        portal.Faults.Add(PortalFault.SlowAnswer(bytes: 10, TimeSpan.FromSeconds(5)));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.Endpoint, "no.such.method"));

        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        await using Stream body = await response.Content.ReadAsStreamAsync(Stop);

        Assert.Equal((HttpStatusCode.NotFound, whole.Length), (response.StatusCode, (int)response.Content.Headers.ContentLength!));
        var received = new StringBuilder();
        byte[] buffer = new byte[1024];
        while (received.Length < whole.Length)
        {
            // No more can come before the clock moves.
            int expected = Math.Min(10, whole.Length - received.Length);
            Assert.Equal(expected, await body.ReadAtLeastAsync(buffer, expected, cancellationToken: Stop));
            received.Append(Encoding.UTF8.GetString(buffer, 0, expected));
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(whole, received.ToString());
        Assert.Equal(0, await body.ReadAsync(buffer, Stop));
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("slow")]
    public async Task A_portal_with_delayed_requests_stops_at_once(string kind)
    {
        LocalPortal portal = await StartAsync();
        portal.Faults.Add(kind == "slow" ? PortalFault.SlowAnswer(1, TimeSpan.FromHours(1)) : PortalFault.Latency(TimeSpan.FromHours(1)));
        Task<Outcome> call = Outcome.CallAsync(portal, "profile");
        await portal.Faults.WhenInjectedAsync(1, Stop);

        // The clock stands still, and hosts wait for their requests: only ending the delays lets both of them end.
        await portal.DisposeAsync();

        Assert.Equal(0, (await call).Status);
    }

    private static string Bind(string name) => $"placement.bind?PLACEMENT=LEFT_MENU&HANDLER=https://app.example/{name}";

    private Task<LocalPortal> StartAsync() => LocalPortal.StartAsync(new() { TimeProvider = _clock }, Stop);
}
