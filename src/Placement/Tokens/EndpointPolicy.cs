using System.Net;

namespace Placement.Tokens;

/// <summary>Decides whether an address that a server or a redirect names may receive a token.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html</remarks>
internal static class EndpointPolicy
{
    private const string TokenPath = "/oauth/token/";

    /// <summary>
    /// Whether a portal may move from one address to another: over https, and not from the public network into a private one.
    /// </summary>
    public static bool MayMove(Uri from, Uri to)
    {
        if (!to.IsAbsoluteUri || to.UserInfo.Length > 0)
        {
            return false;
        }

        if (from.IsLoopback)
        {
            // A portal for tests stays on its machine.
            return to.IsLoopback
                && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp));
        }

        return to.Scheme == Uri.UriSchemeHttps && !to.IsLoopback && (IsPublicName(to) || IsSameKind(from, to));
    }

    /// <summary>The portal's new address after a redirect of a call; null: the redirect must not be followed.</summary>
    /// <param name="endpoint">The REST address that was called, with a slash at its end.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="location">The redirect's target, absolute or relative.</param>
    /// <param name="isPortal">Whether an address can be a portal's at all; null: any can.</param>
    public static Uri? Follow(Uri endpoint, string method, Uri location, Func<Uri, bool>? isPortal)
    {
        var called = new Uri(endpoint, method);
        if (!Uri.TryCreate(called, location, out Uri? target) || !MayMove(endpoint, target) || target.AbsolutePath != called.AbsolutePath)
        {
            return null;
        }

        var moved = new Uri(target.GetLeftPart(UriPartial.Authority) + endpoint.AbsolutePath);
        return moved == endpoint || isPortal?.Invoke(moved) == false ? null : moved;
    }

    /// <summary>The address at which tokens are renewed; null: the server must not get the client secret.</summary>
    public static Uri? TokenAddress(PortalTokens tokens, IReadOnlyCollection<string> hosts)
    {
        if (tokens.ServerEndpoint is not { IsAbsoluteUri: true } server || server.UserInfo.Length > 0)
        {
            return null;
        }

        bool isLocal = server.IsLoopback && tokens.ClientEndpoint.IsLoopback && (server.Scheme == Uri.UriSchemeHttps || server.Scheme == Uri.UriSchemeHttp);
        bool isKnown = server.Scheme == Uri.UriSchemeHttps && hosts.Contains(server.Host, StringComparer.OrdinalIgnoreCase);
        return isLocal || isKnown ? new Uri(server.GetLeftPart(UriPartial.Authority) + TokenPath) : null;
    }

    /// <summary>
    /// Whether the host is a name of the public network: one with a dot that is not below localhost, which means this machine.
    /// </summary>
    private static bool IsPublicName(Uri address)
    {
        string host = address.Host.TrimEnd('.');
        return address.HostNameType == UriHostNameType.Dns
            && host.Contains('.')
            && !host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether both addresses are of the same kind outside of the public network, within which a self-hosted portal may move.
    /// </summary>
    private static bool IsSameKind(Uri from, Uri to) =>
        !IsPublicName(from)
        && from.HostNameType == to.HostNameType
        && !(IPAddress.TryParse(to.DnsSafeHost, out IPAddress? address) && IPAddress.IsLoopback(address));
}
