namespace Placement.AspNetCore.Tests.Origin.Harness;

/// <summary>A store in which something happens before a portal is saved.</summary>
internal sealed class FaultyStore(Func<IPortalStore, Portal, Task> beforeSaving) : IPortalStore
{
    private readonly InMemoryPortalStore _store = new();

    public int Attempts { get; private set; }

    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) => _store.FindAsync(memberId, cancellationToken);

    public async ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        Attempts++;
        await beforeSaving(_store, portal);
        return await _store.SaveAsync(portal, cancellationToken);
    }

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => _store.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) => _store.ListAsync(cancellationToken);
}
