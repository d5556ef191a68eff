using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Hosting;

/// <summary>Where the two servers of a portal listen. Known once they have started; the portal's own address can change.</summary>
internal sealed class PortalAddresses(Uri portal, Uri authorizationServer)
{
    private volatile Uri _portal = portal;

    public Uri Portal => _portal;

    public Uri PortalRest => new(Portal, "rest/");

    public Uri AuthorizationServer { get; } = authorizationServer;

    public Uri AuthorizationRest { get; } = new(authorizationServer, "rest/");

    /// <summary>Whether a request came to an address that the portal has moved away from.</summary>
    public bool IsFormer(ConnectionInfo connection) => connection.LocalPort != Portal.Port;

    public void MoveTo(Uri address) => _portal = address;
}
