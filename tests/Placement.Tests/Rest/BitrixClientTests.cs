using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest;

public sealed partial class BitrixClientTests : IDisposable
{
    private const string Token = "a1b2c3d4-secret-token";
    private const string Refresh = "f6e5d4-secret-refresh";

    /// <summary>After so many milliseconds, a test that waits for the end of a stalled call has failed.</summary>
    private const int Patience = 30_000;

    // A stalled answer is not drained in the hope that the connection can be used again.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ResponseDrainTimeout = TimeSpan.Zero });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_answer_is_read_as_it_is_documented()
    {
        await using CannedServer server = await CannedServer.AnswerAsync(
            """
            {"result":[{"id":5}],"next":50,"total":117,"time":{"start":1755684000.25,"finish":1755684000.5,"duration":0.25,"processing":0.125,"date_start":"2026-08-20T12:00:00+02:00","date_finish":"2026-08-20T12:00:00+02:00","operating_reset_at":1755684600,"operating":1.5}}
            """);

        BitrixResponse response = await Call(server);

        Assert.Equal(5, response.Result[0].GetProperty("id").GetInt32());
        Assert.Equal(50, response.Next);
        Assert.Equal(117, response.Total);
        Assert.Equal(
            new ResponseTime(
                TimeSpan.FromMilliseconds(250),
                TimeSpan.FromMilliseconds(125),
                TimeSpan.FromSeconds(1.5),
                DateTimeOffset.FromUnixTimeSeconds(1755684600)),
            response.Time);
    }

    [Theory]
    [InlineData("""{"result":true,"next":"50","total":"117","time":{"duration":"0.5","processing":0}}""", 50, 117, 500)]
    [InlineData("""{"result":true,"next":50.0,"total":117.0,"time":{"duration":2}}""", 50, 117, 2000)]
    [InlineData("""{"result":true,"next":"","total":null,"time":{}}""", null, null, 0)]
    [InlineData("""{"result":true,"next":false,"total":99999999999,"time":{"duration":1e300,"processing":"soon","operating":-1,"operating_reset_at":1e300}}""", null, null, 0)]
    [InlineData("""{"result":true,"time":[]}""", null, null, null)]
    [InlineData("""{"result":true}""", null, null, null)]
    public async Task Numbers_may_be_text_or_missing(string body, int? next, int? total, int? milliseconds)
    {
        await using CannedServer server = await CannedServer.AnswerAsync(body);

        BitrixResponse response = await Call(server);

        Assert.True(response.Result.GetBoolean());
        Assert.Equal(next, response.Next);
        Assert.Equal(total, response.Total);
        Assert.Equal(milliseconds, (int?)response.Time?.Duration.TotalMilliseconds);
        Assert.Null(response.Time?.Operating);
        Assert.Null(response.Time?.OperatingResetAt);
    }

    [Fact]
    public async Task A_result_of_null_is_a_result()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":null}""");

        Assert.Equal(JsonValueKind.Null, (await Call(server)).Result.ValueKind);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("\uFEFF{\"result\":1}");

        Assert.Equal(1, (await Call(server)).Result.GetInt32());
    }

    [Theory]
    [InlineData("", """{"auth":"a1b2c3d4-secret-token"}""")]
    [InlineData(" {\n} ", """{"auth":"a1b2c3d4-secret-token"}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU"}""", """{"PLACEMENT":"LEFT_MENU","auth":"a1b2c3d4-secret-token"}""")]
    [InlineData("""{"auth":"mine"}""", """{"auth":"mine","auth":"a1b2c3d4-secret-token"}""")] // PHP takes the last one
    public async Task The_token_travels_in_the_body_beside_the_parameters(string parameters, string body)
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");

        await Call(server, parameters: parameters);

        Assert.Equal(body, server.Request.Body);
        Assert.Equal("POST", server.Request.Method);
        Assert.Equal("/rest/placement.bind", server.Request.Target);
        Assert.Equal("application/json", server.Request.Headers["Content-Type"]);
        Assert.Equal("application/json", server.Request.Headers["Accept"]);
        Assert.StartsWith("Placement.Generators/", server.Request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain(server.Request.Headers, static header => header.Value.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_cannot_break_out_of_the_body()
    {
        const string Odd = "\"},{\"x\":\"\\";
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");
        var client = new BitrixClient(_http, new PortalTokens(new Uri(server.Address, "rest/"), Odd));

        await client.CallAsync("placement.get", default, TestContext.Current.CancellationToken);

        using var body = JsonDocument.Parse(server.Request.Body);
        Assert.Equal(Odd, Assert.Single(body.RootElement.EnumerateObject()).Value.GetString());
    }

    [Fact]
    public async Task The_callers_own_user_agent_stays()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("DealDesk/2.0");

        await Call(server);

        Assert.Equal("DealDesk/2.0", server.Request.Headers["User-Agent"]);
    }

    [Theory]
    [InlineData("rest/", "/rest/placement.bind")]
    [InlineData("rest", "/rest/placement.bind")]
    [InlineData("rest//", "/rest/placement.bind")]
    [InlineData("portals/a b/rest", "/portals/a%20b/rest/placement.bind")]
    [InlineData("", "/placement.bind")]
    public async Task The_method_is_appended_to_whatever_the_REST_address_is(string path, string target)
    {
        await using CannedServer server = await CannedServer.StartAsync(
            static context => context.Response.WriteAsync(
                "{\"result\":\"" + context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget + "\"}"));
        var client = new BitrixClient(_http, new PortalTokens(new Uri(server.Address, path), Token));

        BitrixResponse response = await client.CallAsync("placement.bind", default, TestContext.Current.CancellationToken);

        Assert.Equal(target, response.Result.GetString());
    }

    [Fact]
    public async Task A_portal_may_have_an_IPv6_address()
    {
        await using CannedServer server = await CannedServer.StartAsync(
            static context => context.Response.WriteAsync("""{"result":true}"""), useIPv6: true);

        Assert.True((await Call(server)).Result.GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("placement bind")]
    [InlineData("placement/bind")]
    [InlineData("placement.bind?auth=x")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData(".bind")]
    [InlineData("bind.")]
    [InlineData("плэйсмент")]
    public async Task What_is_no_method_name_is_refused(string name)
    {
        var client = new BitrixClient(_http, new PortalTokens(CannedServer.Nowhere(), Token));

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            "method", () => client.CallAsync(name, default, TestContext.Current.CancellationToken));

        Assert.Contains("such as placement.bind", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_names_keep_their_case()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");

        await Call(server, method: "tasks.flow.Flow.is_2");

        Assert.Equal("/rest/tasks.flow.Flow.is_2", server.Request.Target);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("a=b")]
    [InlineData("{}secret")]
    public async Task Parameters_that_are_no_object_are_refused(string json)
    {
        var client = new BitrixClient(_http, new PortalTokens(CannedServer.Nowhere(), Token));

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            "parameters", () => client.CallAsync("placement.bind", Encoding.UTF8.GetBytes(json), TestContext.Current.CancellationToken));

        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_needs_both_of_its_arguments()
    {
        Assert.Throws<ArgumentNullException>("httpClient", () => new BitrixClient(null!, new PortalTokens(CannedServer.Nowhere(), Token)));
        Assert.Throws<ArgumentNullException>("tokens", () => new BitrixClient(_http, null!));
    }

    [Fact]
    public async Task A_null_method_is_named()
    {
        var client = new BitrixClient(_http, new PortalTokens(CannedServer.Nowhere(), Token));

        await Assert.ThrowsAsync<ArgumentNullException>(
            "method", () => client.CallAsync(null!, default, TestContext.Current.CancellationToken));
    }

    private static PortalTokens TokensFor(CannedServer server) =>
        new(new Uri(server.Address, "rest/"), Token) { RefreshToken = Refresh };

    private Task<BitrixResponse> Call(CannedServer server, string method = "placement.bind", string parameters = "{}") =>
        new BitrixClient(_http, TokensFor(server)).CallAsync(
            method, Encoding.UTF8.GetBytes(parameters), TestContext.Current.CancellationToken);
}
