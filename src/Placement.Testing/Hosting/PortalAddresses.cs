namespace Placement.Testing.Hosting;

/// <summary>Where the two servers of a portal listen. Known once they have started.</summary>
internal sealed record PortalAddresses(Uri Portal, Uri AuthorizationServer)
{
    public Uri PortalRest { get; } = new(Portal, "rest/");

    public Uri AuthorizationRest { get; } = new(AuthorizationServer, "rest/");
}
