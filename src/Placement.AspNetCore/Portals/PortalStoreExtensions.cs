using Placement.Portals;

namespace Placement;

/// <summary>Uses of a portal store.</summary>
public static class PortalStoreExtensions
{
    /// <summary>
    /// Keeps in the portals what clients renew: for a <see cref="BitrixClient"/> with <see cref="Portal.Tokens"/>, which acts for whoever
    /// installed the application.
    /// </summary>
    /// <param name="store">The portals.</param>
    /// <returns>The store for <see cref="BitrixClientOptions.TokenStore"/>.</returns>
    /// <remarks>
    /// Any number of processes can renew the tokens of a portal: a pair is never overwritten by one that came before it. For a portal
    /// that is
    /// not stored, or has removed the application, nothing is found and nothing stored; nor for another user than the portal's tokens are
    /// of.
    /// </remarks>
    public static ITokenStore AsTokenStore(this IPortalStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new PortalTokenStore(store);
    }
}
