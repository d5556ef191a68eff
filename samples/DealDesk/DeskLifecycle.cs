using DealDesk.Data;
using Placement;

namespace DealDesk;

/// <summary>Gives a portal something to look at when it installs the desk, and forgets it when its administrator wants that.</summary>
internal sealed class DeskLifecycle(DeskDatabase database, TimeProvider time) : IPortalLifecycle
{
    public Task InstalledAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) =>
        database.SeedAsync(portal.MemberId, time.Today(), cancellationToken);

    public async Task UninstalledAsync(Portal portal, bool clean, CancellationToken cancellationToken)
    {
        if (clean)
        {
            await database.DeleteAsync(portal.MemberId, cancellationToken);
        }
    }
}
