using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.Widgets;

namespace Placement.Releases;

/// <summary>Tells the store what this host wants portals to have, or finds that a later host has done so.</summary>
internal sealed class ReleaseStart(
    IReleaseStore store, DeclaredWidgets declared, EventsRoute events, ClientIdentity application,
    IOptions<PlacementOptions> placementOptions, IOptions<ReleaseOptions> releaseOptions, ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
{
    /// <summary>Each conflict means that another host has begun, paused or stopped a release.</summary>
    private const int MaxAttempts = 16;

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>The release of this host, whatever the store has.</summary>
    public StoredRelease Own()
    {
        ReleaseOptions options = releaseOptions.Value;
        Uri baseAddress = placementOptions.Value.BaseAddress!;
        return new StoredRelease
        {
            ClientId = application.Id,
            Number = options.Number,
            HighestNumber = options.Number,
            BaseAddress = baseAddress,
            Fingerprint = Fingerprint(baseAddress),
            State = ReleaseState.Running,
            StartedAt = PortalRecord.Now(_clock),
        };
    }

    /// <summary>The fingerprint of what is declared, with an address.</summary>
    public string Fingerprint(Uri baseAddress) => ReleaseFingerprint.Of(
        declared.Bindings, baseAddress, placementOptions.Value.Registration ?? new RegistrationOptions(), events.Path);

    /// <summary>Begins the release of this host, or joins others that have.</summary>
    /// <returns>The release; null: this host changes nothing, because a later one is stored or its number is used twice.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task<StoredRelease?> BeginAsync(CancellationToken cancellationToken)
    {
        StoredRelease own = Own();
        for (int attempt = 1; ; attempt++)
        {
            StoredRelease? stored = await store.FindReleaseAsync(own.ClientId, cancellationToken).ConfigureAwait(false);
            if (stored is not null && !MayBegin(own, stored))
            {
                return null;
            }

            StoredRelease next = await NextAsync(own, stored, cancellationToken).ConfigureAwait(false);
            if (next == stored)
            {
                // A host that was killed may not have come to that.
                return await ConfirmAsync(stored, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await ConfirmAsync(
                    await store.SaveReleaseAsync(next, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    /// <summary>Counts the portals that have what it declares.</summary>
    private async Task<StoredRelease> ConfirmAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        int unchanged = await store
            .ConfirmUnchangedAsync(release.ClientId, release.Number, release.Fingerprint, cancellationToken).ConfigureAwait(false);
        if (release.State == ReleaseState.Running)
        {
            ReleaseEvents.Begins(_logger, release.Number, unchanged);
        }

        return release;
    }

    private bool MayBegin(StoredRelease own, StoredRelease stored)
    {
        if (own.Number == stored.Number)
        {
            if (own.Fingerprint == stored.Fingerprint)
            {
                return true;
            }

            ReleaseEvents.NumberUsedTwice(_logger, own.Number);
            return false;
        }

        if (own.Number > stored.HighestNumber || releaseOptions.Value.RollsBack == stored.HighestNumber)
        {
            return true;
        }

        ReleaseEvents.Outdated(_logger, own.Number, stored.Number, stored.HighestNumber);
        return false;
    }

    /// <summary>What is to be stored; the same as is stored: nothing.</summary>
    private async Task<StoredRelease> NextAsync(StoredRelease own, StoredRelease? stored, CancellationToken cancellationToken)
    {
        bool isJoined = stored?.Number == own.Number;
        (string Reason, string Setting)? doubt = stored is null
            ? await DoubtOfApplicationAsync(own, cancellationToken).ConfigureAwait(false)
            : DoubtOfAddress(own, stored);
        if (doubt is var (reason, setting))
        {
            ReleaseEvents.AwaitsApproval(_logger, own.Number, reason, setting);
        }

        if (isJoined)
        {
            return stored!.State == ReleaseState.AwaitingApproval && doubt is null
                ? stored with { State = ReleaseState.Running, ApprovedAddress = own.BaseAddress }
                : stored;
        }

        return own with
        {
            State = doubt is null ? ReleaseState.Running : ReleaseState.AwaitingApproval,
            HighestNumber = Math.Max(own.Number, stored?.HighestNumber ?? 0),
            ApprovedAddress = doubt is null ? own.BaseAddress : stored?.ApprovedAddress,
            Revision = stored?.Revision ?? 0,
        };
    }

    private async Task<(string Reason, string Setting)?> DoubtOfApplicationAsync(
        StoredRelease own, CancellationToken cancellationToken) =>
        releaseOptions.Value.ApprovedClientId != own.ClientId
            && await store.HasOtherReleasesAsync(own.ClientId, cancellationToken).ConfigureAwait(false)
            ? ("the store has the releases of another client id", nameof(ReleaseOptions.ApprovedClientId))
            : null;

    private (string Reason, string Setting)? DoubtOfAddress(StoredRelease own, StoredRelease stored) =>
        stored.ApprovedAddress is { } approved
            && !IsSame(approved, own.BaseAddress)
            && !(releaseOptions.Value.ApprovedAddress is { } repeated && IsSame(repeated, own.BaseAddress))
            ? ("the address of the application is another than before", nameof(ReleaseOptions.ApprovedAddress))
            : stored is { ApprovedAddress: null, State: ReleaseState.AwaitingApproval }
                && releaseOptions.Value.ApprovedClientId != own.ClientId
                ? ("the store has the releases of another client id", nameof(ReleaseOptions.ApprovedClientId))
                : null;

    private static bool IsSame(Uri one, Uri other) =>
        string.Equals(one.AbsoluteUri.TrimEnd('/'), other.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
}
