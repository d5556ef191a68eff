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
        return new PortalTokenStore(store, store.FindAsync);
    }

    /// <summary>What is stored of a portal for an application; null: nothing.</summary>
    /// <param name="store">The portals.</param>
    /// <param name="clientId">The application.</param>
    /// <param name="memberId">The portal's identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached, or what it has cannot be read.</exception>
    public static async ValueTask<Portal?> FindAsync(
        this IPortalStore store, string clientId, string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        if (store is IApplicationPortalStore several)
        {
            IReadOnlyList<Portal> stored = await several.FindAllAsync(memberId, cancellationToken).ConfigureAwait(false);
            return stored.FirstOrDefault(portal => portal.ClientId == clientId);
        }

        Portal? only = await store.FindAsync(memberId, cancellationToken).ConfigureAwait(false);
        return only?.ClientId is null || only.ClientId == clientId ? only : null;
    }
}
