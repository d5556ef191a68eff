using System.Net;
using System.Text;

namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>Answers in place of any server.</summary>
internal sealed class ScriptedAnswers(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    /// <summary>The user whose tokens <see cref="Info"/> is about.</summary>
    public const string UserId = "7";

    public ScriptedAnswers(string body, HttpStatusCode status = HttpStatusCode.OK)
        : this((_, _) => Task.FromResult(Text(body, status)))
    {
    }

    public static HttpResponseMessage Text(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>What an authorization server says of a valid token.</summary>
    public static string Info(string clientId, string memberId, string clientEndpoint) =>
        $$$"""
        {"result":{"client_id":"{{{clientId}}}","scope":"placement,crm","install":{"installed":true,"status":"L","client_endpoint":"{{{clientEndpoint}}}","member_id":"{{{memberId}}}"},"user_id":"{{{UserId}}}"}}
        """;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        answer(request, cancellationToken);
}
