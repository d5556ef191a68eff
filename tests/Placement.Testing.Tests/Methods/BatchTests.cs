using System.Text;
using System.Text.Json;

namespace Placement.Testing.Tests.Methods;

/// <summary>Many commands in one request.</summary>
public sealed class BatchTests
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task Commands_run_in_order_and_answer_under_their_keys()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["second"] = Bind("LEFT_MENU"),
            ["first"] = Bind(Tab),
            ["count"] = "placement.unbind?PLACEMENT=LEFT_MENU",
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["result", "result_error", "result_total", "result_next", "result_time"],
            answer.Result.EnumerateObject().Select(static map => map.Name));
        Assert.Equal("""{"second":true,"first":true,"count":{"count":2}}""", answer.Result.GetProperty("result").GetRawText());
        foreach (string map in new[] { "result_error", "result_total", "result_next" })
        {
            Assert.Equal("[]", answer.Result.GetProperty(map).GetRawText());
        }

        JsonElement times = answer.Result.GetProperty("result_time");
        Assert.Equal(["second", "first", "count"], times.EnumerateObject().Select(static time => time.Name));
        Assert.True(times.GetProperty("first").TryGetProperty("operating_reset_at", out _));
        Assert.True(times.GetProperty("first").TryGetProperty("date_start", out _));
        JsonElement outer = answer.Body.GetProperty("time");
        Assert.True(outer.TryGetProperty("duration", out _));
        Assert.False(outer.TryGetProperty("operating", out _));

        LocalRequest request = Assert.Single(portal.Requests);
        Assert.Equal(("batch", 200, null), (request.Method, request.Status, request.ErrorCode));
        Assert.Contains("placement.unbind?PLACEMENT=LEFT_MENU", request.Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_halt_an_error_stops_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["a"] = Bind(Tab),
            ["again"] = Bind(Tab),
            ["bad"] = "placement.bind?PLACEMENT=" + Tab,
            ["unknown"] = "placement.bnd",
            ["b"] = Bind("LEFT_MENU"),
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"a":true,"b":true}""", answer.Result.GetProperty("result").GetRawText());
        Assert.Equal(
            """{"again":{"error":"ERROR_CORE","error_description":"Unable to set placement handler: Handler already binded"},"bad":{"error":"ERROR_ARGUMENT","error_description":"Argument 'HANDLER' is null or empty","argument":"HANDLER"},"unknown":{"error":"ERROR_METHOD_NOT_FOUND","error_description":"Method not found!"}}""",
            answer.Result.GetProperty("result_error").GetRawText());
        Assert.Equal(
            ["a", "b"], answer.Result.GetProperty("result_time").EnumerateObject().Select(static time => time.Name));
        Assert.Equal(2, portal.Bindings.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData("1")]
    [InlineData(true)]
    [InlineData(2)]
    [InlineData("N")]
    [InlineData("false")]
    public async Task With_halt_the_first_error_ends_the_batch(object halt)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(
            new Dictionary<string, string>
            {
                ["a"] = Bind(Tab),
                ["bad"] = Bind("NO_SUCH"),
                ["never"] = Bind("LEFT_MENU"),
                ["worse"] = Bind("NO_SUCH"),
            },
            halt);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"a":true}""", answer.Result.GetProperty("result").GetRawText());
        Assert.Equal(
            """{"bad":{"error":"ERROR_PLACEMENT_NOT_FOUND","error_description":"Placement not found"}}""",
            answer.Result.GetProperty("result_error").GetRawText());
        Assert.Equal(["a"], answer.Result.GetProperty("result_time").EnumerateObject().Select(static time => time.Name));
        Assert.Single(portal.Bindings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData("0")]
    [InlineData(false)]
    [InlineData("")]
    public async Task Halt_must_be_asked_for(object halt)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await new PortalClient(portal).BatchAsync(new[] { Bind("NO_SUCH"), Bind(Tab) }, halt);

        Assert.Single(portal.Bindings);
    }

    [Fact]
    public async Task A_list_of_commands_gives_lists_where_nothing_is_missing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Answer complete = await client.BatchAsync(new[] { "user.admin", "scope" });
        Answer gap = await client.BatchAsync(new[] { "user.admin", "no.such", "user.admin" });
        Answer failed = await client.BatchAsync(new[] { "no.such", "user.admin" });

        Assert.Equal(JsonValueKind.Array, complete.Result.GetProperty("result").ValueKind);
        Assert.Equal(JsonValueKind.Array, complete.Result.GetProperty("result_time").ValueKind);
        Assert.Equal("[]", complete.Result.GetProperty("result_error").GetRawText());
        Assert.Equal("""{"0":true,"2":true}""", gap.Result.GetProperty("result").GetRawText());
        Assert.Equal(["1"], gap.Result.GetProperty("result_error").EnumerateObject().Select(static error => error.Name));
        Assert.Equal("""{"1":true}""", failed.Result.GetProperty("result").GetRawText());
        Assert.Equal(JsonValueKind.Array, failed.Result.GetProperty("result_error").ValueKind);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[\"user.admin\"]")]
    public async Task What_is_no_text_is_no_command_but_counts(string command)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string texts = string.Concat(Enumerable.Repeat(",\"user.admin\"", 50));

        Answer answer = await new PortalClient(portal).CallAsync(
            "batch", System.Text.Json.Nodes.JsonNode.Parse($$"""{"cmd":[{{command}}{{texts}}]}"""));

        Assert.Equal(49, answer.Result.GetProperty("result").EnumerateObject().Count());
        Assert.Equal(["50"], answer.Result.GetProperty("result_error").EnumerateObject().Select(static error => error.Name));
    }

    [Fact]
    public async Task Fifty_commands_are_the_limit()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(
            Enumerable.Range(1, 52).ToDictionary(
                static number => $"c{number}", static number => Bind(Tab, $"https://app.example/{number}")));

        Assert.Equal(200, answer.Status);
        Assert.Equal(50, portal.Bindings.Count);
        Assert.Equal(50, answer.Result.GetProperty("result").EnumerateObject().Count());
        Assert.Equal(["c51", "c52"], answer.Result.GetProperty("result_error").EnumerateObject().Select(static error => error.Name));
        Assert.Equal(
            "ERROR_BATCH_LENGTH_EXCEEDED", answer.Result.GetProperty("result_error").GetProperty("c52").GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("Batch?cmd[a]=user.admin")]
    public async Task A_batch_in_a_batch_is_not_allowed(string command)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(new { inner = command, after = "user.admin" });

        Assert.Equal(
            "ERROR_BATCH_METHOD_NOT_ALLOWED",
            answer.Result.GetProperty("result_error").GetProperty("inner").GetProperty("error").GetString());
        Assert.Equal("""{"after":true}""", answer.Result.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task A_command_uses_the_results_before_it()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["me"] = "profile",
            ["scopes"] = "scope",
            ["bind"] = "placement.bind?PLACEMENT=LEFT_MENU&HANDLER=https%3A%2F%2Fapp.example%2F%24result%5Bme%5D%5BID%5D%2F$result[scopes][0]%2F$result[scopes][99]%2F$result[none]&TITLE=$result[me][NAME]&LANG_ALL=$result[me]",
            ["get"] = "placement.get",
            ["again"] =
                "placement.bind?PLACEMENT=$result[get][0][placement]&HANDLER=https://app.example/again&LANG_ALL=$result[get][0][langAll]",
        });

        Assert.Equal("[]", answer.Result.GetProperty("result_error").GetRawText());
        Assert.Equal("https://app.example/1/placement/$result[scopes][99]/$result[none]", portal.Bindings[0].Handler);
        Assert.Equal("Ada", portal.Bindings[0].Title);
        Assert.Equal(("LEFT_MENU", "Ada"), (portal.Bindings[1].Placement, portal.Bindings[1].Title));
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_stays_as_it_is_written()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await new PortalClient(portal).BatchAsync(new Dictionary<string, string>
        {
            ["bind"] = "placement.bind?PLACEMENT=LEFT_MENU&HANDLER=https://app.example/&TITLE=$result[later][NAME]&DESCRIPTION=$result",
            ["later"] = "profile",
        });

        Assert.Equal(("$result[later][NAME]", "$result"), (portal.Bindings[0].Title, portal.Bindings[0].Description));
    }

    [Fact]
    public async Task A_form_encodes_the_parameters_of_commands_twice()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        const string Handler = "https://app.example/w?a=1&b=50%25";
        string command = $"placement.bind?PLACEMENT=PAGE_BACKGROUND_WORKER&HANDLER={Uri.EscapeDataString(Handler)}&OPTIONS%5BerrorHandlerUrl%5D={Uri.EscapeDataString("https://app.example/e?x=1")}&TITLE={Uri.EscapeDataString("A & B")}";
        string body = $"cmd%5Bbind%5D={Uri.EscapeDataString(command)}&cmd[me]=user.admin&halt=1&auth={portal.IssueTokens().AccessToken}";
        using var form = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");

        Answer answer = await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "batch.json"), form);

        Assert.Equal("""{"bind":true,"me":true}""", answer.Result.GetProperty("result").GetRawText());
        LocalBinding binding = Assert.Single(portal.Bindings);
        Assert.Equal(
            (Handler, "A & B", "https://app.example/e?x=1"), (binding.Handler, binding.Title, binding.Options["errorHandlerUrl"]));
    }

    [Fact]
    public async Task A_list_in_a_form_is_a_list_of_commands()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Uri address = new(portal.Endpoint, $"batch?cmd[]=user.admin&cmd[]=user.admin&auth={portal.IssueTokens().AccessToken}");

        Assert.Equal("[true,true]", (await PortalClient.SendAsync(HttpMethod.Get, address)).Result.GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"cmd":[]}""")]
    [InlineData("""{"cmd":{}}""")]
    [InlineData("""{"cmd":"user.admin"}""")]
    public async Task A_batch_without_commands_gives_empty_maps(string parameters)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"result":[],"result_error":[],"result_total":[],"result_next":[],"result_time":[]}""",
            (await new PortalClient(portal).CallAsync("batch", System.Text.Json.Nodes.JsonNode.Parse(parameters))).Json);
    }

    [Fact]
    public async Task Commands_act_for_the_caller_of_the_batch()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        object commands = new { profile = "profile?auth=" + token, list = "placement.list", info = "app.info" };

        Answer employee = await new PortalClient(portal, portal.Users[1]).BatchAsync(commands);
        Answer webhook = await new PortalClient(portal.WebhookAddress, token: null).BatchAsync(commands);

        Assert.Equal("2", employee.Result.GetProperty("result").GetProperty("profile").GetProperty("ID").GetString());
        Assert.Equal(
            "insufficient_scope", employee.Result.GetProperty("result_error").GetProperty("list").GetProperty("error").GetString());
        Assert.Equal(["profile", "info"], employee.Result.GetProperty("result_time").EnumerateObject().Select(static time => time.Name));
        Assert.Equal("crm", webhook.Result.GetProperty("result").GetProperty("info").GetProperty("SCOPE")[0].GetString());
        Assert.All(portal.Requests, request => Assert.DoesNotContain(token, request.Parameters, StringComparison.Ordinal));
        Assert.Contains("\"profile\":\"profile?\"", portal.Requests[0].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_nobody_is_entitled_to_fails_as_a_whole()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal.Endpoint, "wrong").BatchAsync(new[] { "user.admin" })).Is(401, "invalid_token");
    }

    [Fact]
    public async Task A_command_that_is_a_map_is_passed_over()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await new PortalClient(portal).BatchAsync(new { a = new { method = "user.admin" }, b = "user.admin" });

        Assert.Equal("[]", answer.Result.GetProperty("result_error").GetRawText());
        Assert.Equal("""{"b":true}""", answer.Result.GetProperty("result").GetRawText());
    }

    private static string Bind(string placement, string handler = "https://app.example/widget") =>
        $"placement.bind?PLACEMENT={placement}&HANDLER={Uri.EscapeDataString(handler)}";
}
