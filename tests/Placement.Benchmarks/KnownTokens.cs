using System.Text;

namespace Placement.Benchmarks;

/// <summary>An authorization server that knows every token as one of a portal's.</summary>
internal sealed class KnownTokens(Portal portal) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(
                $$$$"""
                {"result":{"client_id":"local.0123456789abcd.12345678","scope":"crm,placement","user_id":"7","install":{
                    "installed":true,"status":"L","client_endpoint":"{{{{portal.ClientEndpoint}}}}","member_id":"{{{{portal.MemberId}}}}"
                }}}
                """,
                Encoding.UTF8,
                "application/json"),
        });
}
