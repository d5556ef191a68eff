using Placement.Configuration;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>Finds portals of which no release is known yet.</summary>
internal sealed class PortalWalk(
    OwnPortals portals, IReleaseStore releases, CanaryPortals canaries, ClientIdentity application)
{
    /// <summary>So many are added at once.</summary>
    private const int PageSize = 100;

    /// <summary>Adds them.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Portal> named = [];
        List<PortalRelease> page = [];
        await foreach (Portal portal in portals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (canaries.IsNamed(portal))
            {
                named.Add(portal);
            }

            page.Add(Unknown(application.IdOf(portal), portal));
            if (page.Count == PageSize)
            {
                await releases.AddPortalsAsync(page, cancellationToken).ConfigureAwait(false);
                page.Clear();
            }
        }

        canaries.Set(named);
        await releases.AddPortalsAsync(page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A portal of which no release is known.</summary>
    public static PortalRelease Unknown(string clientId, Portal portal) => new()
    {
        ClientId = clientId,
        MemberId = portal.MemberId,
        Bucket = PortalBucket.Of(portal.MemberId),
    };
}
