using System.Net;
using Microsoft.Extensions.Logging;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>Asks authorization servers what tokens are worth: one post, without repetition.</summary>
internal sealed class AuthorizationServers(IHttpClientFactory http, ILoggerFactory loggers)
{
    private const string Method = "/rest/app.info";

    /// <summary>An answer has about half a kilobyte.</summary>
    private const int MaxAnswerLength = 64 * 1024;

    /// <summary>The user waits before an empty frame.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger("Placement.AuthorizationServers");

    /// <summary>What a server says of a token. Servers that do not answer, or not as such, prove nothing: that is no exception.</summary>
    /// <param name="server">Any address of the server, which the policy has let pass.</param>
    /// <param name="accessToken">The token.</param>
    public async Task<TokenStatement> AskAsync(Uri server, string accessToken)
    {
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + Method);
        try
        {
            // The factory's clients are made anew each time, so that these limits are this call's only.
            using HttpClient client = http.CreateClient(PortalClients.HttpClientName);
            client.Timeout = Timeout;
            client.MaxResponseContentBufferSize = MaxAnswerLength;

            // In the body: addresses end up in logs.
            using var form = new FormUrlEncodedContent([new("auth", accessToken)]);
            using HttpResponseMessage response = await client.PostAsync(address, form).ConfigureAwait(false);
            if (IsRedirected(response, address))
            {
                VerificationEvents.Redirected(_logger, server.Host);
                return TokenStatement.Refused(OriginRefusal.NotVerifiable);
            }

            TokenStatement statement = TokenStatementReader.Read(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
            if (statement.Refusal == OriginRefusal.None && !response.IsSuccessStatusCode)
            {
                statement = TokenStatement.Refused(OriginRefusal.NotVerifiable);
            }

            if (statement.Refusal == OriginRefusal.NotVerifiable)
            {
                VerificationEvents.NotUnderstood(_logger, server.Host, (int)response.StatusCode);
            }

            return statement;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever the application's own handlers give up with; the message may quote anything.
            VerificationEvents.Unreachable(_logger, server.Host, FailureCause.Of(failure) ?? failure.GetType().Name);
            return TokenStatement.Refused(OriginRefusal.NotVerifiable);
        }
    }

    /// <summary>The application's own handler may have followed a redirect to somewhere that nobody has looked at.</summary>
    private static bool IsRedirected(HttpResponseMessage response, Uri address) =>
        response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest
        || (response.RequestMessage is { } sent && (sent.Method != HttpMethod.Post || sent.RequestUri != address));
}
