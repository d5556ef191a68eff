using Placement;
using Placement.Releases;
using Quartz;

namespace FleetHost;

/// <summary>Brings one portal up, as a release does.</summary>
internal sealed class PortalJob(IPortalStore portals, IReleaseStore releases, PortalUpdate update, ReleaseStart start) : IJob
{
    /// <summary>Which.</summary>
    public const string MemberId = "memberId";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        Portal portal = await portals.FindAsync(context.MergedJobDataMap.GetString(MemberId)!, cancellationToken)
            ?? throw new InvalidOperationException("There is no such portal.");
        StoredRelease release = start.Own();
        var known = new ClaimedPortal(PortalWalk.Unknown(release.ClientId, portal), portal);
        PortalRelease next = await update.RunAsync(known, release, cancellationToken);
        await releases.SavePortalReleaseAsync(next, claimant: null, cancellationToken);
    }
}
