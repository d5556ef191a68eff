namespace Placement;

/// <summary>
/// A portal store that leases a portal to whoever renews its tokens. The lease is a write, so it proves that what the renewal yields can be
/// stored, and others see that a renewal is under way.
/// </summary>
/// <remarks>
/// Implement it beside <see cref="IPortalStore"/> on the same class. In a store that does not, the portal itself is stored once more
/// before its tokens are renewed, which proves the same and raises <see cref="Portal.Revision"/>; but processes that renew at the same
/// moment do not see each other.
/// </remarks>
public interface IPortalLeaseStore : IPortalStore
{
    /// <summary>Leases a portal to renew its tokens. The revision stays as it is.</summary>
    /// <param name="portal">
    /// The portal as the store has it, with the tokens that are to be renewed in <see cref="Portal.Tokens"/>: those of the system user,
    /// too, if it is them. A portal's two pairs can be leased at the same time.
    /// </param>
    /// <param name="duration">
    /// How long the lease lasts if nobody ends it, by the store's own clock. With other tokens in the store it is over.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the lease is granted; false: somebody else has it.</returns>
    /// <exception cref="PortalConflictException">The store has another revision: find the portal again, and decide again.</exception>
    /// <exception cref="PortalStoreException">The store cannot be reached, or not be written.</exception>
    ValueTask<bool> TryLeaseAsync(Portal portal, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Ends the lease of a portal's tokens, which were not renewed. Ending it again does nothing.</summary>
    /// <param name="portal">The portal as it was leased.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when others can lease the portal.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask EndLeaseAsync(Portal portal, CancellationToken cancellationToken = default);
}
