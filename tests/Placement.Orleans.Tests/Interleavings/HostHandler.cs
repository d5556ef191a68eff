using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What a host reaches over HTTP: the authorization server, and the portal, which is no step because it keeps nothing.</summary>
internal sealed class HostHandler(AuthorizationServer server, Host host) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false);
        if (!request.RequestUri!.AbsolutePath.StartsWith("/oauth/", StringComparison.Ordinal))
        {
            using JsonDocument call = JsonDocument.Parse(body);
            return server.IsUsable(Pair.NumberOf(call.RootElement.GetProperty("auth").GetString()!))
                ? Answer(HttpStatusCode.OK, """{"result":{"ID":"1"}}""")
                : Answer(HttpStatusCode.Unauthorized, """{"error":"expired_token","error_description":"The access token has expired."}""");
        }

        int used = Pair.NumberOf(HttpUtility.ParseQueryString(body)["refresh_token"]!);
        return await server.ExchangeAsync(host, used).ConfigureAwait(false) is { } pair
            ? Answer(HttpStatusCode.OK, string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"access_token":"access-{{pair}}","refresh_token":"refresh-{{pair}}",
                "expires_in":{{(int)AuthorizationServer.Lifetime.TotalSeconds}}}
                """))
            : Answer(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"The refresh token was used."}""");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
