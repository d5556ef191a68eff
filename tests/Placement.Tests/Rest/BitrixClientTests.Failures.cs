using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Placement.Tests.Rest;

/// <summary>Calls that fail, and what is said of them.</summary>
public sealed partial class BitrixClientTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task An_error_is_an_error_whatever_the_status(int status)
    {
        await using CannedServer server = await CannedServer.AnswerAsync(
            """{"error":"ERROR_ARGUMENT","error_description":"Argument 'HANDLER' is null or empty","argument":"HANDLER","result":true,"time":{"duration":0}}""", status);

        BitrixException exception = await Fails(server);

        Assert.Equal("ERROR_ARGUMENT", exception.Code);
        Assert.Equal("Argument 'HANDLER' is null or empty", exception.Description);
        Assert.Equal("HANDLER", exception.Argument);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("placement.bind", exception.Method);
        Assert.Equal($"placement.bind: ERROR_ARGUMENT ({status}): Argument 'HANDLER' is null or empty", exception.Message);
    }

    [Theory]
    [InlineData("""{"error":"0","error_description":"Failed"}""", "0", "Failed")]
    [InlineData("""{"error":0,"error_description":"Failed"}""", "0", "Failed")]
    [InlineData("""{"error":"0","error_description":"Failed","result":[]}""", "0", "Failed")]
    [InlineData("""{"error":403,"error_description":"Failed"}""", "403", "Failed")]
    [InlineData("""{"error":"","error_description":"Failed"}""", null, "Failed")]
    [InlineData("""{"error":"ERROR_CORE","error_description":""}""", "ERROR_CORE", null)]
    [InlineData("""{"error":"ERROR_CORE","error_description":null}""", "ERROR_CORE", null)]
    [InlineData("""{"error":{"code":"BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION","message":"No","validation":[]}}""", "BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION", "No")]
    public async Task A_code_may_be_odd_and_a_description_missing(string body, string? code, string? description)
    {
        await using CannedServer server = await CannedServer.AnswerAsync(body);

        BitrixException exception = await Fails(server);

        Assert.Equal(code, exception.Code);
        Assert.Equal(description, exception.Description);
    }

    [Fact]
    public async Task An_empty_error_beside_a_result_is_none()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"error":"","result":7}""");

        Assert.Equal(7, (await Call(server)).Result.GetInt32());
    }

    [Fact]
    public async Task An_empty_error_with_an_error_status_is_one()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"error":"","result":7}""", status: 400);

        BitrixException exception = await Fails(server);

        Assert.Null(exception.Code);
        Assert.Equal("placement.bind: an error without a code (400)", exception.Message);
    }

    [Theory]
    [InlineData(502, "<html><body>Bad gateway at secret-host</body></html>", "placement.bind: the answer is not JSON (HTTP 502).")]
    [InlineData(200, "<html><body>Sign in at secret-host</body></html>", "placement.bind: the answer is not JSON (HTTP 200).")]
    [InlineData(200, """{"result":tru""", "placement.bind: the answer is not JSON (HTTP 200).")]
    [InlineData(200, "", "placement.bind: the answer is empty (HTTP 200).")]
    [InlineData(500, "", "placement.bind: the answer is empty (HTTP 500).")]
    [InlineData(200, "{}", "placement.bind: the answer has no result (HTTP 200).")]
    [InlineData(200, "[]", "placement.bind: the answer has no result (HTTP 200).")]
    [InlineData(500, """{"result":true}""", "placement.bind: the answer is an error without a code (HTTP 500).")]
    public async Task What_is_no_answer_fails_without_a_code_and_is_not_quoted(int status, string body, string message)
    {
        await using CannedServer server = await CannedServer.AnswerAsync(body, status, "text/html");

        BitrixException exception = await Fails(server);

        Assert.Equal(message, exception.Message);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("placement.bind", exception.Method);
        Assert.Null(exception.Code);
        Assert.Null(exception.Description);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_portal_that_moved_is_reported(int status)
    {
        await using CannedServer server = await CannedServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://new-secret.example.com/rest/placement.bind";
            return Task.CompletedTask;
        });

        BitrixException exception = await Fails(server);

        Assert.Equal($"placement.bind: the portal answers with a redirect ({status}). It has moved to another address: call it there.",
            exception.Message);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Null(exception.Code);
    }

    [Fact]
    public async Task A_portal_that_moved_is_reported_though_the_redirect_was_followed()
    {
        await using CannedServer server = await CannedServer.StartAsync(static context =>
        {
            if (context.Request.Path == "/new")
            {
                return context.Response.WriteAsync("""{"result":true}""");
            }

            context.Response.Redirect("/new");
            return Task.CompletedTask;
        });
        using var following = new HttpClient();
        var client = new BitrixClient(following, TokensFor(server));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => client.CallAsync("placement.bind", default, TestContext.Current.CancellationToken));

        Assert.Contains("redirect (302)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_connection_has_a_cause_and_no_status()
    {
        await using CannedServer server = await CannedServer.StartAsync(static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        AssertUnreachable(await Fails(server));
    }

    [Fact]
    public async Task A_connection_that_drops_within_the_answer_has_a_cause_and_no_status()
    {
        await using CannedServer server = await CannedServer.StartAsync(static async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"result":true}""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        AssertUnreachable(await Fails(server));
    }

    [Fact]
    public async Task An_address_without_a_portal_has_a_cause_and_no_status()
    {
        var client = new BitrixClient(_http, new PortalTokens(CannedServer.Nowhere(), Token));

        AssertUnreachable(
            await Assert.ThrowsAsync<BitrixException>(() => client
                .CallAsync("placement.bind", default, TestContext.Current.CancellationToken)), " (refused: nothing listens there)");
    }

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timeout_has_a_cause_and_no_status(bool afterHeaders)
    {
        await using CannedServer server = await CannedServer.StartAsync(context => Stall(context, afterHeaders));
        _http.Timeout = TimeSpan.FromMilliseconds(200);

        BitrixException exception = await Fails(server);

        Assert.Equal("placement.bind: the portal did not answer in time.", exception.Message);
        Assert.Null(exception.StatusCode);
        Assert.IsType<OperationCanceledException>(exception.InnerException, exactMatch: false);
    }

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_stays_cancellation(bool afterHeaders)
    {
        using var cancellation = new CancellationTokenSource();
        await using CannedServer server = await CannedServer.StartAsync(async context =>
        {
            if (!afterHeaders)
            {
                cancellation.Cancel();
            }

            await Stall(context, afterHeaders, cancellation.Cancel);
        });
        var client = new BitrixClient(_http, TokensFor(server));

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CallAsync("placement.bind", default, cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_sent()
    {
        await using CannedServer server = await CannedServer.AnswerAsync("""{"result":true}""");
        var client = new BitrixClient(_http, TokensFor(server));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CallAsync("placement.bind", default, new CancellationToken(canceled: true)));

        Assert.Empty(server.Requests);
    }

    [Theory(Timeout = Patience)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_endless_answer_is_given_up(bool saysSo)
    {
        await using CannedServer server = await CannedServer.StartAsync(async context =>
        {
            context.Response.ContentLength = saysSo ? 3000 : null;
            await context.Response.WriteAsync(new string(' ', saysSo ? 1 : 3000));
            await Stall(context, afterHeaders: false);
        });
        var client = new BitrixClient(_http, TokensFor(server), new BitrixClientOptions { MaxAnswerLength = 2999 });

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => client.CallAsync("placement.bind", default, TestContext.Current.CancellationToken));

        Assert.Equal(
            "placement.bind: the answer is longer than 2999 bytes (HTTP 200). If the portal really has that much to say, raise BitrixClientOptions.MaxAnswerLength.",
            exception.Message);
    }

    [Fact]
    public async Task An_answer_up_to_the_limit_is_read()
    {
        const string Body = """{"result":true}""";
        await using CannedServer server = await CannedServer.AnswerAsync(Body);
        var client = new BitrixClient(_http, TokensFor(server), new BitrixClientOptions { MaxAnswerLength = Body.Length });

        Assert.True((await client.CallAsync("placement.bind", default, TestContext.Current.CancellationToken)).Result.GetBoolean());
    }

    [Fact]
    public async Task A_token_that_the_server_repeats_is_taken_out()
    {
        await using CannedServer server = await CannedServer.AnswerAsync(
            $$"""{"error":"BAD_{{Token}}","error_description":"No user for {{Token}} and {{Refresh}}","argument":"{{Token}}"}""", status: 401);

        BitrixException exception = await Fails(server);

        Assert.Equal("No user for *** and ***", exception.Description);
        Assert.Equal("BAD_***", exception.Code);
        Assert.Equal("***", exception.Argument);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_server_repeats_in_a_URL_is_taken_out()
    {
        await using CannedServer server = await CannedServer.AnswerAsync(
            """{"error":"NOT_FOUND","error_description":"No /rest/x?auth=a%2Bb%2Fc%3D or a+b/c="}""");
        var client = new BitrixClient(_http, new PortalTokens(server.Address, "a+b/c="));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => client.CallAsync("x", default, TestContext.Current.CancellationToken));

        Assert.Equal("No /rest/x?auth=*** or ***", exception.Description);
    }

    [Fact]
    public async Task A_description_is_kept_whole_and_quoted_on_one_line()
    {
        string description = "<b>Access denied</b>\n" + new string('x', 600);
        await using CannedServer server = await CannedServer.AnswerAsync(
            JsonSerializer.Serialize(new { error = "ACCESS_DENIED", error_description = description }), status: 403);

        BitrixException exception = await Fails(server);

        Assert.Equal(description, exception.Description);
        Assert.StartsWith("placement.bind: ACCESS_DENIED (403): <b>Access denied</b> xxx", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("x…", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Length, 500, 560);
    }

    private static async Task Stall(HttpContext context, bool afterHeaders, Action? stalled = null)
    {
        if (afterHeaders)
        {
            await context.Response.WriteAsync("""{"result":""");
            await context.Response.Body.FlushAsync();
        }

        stalled?.Invoke();
        var gone = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static void AssertUnreachable(BitrixException exception, string cause = "")
    {
        Assert.Equal($"placement.bind: the portal did not answer{cause}.", exception.Message);
        Assert.Null(exception.StatusCode);
        Assert.Null(exception.Code);
        Assert.Equal("placement.bind", exception.Method);
        Assert.NotNull(exception.InnerException);
        Assert.DoesNotContain(Token, exception.ToString(), StringComparison.Ordinal);
    }

    private Task<BitrixException> Fails(CannedServer server) => Assert.ThrowsAsync<BitrixException>(() => Call(server));
}
