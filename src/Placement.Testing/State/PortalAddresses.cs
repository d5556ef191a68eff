using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.State;

/// <summary>
/// Where the two servers of a portal listen. Set when they start, before the first request; the portal's own address can change.
/// </summary>
internal sealed class PortalAddresses
{
    private volatile Uri? _portal;
    private volatile Uri? _authorizationServer;
    private volatile ImmutableHashSet<string> _hosts = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    public Uri Portal
    {
        get => _portal ?? throw NotStarted();
        set
        {
            _hosts = _hosts.Add(value.Host);
            _portal = value;
        }
    }

    public Uri PortalRest => new(Portal, "rest/");

    public Uri AuthorizationServer
    {
        get => _authorizationServer ?? throw NotStarted();
        set => _authorizationServer = value;
    }

    public Uri AuthorizationRest => new(AuthorizationServer, "rest/");

    /// <summary>Whether a request came to an address that the portal has moved away from.</summary>
    public bool IsFormer(ConnectionInfo connection) => connection.LocalPort != Portal.Port;

    /// <summary>Whether the portal is called so, or was before it moved.</summary>
    public bool HasHost(string host) => _hosts.Contains(host);

    private static InvalidOperationException NotStarted() => new("The portal's servers have not started.");
}
