using System.Net;
using System.Text;
using System.Text.Json;

namespace Placement.Tests.Rest;

public class BatchTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_batch_is_one_call_with_a_query_per_command(bool halt, int flag)
    {
        var client = new OneAnswer("""{"result":[],"result_error":[],"result_total":[],"result_next":[],"result_time":[]}""");

        await client.BatchAsync(
            [
                new BatchCommand(
                    "tab", "placement.bind", """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://a.example/?x=1&y=2"}"""u8.ToArray()),
                new BatchCommand(null, "placement.get"),
            ],
            halt,
            CancellationToken);

        Assert.Equal(
            $$$"""batch {"cmd":{"tab":"placement.bind?PLACEMENT=LEFT_MENU&HANDLER=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2","1":"placement.get"},"halt":{{{flag}}}}""",
            client.Call);
    }

    [Fact]
    public async Task Each_command_has_its_own_answer()
    {
        var client = new OneAnswer(
            """
            {
              "result": {"a": true, "c": null, "d": [1]},
              "result_error": {"b": {"error": "ERROR_CORE", "error_description": "Handler already binded", "argument": "HANDLER"}},
              "result_total": {"d": "117"},
              "result_next": {"d": 50},
              "result_time": {"a": {"duration": 0.5}, "b": {"operating_reset_at": 1755684600}}
            }
            """);

        BatchResponse batch = await client.BatchAsync(
            [Command("a"), Command("b"), Command("c"), Command("d"), Command("e")], cancellationToken: CancellationToken);

        Assert.Equal(["a", "b", "c", "d", "e"], batch.Answers.Select(static answer => answer.Key));
        Assert.True(batch["a"].EnsureSuccess().Result.GetBoolean());
        Assert.Equal(TimeSpan.FromSeconds(0.5), batch["a"].Response!.Time!.Duration);
        Assert.Equal(JsonValueKind.Null, batch["c"].EnsureSuccess().Result.ValueKind);
        Assert.Equal((117, 50), (batch["d"].Response!.Total, batch["d"].Response!.Next));

        BitrixException error = batch["b"].Error!;
        Assert.Equal(
            ("placement.bind", "ERROR_CORE", "Handler already binded", "HANDLER"),
            (error.Method, error.Code, error.Description, error.Argument));
        Assert.Equal("placement.bind: ERROR_CORE (200): Handler already binded", error.Message);
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1755684600), error.Time!.OperatingResetAt);
        Assert.False(batch["b"].Succeeded);
        Assert.Same(error, Assert.Throws<BitrixException>(batch["b"].EnsureSuccess));
    }

    [Fact]
    public async Task A_command_that_was_not_executed_has_neither_answer_nor_error()
    {
        var client = new OneAnswer("""{"result":[],"result_error":{"a":{"error":"ERROR_CORE"}}}""");

        BatchResponse batch = await client.BatchAsync([Command("a"), Command("b")], halt: true, CancellationToken);

        Assert.Null(batch["b"].Response);
        Assert.Null(batch["b"].Error);
        Assert.Contains("was not executed", Assert.Throws<BitrixException>(batch["b"].EnsureSuccess).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => batch["c"]);
    }

    [Theory]
    [InlineData("""{"result":["x","y","z"],"result_error":[]}""", "x y z")]
    [InlineData("""{"result":{"0":"x","1":"y","2":"z"}}""", "x y z")]
    [InlineData("""{"result":{"0":"x","2":"z"},"result_error":{"1":{"error":"E"}}}""", "x E z")]
    [InlineData("""{"result":{"1":"y","2":"z"},"result_error":[{"error":"E"}]}""", "E y z")]
    [InlineData("""{"result":["x"],"result_error":{"1":"E"}}""", "x E ?")]
    [InlineData("""{"result":[],"result_error":["E","F",{"error":0}]}""", "E F 0")]
    [InlineData("""{"result":["x","y","z"],"result_error":["","",[]]}""", "x y z")]
    [InlineData("""{"result":[],"result_error":["",{"error":""},{"error":{"code":"V3"}}]}""", "! ! V3")]
    public async Task Commands_without_keys_may_be_answered_with_lists(string result, string answers)
    {
        BatchResponse batch = await new OneAnswer(result).BatchAsync(
            [Command(null), Command(null), Command(null)], cancellationToken: CancellationToken);

        Assert.Equal(answers, string.Join(' ', batch.Answers.Select(static answer =>
            answer.Succeeded ? answer.Response!.Result.GetString() : answer.Error is { } error ? error.Code ?? "!" : "?")));
        Assert.Same(batch.Answers[1], batch["1"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"count":2}""")]
    [InlineData("""{"result":true}""")]
    [InlineData("""{"result":null,"result_error":[]}""")]
    [InlineData("""{"result":[],"result_error":"E"}""")]
    public async Task What_is_no_answer_to_a_batch_is_not_taken_for_one(string result)
    {
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => new OneAnswer(result).BatchAsync([Command("a")], cancellationToken: CancellationToken));

        Assert.Equal("batch: the result is not that of a batch.", exception.Message);
        Assert.Equal("batch", exception.Method);
    }

    [Fact]
    public async Task A_batch_without_commands_calls_nothing()
    {
        var client = new OneAnswer("[]");

        Assert.Empty((await client.BatchAsync([], cancellationToken: CancellationToken)).Answers);
        Assert.Equal("", client.Call);
    }

    [Fact]
    public async Task More_than_fifty_commands_are_refused()
    {
        var client = new OneAnswer("""{"result":[]}""");

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            "commands", () => client.BatchAsync([.. Enumerable.Repeat(Command(null), 51)], cancellationToken: CancellationToken));
        Assert.Contains("at most 50 commands, not 51", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", client.Call);

        await client.BatchAsync([.. Enumerable.Repeat(Command(null), 50)], cancellationToken: CancellationToken);
        Assert.NotEqual("", client.Call);
    }

    [Fact]
    public async Task Two_commands_with_one_key_are_refused()
    {
        var client = new OneAnswer("""{"result":[]}""");

        await Assert.ThrowsAsync<ArgumentException>(
            "commands", () => client.BatchAsync([Command("a"), Command("a")], cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(
            "commands", () => client.BatchAsync([Command("1"), Command(null)], cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>("commands", () => client.BatchAsync([null!], cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("commands", () => client.BatchAsync(null!, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "client", () => ((IBitrixClient)null!).BatchAsync([], cancellationToken: CancellationToken));

        Assert.Equal("", client.Call);
    }

    [Fact]
    public void A_command_that_cannot_be_sent_is_refused()
    {
        Assert.Throws<ArgumentException>("key", () => new BatchCommand("", "placement.get"));
        Assert.Throws<ArgumentException>("method", () => new BatchCommand("a", "placement.get?x"));
        Assert.Throws<ArgumentNullException>("method", () => new BatchCommand("a", null!));
        Assert.Throws<ArgumentException>("parameters", () => new BatchCommand("a", "placement.bind", "[]"u8.ToArray()));
        Assert.Throws<ArgumentException>(
            "parameters", () => new BatchCommand("a", "placement.bind", """{"OPTIONS":{"a[b]":1}}"""u8.ToArray()));
    }

    [Fact]
    public async Task A_token_repeated_in_the_error_of_a_command_is_taken_out()
    {
        await using CannedServer server = await CannedServer.AnswerAsync(
            """{"result":{"result":[],"result_error":{"a":{"error":"E","error_description":"No user for secret-token"}}}}""");
        using var http = new HttpClient();
        var client = new BitrixClient(http, new PortalTokens(server.Address, "secret-token"));

        BatchResponse batch = await client.BatchAsync([Command("a")], cancellationToken: CancellationToken);

        Assert.Equal("No user for ***", batch["a"].Error!.Description);
    }

    private static BatchCommand Command(string? key) => new(key, "placement.bind", """{"PLACEMENT":"LEFT_MENU"}"""u8.ToArray());

    private sealed class OneAnswer(string result) : IBitrixClient
    {
        public string Call { get; private set; } = "";

        public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
        {
            Call = $"{method} {Encoding.UTF8.GetString(parameters.Span)}";
            using var document = JsonDocument.Parse(result);
            return Task.FromResult(new BitrixResponse(document.RootElement.Clone()));
        }
    }
}
