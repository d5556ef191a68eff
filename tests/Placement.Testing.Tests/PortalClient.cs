using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests;

/// <summary>A client that does nothing on its own: it sends what a test says and shows what came back.</summary>
internal sealed class PortalClient(Uri endpoint, string? token)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public PortalClient(LocalPortal portal, LocalUser? user = null)
        : this(portal.Endpoint, portal.IssueTokens(user).AccessToken)
    {
    }

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A call with a JSON body; the token is added.</summary>
    public Task<Answer> CallAsync(string method, object? parameters = null)
    {
        JsonObject body = TestJson.Node(parameters ?? new object()).AsObject();
        if (token is not null)
        {
            body["auth"] = token;
        }

        return SendAsync(HttpMethod.Post, new Uri(endpoint, method), TestJson.Content(body));
    }

    /// <summary>A batch of commands that are keyed or listed.</summary>
    public Task<Answer> BatchAsync(object commands, object? halt = null) => CallAsync("batch", new { cmd = commands, halt = halt ?? 0 });

    public Task<Answer> BindAsync(string placement, string handler = "https://app.example/widget", object? options = null) =>
        CallAsync("placement.bind", new { PLACEMENT = placement, HANDLER = handler, OPTIONS = options });

    public async Task<JsonElement> GetBindingAsync() =>
        Assert.Single((await CallAsync("placement.get")).Result.EnumerateArray().ToArray());

    public static async Task<Answer> SendAsync(HttpMethod verb, Uri address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(verb, address) { Content = content };
        using HttpResponseMessage response = await Http.SendAsync(request, Cancellation);
        byte[] body = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.True(body.Length == 0 || response.Content.Headers.ContentType?.MediaType == "application/json", "The body is no JSON.");
        return new Answer(
            (int)response.StatusCode, body.Length == 0 ? default : JsonDocument.Parse(body, Deep).RootElement, response.Headers);
    }
}
