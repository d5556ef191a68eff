using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Tool.Terminal;

namespace Placement.Tool.Remote;

/// <summary>An application that runs, and lets whoever has its token see and steer its releases.</summary>
internal sealed class RunningApplication : IDisposable
{
    /// <summary>The environment variable with the token.</summary>
    public const string TokenVariable = "PLACEMENTS_TOKEN";

    private const string Path = "_placement/control";
    private const int PageSize = 500;

    private readonly HttpClient _http;
    private readonly Uri _address;

    private RunningApplication(Uri address, string token)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Opens it.</summary>
    /// <param name="url">The application's address, or that of its control endpoint.</param>
    /// <param name="console">Asks for the token, where no variable has it.</param>
    /// <exception cref="ToolException">The address is none, or there is no token.</exception>
    public static RunningApplication Open(string url, ToolConsole console)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ToolException("--url has to be the https address of the running application: the token is sent there.");
        }

        string token = console.Secret(TokenVariable, "Token")
            ?? throw new ToolException($"Nobody can be asked for the token here. Set the environment variable {TokenVariable}.");
        string path = address.AbsolutePath.EndsWith(Path, StringComparison.Ordinal)
            ? address.AbsoluteUri
            : $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Path}";
        return new RunningApplication(new Uri(path), token);
    }

    /// <summary>How far the release is; null: there was none yet.</summary>
    public async Task<JsonElement?> ProgressAsync(CancellationToken cancellationToken)
    {
        JsonElement progress = await GetAsync("", cancellationToken).ConfigureAwait(false);
        return progress.ValueKind == JsonValueKind.Object ? progress : null;
    }

    /// <summary>All portals.</summary>
    public async Task<List<JsonElement>> ListAsync(CancellationToken cancellationToken)
    {
        List<JsonElement> portals = [];
        JsonElement[] page;
        do
        {
            string after = portals.Count == 0 ? "" : portals[^1].GetProperty("memberId").GetString()!;
            page = [.. (await GetAsync($"/portals?after={after}", cancellationToken).ConfigureAwait(false)).EnumerateArray()];
            portals.AddRange(page);
        }
        while (page.Length == PageSize);

        return portals;
    }

    /// <summary>Has it do something.</summary>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> OrderAsync(JsonObject order, CancellationToken cancellationToken)
    {
        using var content = new StringContent(order.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await SendAsync(
            token => _http.PostAsync(_address, content, token), cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => true,
            HttpStatusCode.Conflict => false,
            _ => throw Refused(response),
        };
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(
            token => _http.GetAsync(new Uri(_address.AbsoluteUri + path), token), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            throw Refused(response);
        }

        using JsonDocument answer = JsonDocument.Parse(
            await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        return answer.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await send(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (
            failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ToolException($"{_address.Authority} cannot be asked: {failure.Message}", failure);
        }
    }

    private ToolException Refused(HttpResponseMessage response) => new((int)response.StatusCode switch
    {
        401 or 403 => $"{_address.Authority} does not accept the token of {TokenVariable} ({(int)response.StatusCode}).",
        404 => $"There is nothing at {_address.Authority}{_address.AbsolutePath}. The application has to call app.MapReleaseControl().RequireAuthorization(…).",
        int status =>
            $"{_address.Authority} has answered {status}, which is no answer of MapReleaseControl. Look at the application's log.",
    });
}
