namespace Placement.AspNetCore.Tests.Installation;

/// <summary>A store that fails when a portal is stored for the n-th time, or always.</summary>
internal sealed class BrokenPortalStore(IPortalStore store) : IPortalStore
{
    private int _saves;

    /// <summary>The number of the save that fails, from 1; 0: none.</summary>
    public int FailingSave { get; set; }

    /// <summary>Whether nothing works.</summary>
    public bool IsDown { get; set; }

    public int Saves => _saves;

    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        IsDown ? throw new PortalStoreException("The disk is full.") : store.FindAsync(memberId, cancellationToken);

    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref _saves) == FailingSave || IsDown ? throw new PortalStoreException("The disk is full.") : store.SaveAsync(portal, cancellationToken);

    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => store.DeleteAsync(memberId, cancellationToken);

    public IAsyncEnumerable<Portal> ListAsync(CancellationToken cancellationToken = default) =>
        IsDown ? throw new PortalStoreException("The disk is full.") : store.ListAsync(cancellationToken);
}
