using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Checks;

/// <summary>
/// Asks an authorization server whether client id and secret belong together, by a renewal of a refresh token that is none: nothing is
/// used up.
/// </summary>
internal sealed class CredentialCheck(Uri server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Asks.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    /// <exception cref="ToolException">The server cannot be asked.</exception>
    public async Task<Finding?> RunAsync(string clientId, string clientSecret, CancellationToken cancellationToken)
    {
        if (server.Scheme != Uri.UriSchemeHttps && !server.IsLoopback)
        {
            throw new ToolException("The authorization server's address is plain http, and the client secret is not sent there.");
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Limit };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["refresh_token"] = "placement-asks-whether-its-client-secret-is-right",
        });
        string? error = await AskAsync(http, form, cancellationToken).ConfigureAwait(false);
        return error switch
        {
            "invalid_grant" or "expired_token" or "invalid_token" => null,
            "invalid_client" or "wrong_client" => new Finding(
                "secret",
                $"{server.Host} does not know this client secret for the client id ({error})",
                "Set Bitrix24:ClientId and Bitrix24:ClientSecret to what the application's settings on Bitrix24 show."),
            _ => new Finding(
                "authorization",
                $"{server.Host} has answered {error ?? "something else than an error"}",
                "Try again later, or look at the client id."),
        };
    }

    private static string WhyOf(Exception failure) =>
        failure is JsonException or InvalidOperationException ? "it has answered something that is no JSON." : failure.Message;

    private async Task<string?> AskAsync(HttpClient http, HttpContent form, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http
                .PostAsync(new Uri(server, "/oauth/token/"), form, cancellationToken).ConfigureAwait(false);
            JsonElement answer = OddAnswer.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            return answer.ValueKind == JsonValueKind.Object
                && answer.TryGetProperty("error", out JsonElement error)
                && error.ValueKind == JsonValueKind.String
                ? error.GetString()
                : null;
        }
        catch (Exception failure) when (
            failure is HttpRequestException or JsonException or InvalidOperationException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ToolException($"The authorization server {server.Authority} cannot be asked: {WhyOf(failure)}", failure);
        }
    }
}
