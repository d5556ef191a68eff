using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Endpoints;

/// <summary>REST 3.0 under <c>/rest/api/</c>: JSON alone, errors as objects, methods of its own.</summary>
public sealed class Version3Tests
{
    private const string Prefix = "BITRIX_REST_V3_EXCEPTION_";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_calls_is_told_as_in_earlier_versions()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer version3 = await Client(portal).CallAsync("profile");
        Answer classic = await new PortalClient(portal).CallAsync("profile");

        Assert.Equal(classic.Json, version3.Is200().Json);
        Assert.True(version3.Body.TryGetProperty("time", out _));
        Assert.Equal("profile", portal.Requests[0].Method);
    }

    [Theory]
    [InlineData("placement.get")]
    [InlineData("user.admin")]
    [InlineData("profile.json")]
    [InlineData("no.such")]
    [InlineData("")]
    [InlineData("1/code")]
    public async Task What_is_no_method_of_this_version_is_not_found_in_its_own_words(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer answer = await Client(portal).CallAsync(method);

        Is(answer, 404, "METHODNOTFOUND");
        Assert.Equal(Prefix + "METHODNOTFOUNDEXCEPTION", portal.Requests[0].ErrorCode);
    }

    [Fact]
    public async Task A_webhook_is_called_behind_the_version()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var webhook = new Uri(portal.WebhookAddress.AbsoluteUri.Replace("/rest/", "/rest/api/", StringComparison.Ordinal));

        Assert.Equal("1", (await new PortalClient(webhook, token: null).CallAsync("profile")).Result.GetProperty("ID").GetString());
        Assert.Equal(
            "1", (await PortalClient.SendAsync(HttpMethod.Get, new Uri(webhook, "profile"))).Result.GetProperty("ID").GetString());
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "17")]
    [InlineData("application/x-www-form-urlencoded", "auth=x")]
    [InlineData("text/plain", "{}")]
    public async Task Only_json_is_read(string type, string body)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        using var content = new StringContent(body, Encoding.UTF8, type);

        Is(await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "api/profile"), content), 400, "INVALIDJSON");
    }

    [Fact]
    public async Task A_query_string_is_no_parameters()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer answer = await PortalClient.SendAsync(
            HttpMethod.Get, new Uri(portal.Endpoint, "api/profile?auth=" + portal.IssueTokens().AccessToken));

        Assert.Equal((401, "NO_AUTH_FOUND"), (answer.Status, Code(answer)));
    }

    [Fact]
    public async Task A_batch_is_a_list()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("tasks.task.get", call => new JsonObject { ["item"] = new JsonObject { ["id"] = call.Parameters.Number("id") } });

        Answer answer = await BatchAsync(portal, """
            [{"method":"tasks.task.get","query":{"id":289,"select":["id"]}},{"method":"tasks.task.get","query":{"id":429}}]
            """);

        Assert.Equal("""[{"item":{"id":289}},{"item":{"id":429}}]""", answer.Is200().Json);
    }

    [Fact]
    public async Task A_batch_fails_as_a_whole()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Is(await BatchAsync(portal, """[{"method":"profile"},{"method":"no.such"}]"""), 404, "METHODNOTFOUND");
        Is(await Client(portal).CallAsync("batch", new { cmd = new { a = "profile" } }), 400, "INVALIDSELECT");
        Assert.Equal("ERROR_BATCH_METHOD_NOT_ALLOWED", Code(await BatchAsync(portal, """[{"method":"batch"}]""")));
    }

    [Theory]
    [InlineData("documentation")]
    [InlineData("rest.documentation.openapi")]
    public async Task The_methods_are_documented_without_an_envelope(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["task"] }, Cancellation);
        portal.Answer("tasks.task.get", _ => true);
        portal.Answer("crm.item.get", _ => true);

        Answer answer = await Client(portal).CallAsync(method);

        Assert.Equal("3.0.0", answer.Body.GetProperty("openapi").GetString());
        Assert.False(answer.Body.TryGetProperty("result", out _));
        string[] paths = [.. answer.Body.GetProperty("paths").EnumerateObject().Select(static path => path.Name)];
        Assert.Contains("/profile", paths);
        Assert.Contains("/tasks.task.get", paths);
        Assert.DoesNotContain("/crm.item.get", paths);
        Assert.DoesNotContain("/user.admin", paths);
    }

    [Fact]
    public async Task What_the_portal_was_taught_it_answers_here_too()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["placement"] }, Cancellation);
        portal.Answer("my.method", call => call.Parameters.Text("id"));
        portal.Answer("crm.item.get", _ => true);
        portal.Answer("my.error", _ => LocalAnswer.Error(Prefix + "ENTITYNOTFOUNDEXCEPTION", "Record with ID = `2` not found"));
        PortalClient client = Client(portal);

        Assert.Equal("\"7\"", (await client.CallAsync("My.Method", new { id = 7 })).Json);
        Is(await client.CallAsync("crm.item.get"), 403, "INSUFFICIENTSCOPE");
        Is(await client.CallAsync("my.error"), 400, "ENTITYNOTFOUND");
    }

    [Fact]
    public async Task Faults_and_limits_speak_this_version()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        portal.Faults.Add(PortalFault.OperationTimeLimit("profile").OnRequest(2));

        Answer expired = await Client(portal).CallAsync("profile");
        Answer limited = await Client(portal).CallAsync("profile");

        Assert.Equal((401, "expired_token"), (expired.Status, Code(expired)));
        Is(limited, 429, "RATELIMIT");
        Assert.False(limited.Body.TryGetProperty("time", out _));
    }

    [Fact]
    public async Task A_browser_may_call_it()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer preflight = await PortalClient.SendAsync(HttpMethod.Options, new Uri(portal.Endpoint, "api/profile"));

        Assert.Equal(204, preflight.Status);
        Assert.Equal("*", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private static PortalClient Client(LocalPortal portal) => new(new Uri(portal.Endpoint, "api/"), portal.IssueTokens().AccessToken);

    /// <summary>A list has no place for a token, so the header carries it.</summary>
    private static async Task<Answer> BatchAsync(LocalPortal portal, string calls)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Endpoint, "api/batch"))
        {
            Content = new StringContent(calls, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", portal.IssueTokens().AccessToken);
        using HttpResponseMessage response = await http.SendAsync(request, Cancellation);
        return new Answer(
            (int)response.StatusCode,
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement,
            response.Headers);
    }

    private static string? Code(Answer answer) => answer.Body.GetProperty("error").GetProperty("code").GetString();

    private static void Is(Answer answer, int status, string code)
    {
        Assert.Equal((status, $"{Prefix}{code}EXCEPTION"), (answer.Status, Code(answer)));
        Assert.NotEmpty(answer.Body.GetProperty("error").GetProperty("message").GetString()!);
        Assert.False(answer.Body.TryGetProperty("result", out _));
    }
}
