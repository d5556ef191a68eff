using Microsoft.AspNetCore.Http;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>
/// Keeps other sites away: those that have given their own name the portal's address (DNS rebinding), and those whose pages send requests.
/// </summary>
/// <param name="addresses">Where the portal is.</param>
internal sealed class PageGuard(PortalAddresses addresses)
{
    private const string SecFetchSite = "Sec-Fetch-Site";

    /// <summary>Whether the browser knows the portal by the portal's own name, now or before it moved.</summary>
    public bool IsOwnHost(HttpContext context)
    {
        HostString host = context.Request.Host;
        int port = host.Port ?? (context.Request.IsHttps ? 443 : 80);
        return addresses.HasHost(host.Host) && port == context.Connection.LocalPort;
    }

    /// <summary>Whether the portal's own page sends the request.</summary>
    public bool IsOwnOrigin(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
        {
            // Browsers say the origin of whatever changes something; without one, it is a question of the page's own.
            return HttpMethods.IsGet(request.Method) && request.Headers[SecFetchSite] is not ["cross-site" or "same-site"];
        }

        return origin.Equals(addresses.Portal.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
