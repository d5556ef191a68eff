namespace Placement.AspNetCore.Tests.Portals;

/// <summary>A store in which somebody else may be faster.</summary>
internal sealed class ConflictingPortalStore(IPortalStore store) : IPortalStore
{
    /// <summary>What happens just before the next portal is stored, once.</summary>
    public Func<IPortalStore, Task>? Before { get; set; }

    /// <summary>What becomes of storing; null: it works.</summary>
    public Exception? Failure { get; set; }

    public int Saves { get; set; }

    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) => store.FindAsync(memberId, cancellationToken);

    public async ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        Saves++;
        if (Before is { } before)
        {
            Before = null;
            await before(store);
        }

        return Failure is null ? await store.SaveAsync(portal, cancellationToken) : throw Failure;
    }

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => store.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);
}
