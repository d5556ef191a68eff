using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests.Teaching;

/// <summary>Methods that a test answers in the portal's place.</summary>
public sealed partial class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What a function returns, and the <c>result</c> that it becomes.</summary>
    public static TheoryData<LocalAnswer, string> Results => new()
    {
        { new JsonObject { ["ID"] = "17", ["days"] = 3 }, """{"ID":"17","days":3}""" },
        { new JsonArray(1, "two", null, true), """[1,"two",null,true]""" },
        { JsonNode.Parse("""{"a":{"b":[{}]}}"""), """{"a":{"b":[{}]}}""" },
        { JsonValue.Create(1000.50m), "1000.50" },
        { JsonValue.Create(new DateTime(2026, 8, 20, 12, 0, 0, DateTimeKind.Utc)), "\"2026-08-20T12:00:00Z\"" },
        { JsonValue.Create(new Guid("00000000-0000-0000-0000-000000000017")), "\"00000000-0000-0000-0000-000000000017\"" },
        { "Größe / <b>", "\"Größe / <b>\"" },
        { 42, "42" },
        { true, "true" },
        { (JsonNode?)null, "null" },
        { (string?)null, "null" },
        { null!, "null" },
    };

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_is_the_result(LocalAnswer given, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("crm.deal.get", _ => given);
        var client = new PortalClient(portal);

        Answer single = await client.CallAsync("crm.deal.get");
        Answer again = await client.CallAsync("crm.deal.get");
        Answer batch = await client.BatchAsync(new { deal = "crm.deal.get" });

        Assert.Equal(expected, single.Is200().Json);
        Assert.Equal(expected, again.Is200().Json);
        Assert.Equal(expected, batch.Result.GetProperty("result").GetProperty("deal").GetRawText());
        Assert.Equal(["result", "time"], single.Body.EnumerateObject().Select(static member => member.Name));
        Assert.All(portal.Requests, static request => Assert.Null(request.Exception));
    }

    [Fact]
    public async Task A_function_sees_the_call()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm", "placement"] }, Cancellation);
        List<LocalCall> calls = [];
        portal.Answer("CRM.Deal.Update", call =>
        {
            calls.Add(call);
            return call.Parameters["fields"];
        });

        Answer mine = await new PortalClient(portal, portal.Users[1])
            .CallAsync("crm.deal.update", new { id = 17, fields = new { TITLE = "Roof" } });
        Answer hook = await new PortalClient(portal.WebhookAddress, token: null).CallAsync("crm.deal.update.json");
        Answer batch = await new PortalClient(portal).BatchAsync(new { a = "crm.deal.update?ID=18&fields[TITLE]=Wall" });

        Assert.Equal("""{"TITLE":"Roof"}""", mine.Is200().Json);
        Assert.Equal("null", hook.Is200().Json);
        Assert.Equal("""{"a":{"TITLE":"Wall"}}""", batch.Result.GetProperty("result").GetRawText());
        Assert.Equal(["crm.deal.update", "crm.deal.update", "crm.deal.update"], calls.Select(static call => call.Method));
        Assert.Equal([2, 1, 1], calls.Select(static call => call.User.Id));
        Assert.Equal([false, true, false], calls.Select(static call => call.IsWebhook));
        Assert.Equal([17, 0, 18], calls.Select(static call => call.Parameters.Number("id")));
        Assert.All(calls, static call => Assert.Equal(["crm", "placement"], call.Scopes));
        Assert.All(calls, static call => Assert.False(call.Parameters.Has("auth")));
        Assert.Equal(["crm.deal.update", "crm.deal.update", "batch"], portal.Requests.Select(static request => request.Method));
        Assert.Contains("\"TITLE\":\"Roof\"", portal.Requests[0].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_may_wait()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource<string>();
        portal.Answer("crm.deal.get", async (call, cancellationToken) =>
        {
            asked.SetResult();
            return await answered.Task.WaitAsync(cancellationToken) + call.Parameters.Text("id");
        });

        Task<Answer> call = new PortalClient(portal).CallAsync("crm.deal.get", new { id = 17 });
        await asked.Task.WaitAsync(Cancellation);
        answered.SetResult("Deal ");

        Assert.Equal("\"Deal 17\"", (await call).Is200().Json);
    }

    [Fact]
    public async Task A_function_that_waits_ends_with_the_portal()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var asked = new TaskCompletionSource();
        portal.Answer("crm.deal.get", async (_, cancellationToken) =>
        {
            asked.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return true;
        });

        Task<Answer> call = new PortalClient(portal).CallAsync("crm.deal.get");
        await asked.Task.WaitAsync(Cancellation);
        await portal.DisposeAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
        LocalRequest request = Assert.Single(portal.Requests);
        Assert.Equal((0, null), (request.Status, request.Exception));
    }

    [Fact]
    public async Task A_list_says_how_many_rows_there_are_and_where_the_next_page_starts()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("crm.deal.list", call => call.Parameters.Number("start") == 0
            ? new LocalAnswer(new JsonArray(1, 2)) { Total = 3, Next = 2 }
            : new LocalAnswer(new JsonArray(3)) { Total = 3 });
        var client = new PortalClient(portal);

        Answer first = await client.CallAsync("crm.deal.list");
        Answer last = await client.CallAsync("crm.deal.list", new { start = 2 });
        Answer batch = await client.BatchAsync(new Dictionary<string, string>
        {
            ["first"] = "crm.deal.list",
            ["last"] = "crm.deal.list?start=$next[first]",
            ["other"] = "profile",
        });

        Assert.Equal(["result", "next", "total", "time"], first.Body.EnumerateObject().Select(static member => member.Name));
        Assert.Equal((2, 3), (first.Body.GetProperty("next").GetInt32(), first.Body.GetProperty("total").GetInt32()));
        Assert.Equal(["result", "total", "time"], last.Body.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("[3]", batch.Result.GetProperty("result").GetProperty("last").GetRawText());
        Assert.Equal("""{"first":3,"last":3}""", batch.Result.GetProperty("result_total").GetRawText());
        Assert.Equal("""{"first":2}""", batch.Result.GetProperty("result_next").GetRawText());
    }

    [Fact]
    public async Task Commands_use_everything_that_a_batch_says_of_those_before()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("crm.deal.list", _ => new LocalAnswer(new JsonArray(new JsonObject { ["ID"] = "17" })) { Total = 80, Next = 50 });
        portal.Answer("crm.deal.get", _ => LocalAnswer.Error("", "Not found"));
        portal.Answer("crm.deal.add", call => call.Parameters["fields"]);

        Answer answer = await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["list"] = "crm.deal.list",
            ["gone"] = "crm.deal.get?id=$result[list][0][ID]",
            ["add"] = "crm.deal.add?fields[row]=$result[list][0]&fields[text]=$total[list] deals, $next[list] on the first page"
                + "&fields[count]=$total[list]&fields[why]=$error[gone][error_description]&fields[time]=$time[list][date_start]"
                + "&fields[none]=$next[gone]&fields[untimed]=$time[gone][duration]&fields[other]=$results[list]",
        });

        JsonElement fields = answer.Result.GetProperty("result").GetProperty("add");
        Assert.Equal("""{"ID":"17"}""", fields.GetProperty("row").GetRawText());
        Assert.Equal("80 deals, 50 on the first page", fields.GetProperty("text").GetString());
        Assert.Equal("80", fields.GetProperty("count").GetRawText());
        Assert.Equal("Not found", fields.GetProperty("why").GetString());
        Assert.Equal(
            answer.Result.GetProperty("result_time").GetProperty("list").GetProperty("date_start").GetString(),
            fields.GetProperty("time").GetString());
        Assert.Equal("$next[gone]", fields.GetProperty("none").GetString());
        Assert.Equal("$time[gone][duration]", fields.GetProperty("untimed").GetString());
        Assert.Equal("$results[list]", fields.GetProperty("other").GetString());
    }

    [Fact]
    public async Task An_error_is_an_answer()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("crm.deal.get", _ => LocalAnswer.Error("", "Not found"));
        portal.Answer("crm.item.get", _ => LocalAnswer.Error("ACCESS_DENIED", "Access denied", HttpStatusCode.Forbidden));
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.deal.get")).Is(400, "", "Not found");
        (await client.CallAsync("crm.item.get")).Is(403, "ACCESS_DENIED", "Access denied");
        Answer batch = await client.BatchAsync(new { deal = "crm.deal.get", item = "crm.item.get", me = "user.admin" });

        Assert.Equal("""{"me":true}""", batch.Result.GetProperty("result").GetRawText());
        Assert.Equal(
            """{"error":"","error_description":"Not found"}""", batch.Result.GetProperty("result_error").GetProperty("deal").GetRawText());
        Assert.Equal(
            """{"error":"ACCESS_DENIED","error_description":"Access denied"}""",
            batch.Result.GetProperty("result_error").GetProperty("item").GetRawText());
        Assert.Equal(["", "ACCESS_DENIED", null], portal.Requests.Select(static request => request.ErrorCode));
        Assert.All(portal.Requests, static request => Assert.Null(request.Exception));
    }

    [Fact]
    public async Task What_a_function_throws_fails_the_call_and_is_shown_to_the_test()
    {
        var log = new TestLog();
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { LoggerFactory = log }, Cancellation);
        var bug = new InvalidOperationException("A bug of the test.");
        portal.Answer("crm.deal.get", LocalAnswer (_) => throw bug);
        portal.Answer("crm.item.get", async (_, _) =>
        {
            await Task.Yield();
            throw bug;
        });
        portal.Answer("crm.lead.get", _ => JsonValue.Create(new WeakReference(bug)));
        portal.Answer("user.get", _ => throw new OperationCanceledException());
        var client = new PortalClient(portal);
        string[] methods = ["crm.deal.get", "crm.item.get", "crm.lead.get", "user.get"];

        foreach (string method in methods)
        {
            Answer answer = await client.CallAsync(method);
            answer.Is(500, "INTERNAL_SERVER_ERROR", "Internal server error");
            Assert.DoesNotContain("bug", answer.Body.GetRawText(), StringComparison.OrdinalIgnoreCase);
        }

        Answer batch = await client.BatchAsync(
            new { me = "user.admin", deal = "crm.deal.get", lead = "crm.lead.get", again = "user.admin" });

        Assert.Equal("""{"me":true,"again":true}""", batch.Is200().Result.GetProperty("result").GetRawText());
        Assert.Equal(
            "INTERNAL_SERVER_ERROR",
            batch.Result.GetProperty("result_error").GetProperty("deal").GetProperty("error").GetString());
        Assert.Equal(
            [typeof(InvalidOperationException), typeof(InvalidOperationException), typeof(OperationCanceledException)],
            new[] { 0, 1, 3 }.Select(index => portal.Requests[index].Exception!.GetType()));
        Assert.All(portal.Requests, static request => Assert.NotNull(request.Exception));
        Assert.Same(bug, portal.Requests[0].Exception);
        Assert.Same(bug, portal.Requests[4].Exception);
        Assert.Equal(6, log.Entries.Count);
        Assert.All(log.Entries, static entry => Assert.Equal(LogLevel.Error, entry.Level));
        Assert.Same(bug, log.Entries[0].Exception);
        Assert.Contains("crm.deal.get", log.Entries[0].Text, StringComparison.Ordinal);
        Assert.Contains("LocalAnswer.Error", log.Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_and_limits_hold_for_taught_methods()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { OperatingTimeLimit = TimeSpan.FromSeconds(10) }, Cancellation);
        int calls = 0;
        portal.Answer("crm.deal.get", _ => ++calls);
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "BROKEN").ForMethod("crm.deal.get").OnRequest(1));
        portal.Faults.Add(PortalFault.ServerError(afterEffect: true).ForMethod("crm.deal.get").OnRequest(2));
        portal.Faults.Add(PortalFault.OperatingTime("crm.deal.get", TimeSpan.FromSeconds(11)).OnRequest(3));
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.deal.get")).Is(400, "BROKEN");
        Assert.Equal(0, calls);
        (await client.CallAsync("crm.deal.get")).Is(500, "INTERNAL_SERVER_ERROR");
        Assert.Equal(1, calls);
        Assert.Equal("2", (await client.CallAsync("crm.deal.get")).Json);
        (await client.CallAsync("crm.deal.get")).Is(429, "OPERATION_TIME_LIMIT");
        Assert.Equal(2, calls);
        Assert.All(portal.Requests, static request => Assert.Null(request.Exception));
    }

    [Fact]
    public async Task A_fault_hides_what_has_been_thrown_from_the_caller_but_not_from_the_test()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var bug = new InvalidOperationException("A bug of the test.");
        portal.Answer("crm.deal.get", LocalAnswer (_) => throw bug);
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "BROKEN", afterEffect: true).ForMethod("crm.deal.get"));
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.deal.get")).Is(400, "BROKEN");
        Answer batch = await client.BatchAsync(new { a = "crm.deal.get" });

        Assert.Equal(
            "BROKEN", batch.Result.GetProperty("result_error").GetProperty("a").GetProperty("error").GetString());
        Assert.All(portal.Requests, request => Assert.Same(bug, request.Exception));
    }

    [Fact]
    public async Task A_browser_may_call_a_taught_method()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("crm.deal.get", call => call.Parameters.Map("select").Text("0"));
        using var body = new StringContent($"select[]=TITLE&auth={portal.IssueTokens().AccessToken}", Encoding.UTF8, "text/plain");

        Answer answer = await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "crm.deal.get"), body);

        Assert.Equal("\"TITLE\"", answer.Json);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("crm.product.get", true)]
    [InlineData("Crm.Deal.productrows.GET", true)]
    [InlineData("profiles", false)]
    [InlineData("0123456789abcdef", false)]
    [InlineData("crm.deal.0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    public async Task The_log_says_how_an_unknown_method_is_taught(string method, bool isNamed)
    {
        var log = new TestLog();
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { LoggerFactory = log }, Cancellation);

        (await new PortalClient(portal).CallAsync(method)).Is(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");

        if (!isNamed)
        {
            Assert.Empty(log.Entries);
            return;
        }

        (LogLevel level, string text, _) = Assert.Single(log.Entries);
        string name = method.ToLowerInvariant();
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains($"portal.Answer(\"{name}\", call => ", text, StringComparison.Ordinal);
        Assert.Contains($"{name}.json into LocalPortalOptions.AnswersFolder", text, StringComparison.Ordinal);
    }
}
