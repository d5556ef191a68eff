using System.Runtime.CompilerServices;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>The portals that are worked on without anybody asking for it.</summary>
internal sealed class OwnPortals(PortalDirectory portals, ClientIdentity application)
{
    /// <summary>
    /// The portals that have one of the host's applications. What does not say which it is of is left out as soon as the store has those of
    /// another application, too: nobody has said whose it is.
    /// </summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isShared = await IsSharedAsync(cancellationToken).ConfigureAwait(false);
        await foreach (Portal portal in portals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (portal.State != PortalState.Uninstalled && !(isShared && portal.ClientId is null))
            {
                yield return portal;
            }
        }
    }

    private async Task<bool> IsSharedAsync(CancellationToken cancellationToken)
    {
        await foreach (Portal portal in portals.Store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (portal.ClientId is { } clientId && application.Find(clientId) is null)
            {
                return true;
            }
        }

        return false;
    }
}
