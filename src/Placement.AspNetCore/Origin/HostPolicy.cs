namespace Placement;

/// <summary>Which hosts an application talks to. Requests name hosts; only those that pass are ever called, or may show a widget in a frame.</summary>
public sealed class HostPolicy
{
    /// <summary>Creates a policy.</summary>
    /// <param name="options">The hosts that are trusted beside Bitrix24's own.</param>
    /// <param name="allowLoopback">Whether this machine is trusted.</param>
    public HostPolicy(PlacementOptions options, bool allowLoopback) => throw new NotSupportedException();

    /// <summary>Whether an address can be a portal's: https, and a host of Bitrix24 or one that is configured.</summary>
    /// <param name="address">An address.</param>
    public bool IsPortal(Uri address) => throw new NotSupportedException();

    /// <summary>Whether an address can be an authorization server's: https, and a host that is configured.</summary>
    /// <param name="address">An address.</param>
    public bool IsAuthorizationServer(Uri address) => throw new NotSupportedException();

    /// <summary>The origins of all portals that pass, as <c>frame-ancestors</c> takes them: <c>https://*.bitrix24.com https://*.bitrix24.de …</c></summary>
    public string FrameAncestors => throw new NotSupportedException();
}
