using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Configuration;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Teaching;

/// <summary>A portal of Bitrix24 that is asked by an incoming webhook, whose code nobody ever sees.</summary>
internal sealed class RecordedPortal(IncomingWebhook webhook) : IDisposable
{
    private const int MaxAnswer = 32 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Limit,
        MaxResponseContentBufferSize = MaxAnswer,
    };

    public string Host => webhook.Base.Authority;

    /// <summary>Has the portal answer.</summary>
    /// <param name="method">The method, which is a name and nothing else.</param>
    /// <param name="parameters">What is passed, without tokens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer with its result and, for lists, total and next, and without secrets.</returns>
    /// <exception cref="RestException">The portal has answered with an error.</exception>
    /// <exception cref="InvalidDataException">It cannot be asked, or has answered with something else.</exception>
    public async Task<JsonObject> AskAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        (int status, string text) = await SendAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        JsonObject answer = Parse(RecordedSecret.Remove(text, webhook.Code))
            ?? throw new InvalidDataException($"it has answered {status}, and no JSON.");
        if (PhpValue.AsText(answer["error"]) is { } error)
        {
            throw new RestException(
                status < 400 ? 400 : status, error, PhpValue.AsText(RecordedSecret.Remove(answer["error_description"])) ?? "");
        }

        if (!answer.ContainsKey("result"))
        {
            throw new InvalidDataException($"it has answered {status}, without a result.");
        }

        var kept = new JsonObject { ["result"] = RecordedSecret.Remove(answer["result"]) };
        foreach (string name in (string[])["total", "next"])
        {
            if (answer[name]?.GetValueKind() == JsonValueKind.Number)
            {
                kept[name] = answer[name]!.DeepClone();
            }
        }

        return kept;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, string Text)> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        using var content = new StringContent(parameters.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using HttpResponseMessage response = await _http
                .PostAsync(new Uri(webhook.Base, method + ".json"), content, cancellationToken).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException failure)
        {
            throw new InvalidDataException($"it cannot be reached ({failure.HttpRequestError}).", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidDataException($"it has not answered within {Limit.TotalSeconds} s.", failure);
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return PhpValue.FromJson(document.RootElement) as JsonObject;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
