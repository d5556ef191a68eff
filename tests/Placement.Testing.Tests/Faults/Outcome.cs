using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Faults;

/// <summary>What became of a request, whatever came back: JSON, a page, a redirection or nothing.</summary>
internal sealed record Outcome(int Status, string? MediaType, string Body, Uri? Location)
{
    private static readonly Outcome Dropped = new(0, null, "", null);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string? Error =>
        MediaType == "application/json" && JsonNode.Parse(Body)!["error"] is { } error ? error.GetValue<string>() : null;

    /// <summary>Whether everything went as it does without faults.</summary>
    public bool IsUntouched =>
        Status == 200 && MediaType == "application/json" && Error is null && !Body.Contains("\"error\"", StringComparison.Ordinal);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>A REST call with a fresh token.</summary>
    public static Task<Outcome> CallAsync(LocalPortal portal, string method, object? parameters = null)
    {
        JsonObject body = TestJson.Node(parameters ?? new object()).AsObject();
        body["auth"] = portal.IssueTokens().AccessToken;
        return OfAsync(HttpMethod.Post, new Uri(portal.Endpoint, method), TestJson.Content(body));
    }

    public static Task<Outcome> BindAsync(LocalPortal portal, string handler = "https://app.example/widget") =>
        CallAsync(portal, "placement.bind", new { PLACEMENT = "LEFT_MENU", HANDLER = handler });

    /// <summary>A renewal of tokens.</summary>
    public static Task<Outcome> RefreshAsync(LocalPortal portal, string refreshToken) => OfAsync(
        HttpMethod.Post,
        new Uri(portal.AuthorizationServer, "oauth/token/"),
        new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = portal.Options.ClientId,
            ["client_secret"] = portal.Options.ClientSecret,
            ["refresh_token"] = refreshToken,
        }));

    public static async Task<Outcome> OfAsync(HttpMethod verb, Uri address, HttpContent? content = null)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(verb, address) { Content = content };
        try
        {
            using HttpResponseMessage response = await Http.SendAsync(request, stop);
            return new Outcome(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                await response.Content.ReadAsStringAsync(stop),
                response.Headers.Location);
        }
        catch (HttpRequestException)
        {
            return Dropped;
        }
    }

    public override string ToString() => $"{Status} {MediaType} {Body}";

    public void Is200() => Assert.Equal((200, null), (Status, Error));
}
