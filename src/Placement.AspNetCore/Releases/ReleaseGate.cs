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
        || !IsMeant(portal)
        || await store.FindReleaseAsync(application.Id, cancellationToken).ConfigureAwait(false) is not { } stored
        || (IsOwn(stored) && stored.State != ReleaseState.AwaitingApproval);

    /// <inheritdoc/>
    public async ValueTask<bool> MayRegisterAllAsync(CancellationToken cancellationToken) =>
        !releases.IsOn(options.Value)
        || (await store.FindReleaseAsync(application.Id, cancellationToken).ConfigureAwait(false) is { State: ReleaseState.Running } stored
            && IsOwn(stored));

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(Portal portal, CancellationToken cancellationToken)
    {
        if (IsMeant(portal))
        {
            await store.SavePortalReleaseAsync(
                PortalWalk.Unknown(application.Id, portal), claimant: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask NoteAsync(Portal portal, Uri baseAddress, RegistrationReport report, CancellationToken cancellationToken)
    {
        if (!releases.IsOn(options.Value) || !IsMeant(portal))
        {
            return;
        }

        PortalRelease known = await store
            .FindPortalReleaseAsync(application.Id, portal.MemberId, cancellationToken).ConfigureAwait(false)
            ?? PortalWalk.Unknown(application.Id, portal);
        StoredRelease release = start.Own() with { Fingerprint = start.Fingerprint(baseAddress) };
        PortalRelease noted = PortalUpdate.Next(known, release, PortalVerdict.Of(report), PortalRecord.Now(_clock));

        // With another address than the release's, the portal has something else.
        await store.SavePortalReleaseAsync(
            release.Fingerprint == start.Own().Fingerprint ? noted : noted with { Number = 0 }, claimant: null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Whether releases are about the application that the portal has.</summary>
    private bool IsMeant(Portal portal) => application.IdOf(portal) == application.Id;

    /// <summary>Whether the release that is stored is this host's: a number that stands for two is not.</summary>
    private bool IsOwn(StoredRelease stored) =>
        stored.Number == options.Value.Number && stored.Fingerprint == start.Own().Fingerprint;
}
