namespace Placement;

/// <summary>
/// A portal store that keeps several applications of one portal apart. Hosts with more than one application need it:
/// <see cref="PlacementOptions.Applications"/>.
/// </summary>
/// <remarks>
/// <para>Implement it beside <see cref="IPortalStore"/> on the same class. Then <see cref="Portal.ClientId"/> and
/// <see cref="Portal.MemberId"/> together are what a portal is stored under, and revisions, leases and conflicts are those of the two. A
/// portal that is stored without a client id, as it was before there were several applications, gets one when it is saved with one, in the
/// place of the revision that it was made from.</para>
/// <para><see cref="IPortalStore.FindAsync"/> finds a portal that has one application. For one that has several, it throws an
/// <see cref="InvalidOperationException"/>: which one is meant has to be said. <see cref="IPortalStore.DeleteAsync"/> removes all.</para>
/// </remarks>
public interface IApplicationPortalStore : IPortalStore
{
    /// <summary>The portal with this identity, once for each application that is stored for it.</summary>
    /// <param name="memberId">The identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached, or what it has cannot be read.</exception>
    ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken = default);

    /// <summary>Removes what is stored of a portal for one application. Removing it again does nothing.</summary>
    /// <param name="clientId">The application; null: what is stored without one.</param>
    /// <param name="memberId">The identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask DeleteAsync(string? clientId, string memberId, CancellationToken cancellationToken = default);
}
