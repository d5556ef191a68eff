using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Portals;

namespace Placement.Releases;

/// <inheritdoc/>
internal sealed class ReleaseGate(
    IReleaseStore store, ReleaseStart start, ReleaseSwitch releases, ClientIdentity application, IOptions<ReleaseOptions> options,
    TimeProvider? timeProvider = null)
    : IReleaseGate
{
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public async ValueTask<bool> MayRegisterAsync(Portal portal, CancellationToken cancellationToken) =>
        !releases.IsOn(options.Value)
        || !application.Has(portal)
        || await store.FindReleaseAsync(application.IdOf(portal), cancellationToken).ConfigureAwait(false) is not { } stored
        || (IsOwn(stored) && stored.State != ReleaseState.AwaitingApproval);

    /// <inheritdoc/>
    public async ValueTask<bool> MayRegisterAllAsync(CancellationToken cancellationToken)
    {
        if (!releases.IsOn(options.Value))
        {
            return true;
        }

        foreach (string clientId in application.Ids)
        {
            if (await store.FindReleaseAsync(clientId, cancellationToken).ConfigureAwait(false)
                is not { State: ReleaseState.Running } stored || !IsOwn(stored))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(Portal portal, CancellationToken cancellationToken)
    {
        if (application.Has(portal))
        {
            await store.SavePortalReleaseAsync(
                PortalWalk.Unknown(application.IdOf(portal), portal), claimant: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask NoteAsync(Portal portal, Uri baseAddress, RegistrationReport report, CancellationToken cancellationToken)
    {
        if (!releases.IsOn(options.Value) || !application.Has(portal))
        {
            return;
        }

        string clientId = application.IdOf(portal);
        PortalRelease known = await store
            .FindPortalReleaseAsync(clientId, portal.MemberId, cancellationToken).ConfigureAwait(false)
            ?? PortalWalk.Unknown(clientId, portal);
        StoredRelease own = start.Own(clientId);

        // With another address than the release's, the portal has something else.
        bool isOfRelease = ReleaseApproval.IsSame(baseAddress, own.BaseAddress);
        StoredRelease release = isOfRelease ? own : own with { Fingerprint = start.Fingerprint(baseAddress) };
        PortalRelease noted = PortalUpdate.Next(known, release, PortalVerdict.Of(report), PortalRecord.Now(_clock));
        await store.SavePortalReleaseAsync(isOfRelease ? noted : noted with { Number = 0 }, claimant: null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Whether the release that is stored is this host's: a number that stands for two is not.</summary>
    private bool IsOwn(StoredRelease stored) =>
        stored.Number == options.Value.Number && stored.Fingerprint == start.Own().Fingerprint;
}
