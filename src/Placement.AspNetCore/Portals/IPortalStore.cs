namespace Placement;

/// <summary>Keeps the portals that have the application, with their tokens.</summary>
/// <remarks>
/// Implementations can be called from several threads, and from several processes that share what they store. Exceptions
/// must not quote tokens.
/// </remarks>
public interface IPortalStore
{
    /// <summary>The portal with this identity; null: the store has none.</summary>
    /// <param name="memberId">The identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached, or what it has cannot be read.</exception>
    ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default);

    /// <summary>Stores a portal in place of the revision that it was made from, or as a new one.</summary>
    /// <param name="portal">The portal; its <see cref="Portal.Revision"/> is the one that is replaced, 0 for a new portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as stored, with its new revision.</returns>
    /// <exception cref="PortalConflictException">The store has another revision: find the portal again, and decide again.</exception>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default);

    /// <summary>Removes a portal and everything the store knows of it. Removing it again does nothing.</summary>
    /// <param name="memberId">The identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default);

    /// <summary>
    /// All portals, ordered by identity. What is stored meanwhile may or may not be among them. Portals that cannot be read are left out.
    /// </summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default);
}
