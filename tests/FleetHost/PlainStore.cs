using Placement;

namespace FleetHost;

/// <summary>A store that can keep portals and nothing else.</summary>
internal sealed class PlainStore(IPortalStore inner) : IPortalStore
{
    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        inner.FindAsync(memberId, cancellationToken);

    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default) =>
        inner.SaveAsync(portal, cancellationToken);

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) =>
        inner.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);
}
