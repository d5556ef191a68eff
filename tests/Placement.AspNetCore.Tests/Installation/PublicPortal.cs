using System.Text;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// Leads what is sent to <c>https://acme.bitrix24.com</c> to a local portal, which calls itself so in every answer: to the application it
/// is a portal of the cloud.
/// </summary>
internal sealed class PublicPortal(LocalPortal portal) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public const string Host = "acme.bitrix24.com";

    private const string Origin = $"https://{Host}/";

    /// <summary>What is posted by such a portal.</summary>
    public static PortalForm Form(PortalForm form) =>
        form.With("DOMAIN", Host).With("auth[domain]", Host).With("auth[client_endpoint]", $"{Origin}rest/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host == Host)
        {
            request.RequestUri = new Uri(portal.Address, request.RequestUri.PathAndQuery);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string answer = await response.Content.ReadAsStringAsync(cancellationToken);
        string own = portal.Address.AbsoluteUri;
        response.Content = new StringContent(
            answer.Replace(own, Origin, StringComparison.Ordinal).Replace(Escaped(own), Escaped(Origin), StringComparison.Ordinal),
            Encoding.UTF8,
            "application/json");
        return response;
    }

    /// <summary>As PHP writes it into JSON.</summary>
    private static string Escaped(string address) => address.Replace("/", "\\/", StringComparison.Ordinal);
}
