using Placement.Portals;

namespace Placement.Starting;

/// <summary>Refuses to start hosts of which each would know portals of its own.</summary>
internal sealed class StoreCheck(PortalDirectory? portals = null) : StartCheck
{
    /// <inheritdoc/>
    public override Task StartingAsync(CancellationToken cancellationToken) => portals?.Store is InMemoryPortalStore
        ? throw new InvalidOperationException(
            "The hosts of a cluster share a portal store, and this one has it in its memory. Call AddDatabasePortalStore with a data "
            + "source of PostgreSQL on the services of the application.")
        : Task.CompletedTask;
}
