using System.Collections.Concurrent;
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

    /// <summary>What somebody was told that has to be approved: once.</summary>
    private readonly ConcurrentDictionary<(string ClientId, string Setting), long> _doubts = new();

    /// <summary>The last fingerprint, and what it was made of.</summary>
    private volatile Fingerprinted? _fingerprint;

    /// <summary>The release of this host for its main application, whatever the store has.</summary>
    public StoredRelease Own() => Own(application.Id);

    /// <summary>The release of this host for one of its applications, whatever the store has.</summary>
    public StoredRelease Own(string clientId)
    {
        ReleaseOptions options = releaseOptions.Value;
        Uri baseAddress = placementOptions.Value.BaseAddress!;
        return new StoredRelease
        {
            ClientId = clientId,
            Number = options.Number,
            HighestNumber = options.Number,
            BaseAddress = baseAddress,
            Fingerprint = Fingerprint(baseAddress),
            State = ReleaseState.Running,
            StartedAt = PortalRecord.Now(_clock),
        };
    }

    /// <summary>
    /// The fingerprint of what is declared, with an address. It is made once, because the bytes of icons belong to it; a file that a later
    /// deployment has replaced is none of this host's release.
    /// </summary>
    public string Fingerprint(Uri baseAddress)
    {
        var known = _fingerprint;
        IReadOnlyList<WidgetBinding> bindings = declared.Bindings;
        if (known is null || known.BaseAddress != baseAddress || known.EventsPath != events.Path || known.Bindings != bindings)
        {
            string text = ReleaseFingerprint.Of(
                bindings, baseAddress, placementOptions.Value.Registration ?? new RegistrationOptions(), events.Path);
            _fingerprint = known = new Fingerprinted(baseAddress, events.Path, bindings, text);
        }

        return known.Text;
    }

    /// <summary>Whether the store has other declarations under the number of this host, which changes nothing for that reason.</summary>
    public bool IsNumberUsedTwice(StoredRelease stored) =>
        stored.Number == releaseOptions.Value.Number
        && placementOptions.Value.BaseAddress is { } baseAddress
        && stored.Fingerprint != Fingerprint(baseAddress);

    /// <summary>Begins the release of this host for its main application, or joins others that have.</summary>
    /// <inheritdoc cref="BeginAsync(string, ReleaseApproval, CancellationToken)"/>
    public Task<StoredRelease?> BeginAsync(CancellationToken cancellationToken) =>
        BeginAsync(application.Id, ReleaseApproval.None, cancellationToken);

    /// <summary>Begins the release of this host for one of its applications, or joins others that have.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="approval">What is approved beside what the options approve, this time.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The release; null: this host changes nothing, because a later one is stored or its number is used twice.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task<StoredRelease?> BeginAsync(string clientId, ReleaseApproval approval, CancellationToken cancellationToken)
    {
        StoredRelease own = Own(clientId);
        for (int attempt = 1; ; attempt++)
        {
            StoredRelease? stored = await store.FindReleaseAsync(own.ClientId, cancellationToken).ConfigureAwait(false);
            if (stored is not null && !MayBegin(own, stored))
            {
                return null;
            }

            StoredRelease next = await NextAsync(own, stored, approval, cancellationToken).ConfigureAwait(false);
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
            if (!IsNumberUsedTwice(stored))
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
    private async Task<StoredRelease> NextAsync(
        StoredRelease own, StoredRelease? stored, ReleaseApproval approval, CancellationToken cancellationToken)
    {
        bool isJoined = stored?.Number == own.Number;
        (string Reason, string Setting)? doubt = stored is null or { ApprovedAddress: null, State: ReleaseState.AwaitingApproval }
            ? await DoubtOfApplicationAsync(own, approval, cancellationToken).ConfigureAwait(false)
            : DoubtOfAddress(own, stored, approval);
        if (doubt is var (reason, setting))
        {
            string value = setting == nameof(ReleaseOptions.ApprovedAddress) ? own.BaseAddress.AbsoluteUri : own.ClientId;
            if (_doubts.TryAdd((own.ClientId, setting), own.Number))
            {
                ReleaseEvents.AwaitsApproval(_logger, own.Number, reason, setting, value);
            }
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
        StoredRelease own, ReleaseApproval approval, CancellationToken cancellationToken) =>
        !approval.IsOfApplication
            && releaseOptions.Value.ApprovedClientId != own.ClientId
            && await store.HasOtherReleasesAsync(own.ClientId, cancellationToken).ConfigureAwait(false)
            && !await HasOthersOfThisHostAsync(own, cancellationToken).ConfigureAwait(false)
            ? ("the store has the releases of another client id", nameof(ReleaseOptions.ApprovedClientId))
            : null;

    /// <summary>Whether another application of this host has approved releases there: then it is the right store.</summary>
    private async Task<bool> HasOthersOfThisHostAsync(StoredRelease own, CancellationToken cancellationToken)
    {
        foreach (string clientId in application.Ids.Where(id => id != own.ClientId))
        {
            if (await store.FindReleaseAsync(clientId, cancellationToken).ConfigureAwait(false) is { ApprovedAddress: not null })
            {
                return true;
            }
        }

        return false;
    }

    private (string Reason, string Setting)? DoubtOfAddress(StoredRelease own, StoredRelease stored, ReleaseApproval approval) =>
        stored.ApprovedAddress is { } approved
            && !ReleaseApproval.IsSame(approved, own.BaseAddress)
            && !approval.IsOfAddress
            && !(releaseOptions.Value.ApprovedAddress is { } repeated && ReleaseApproval.IsSame(repeated, own.BaseAddress))
            ? ("the address of the application is another than before", nameof(ReleaseOptions.ApprovedAddress))
            : null;

    /// <summary>A fingerprint, and what it was made of.</summary>
    private sealed record Fingerprinted(Uri BaseAddress, string? EventsPath, IReadOnlyList<WidgetBinding> Bindings, string Text);
}
