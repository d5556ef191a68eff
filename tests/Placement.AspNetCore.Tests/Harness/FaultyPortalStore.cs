namespace Placement.AspNetCore.Tests.Harness;

/// <summary>A store in memory that fails, or in which somebody else is faster, when a test says so.</summary>
internal sealed class FaultyPortalStore : IPortalStore
{
    private readonly InMemoryPortalStore _store = new();
    private int _saves;

    /// <summary>What happens just before a portal is stored; what is thrown there becomes of storing it.</summary>
    public Func<IPortalStore, Portal, Task>? BeforeSaving { get; set; }

    /// <summary>The number of the save that fails, from 1; 0: none.</summary>
    public int FailingSave { get; set; }

    /// <summary>Whether nothing can be found or stored.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often somebody has tried to store a portal.</summary>
    public int Saves => _saves;

    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        IsDown ? throw DiskIsFull() : _store.FindAsync(memberId, cancellationToken);

    public async ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _saves) == FailingSave || IsDown)
        {
            throw DiskIsFull();
        }

        if (BeforeSaving is { } before)
        {
            await before(_store, portal);
        }

        return await _store.SaveAsync(portal, cancellationToken);
    }

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) =>
        _store.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) =>
        IsDown ? throw DiskIsFull() : _store.ListAsync(cancellationToken);

    private static PortalStoreException DiskIsFull() => new("The disk is full.");
}
