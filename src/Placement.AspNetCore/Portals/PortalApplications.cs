using Placement.Configuration;

namespace Placement.Portals;

/// <summary>Which application a portal is stored for.</summary>
internal static class PortalApplications
{
    /// <summary>The application that a portal is stored for; empty: the host has none, and its own way to verify requests.</summary>
    /// <exception cref="InvalidOperationException">The portal does not say it, and it could be any of several.</exception>
    public static string IdOf(this ClientIdentity applications, Portal portal) => portal.ClientId
        ?? applications.Default
        ?? (applications.Ids.Count == 0 ? "" : throw new InvalidOperationException(
            $"What is stored of the portal {portal.Domain} does not say which of the applications it is of. Its next request that is proven by "
            + $"its application token says so; or set {nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} to the application of "
            + "before."));

    /// <summary>Whether a portal is stored for one of the host's applications.</summary>
    public static bool Has(this ClientIdentity applications, Portal portal) => portal.ClientId is { } id
        ? applications.Find(id) is not null
        : applications.Default is not null || applications.Ids.Count == 0;
}
