using System.Net;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Page;

/// <summary>The portal's page in a browser, as far as it asks the portal for something.</summary>
internal sealed class PageClient(LocalPortal portal, LocalUser? user = null, string? language = null)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The state as the page shows it.</summary>
    public Task<JsonObject> StateAsync() => PostAsync("state");

    /// <summary>What the portal answers when it does what is asked.</summary>
    public async Task<JsonObject> PostAsync(string name, object? parameters = null)
    {
        (HttpStatusCode status, JsonObject answer) = await TryAsync(name, parameters);
        Assert.True(status == HttpStatusCode.OK, $"{name}: {status} {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>Why the portal does not do what is asked.</summary>
    public async Task<(HttpStatusCode Status, string Error)> RefusedAsync(string name, object? parameters = null)
    {
        (HttpStatusCode status, JsonObject answer) = await TryAsync(name, parameters);
        Assert.NotEqual(HttpStatusCode.OK, status);
        return (status, (string)answer["error"]!);
    }

    /// <summary>A request of a browser, whoever sends it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await Http.SendAsync(request, Stop);
        }
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> TryAsync(string name, object? parameters)
    {
        JsonObject body = TestJson.Node(parameters ?? new object()).AsObject();
        body["userId"] = (user ?? portal.Administrator).Id;
        if (language is not null)
        {
            body["language"] = language;
        }

        using HttpResponseMessage response = await SendAsync(Request(portal, name, body));
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!.AsObject());
    }

    /// <summary>The request as the portal's own page sends it.</summary>
    public static HttpRequestMessage Request(LocalPortal portal, string name, object body) =>
        new(HttpMethod.Post, new Uri(portal.Address, "_portal/" + name))
        {
            Headers = { { "Origin", portal.Address.GetLeftPart(UriPartial.Authority) } },
            Content = TestJson.Content(body),
        };
}
