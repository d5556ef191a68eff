using Microsoft.Extensions.Logging;
using Placement.Bindings;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Tokens;

namespace Placement.Releases;

/// <summary>Brings one portal to what is declared. It knows nothing of hosts and of the order in which portals come.</summary>
internal sealed class PortalUpdate(
    WidgetRegistration widgets, EventBindings events, PortalLocks locks, PortalClients clients, PortalDirectory portals,
    ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    private static readonly PortalVerdict Gone = new(PortalReleaseState.Gone, "removed");

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Brings it up, as far as the portal lets that happen.</summary>
    /// <param name="claimed">The portal.</param>
    /// <param name="release">What it shall have.</param>
    /// <param name="cancellationToken">Stops before the next request; the next run completes it.</param>
    /// <returns>How far it has come.</returns>
    /// <exception cref="PortalStoreException">The store failed, so that nothing is known of the portal.</exception>
    public async Task<PortalRelease> RunAsync(ClaimedPortal claimed, StoredRelease release, CancellationToken cancellationToken)
    {
        PortalVerdict verdict = claimed.Portal is { } portal
            ? await TryAsync(portal, release, cancellationToken).ConfigureAwait(false)
            : await WithoutPortalAsync(claimed.Release, cancellationToken).ConfigureAwait(false);
        PortalRelease next = Next(claimed.Release, release, verdict, PortalRecord.Now(_clock));
        ReleaseEvents.Tried(_logger, claimed, next);
        return next;
    }

    /// <summary>What is known of a portal after an attempt.</summary>
    public static PortalRelease Next(PortalRelease known, StoredRelease release, PortalVerdict verdict, DateTimeOffset now)
    {
        bool isDone = ReleaseConditions.IsDone(verdict.State);
        bool isFirst = known.Number != release.Number;
        int attempts = isDone ? 0 : isFirst ? 1 : known.Attempts + 1;
        return known with
        {
            Number = release.Number,
            Fingerprint = isDone ? release.Fingerprint : verdict.State == PortalReleaseState.Failed ? null : known.Fingerprint,
            State = verdict.State,
            WasCurrent = isFirst
                ? known.State is PortalReleaseState.Pending or PortalReleaseState.Current or PortalReleaseState.Unchanged
                : known.WasCurrent,
            Attempts = attempts,
            Outcome = verdict.Outcome,
            NextTryAt = now + RetrySchedule.After(verdict.State, attempts, known.Bucket),
            TriedAt = now,
        };
    }

    /// <summary>A portal that is not stored any more is gone. One that cannot be read is not.</summary>
    private async Task<PortalVerdict> WithoutPortalAsync(PortalRelease known, CancellationToken cancellationToken)
    {
        try
        {
            return await portals.FindAsync(new PortalKey(known.ClientId, known.MemberId), cancellationToken).ConfigureAwait(false) is null
                ? Gone
                : new PortalVerdict(PortalReleaseState.Unreachable, "stored_meanwhile");
        }
        catch (PortalStoreException)
        {
            return new PortalVerdict(PortalReleaseState.Failed, "unreadable");
        }
    }

    private async Task<PortalVerdict> TryAsync(Portal portal, StoredRelease release, CancellationToken cancellationToken)
    {
        if (portal.State == PortalState.Uninstalled)
        {
            return Gone;
        }

        if (portal.State == PortalState.Installing)
        {
            return new PortalVerdict(PortalReleaseState.AwaitingAdministrator, "not_installed");
        }

        if (!portal.HasTokens)
        {
            return new PortalVerdict(PortalReleaseState.NeedsTokens, "no_tokens");
        }

        if (PublicAddress.ProblemOf(release.BaseAddress, portal.ClientEndpoint) is not null)
        {
            return new PortalVerdict(PortalReleaseState.Failed, "address_not_public");
        }

        using IDisposable turn = await locks.EnterAsync(portal.MemberId).ConfigureAwait(false);
        try
        {
            IBitrixClient client = clients.ForPortal(portal, out IDisposable cached);
            using (cached)
            {
                RegistrationReport report = await widgets
                    .ApplyAsync(portal, client, release.BaseAddress, progress: null, cancellationToken).ConfigureAwait(false);
                await events.BindAsync(client, release.BaseAddress, cancellationToken).ConfigureAwait(false);
                return PortalVerdict.Of(report);
            }
        }
        catch (BitrixException refusal) when (refusal.InnerException is TokenStoreException)
        {
            throw new PortalStoreException("The portal store failed, so that no tokens are renewed.", refusal.InnerException);
        }
        catch (BitrixException refusal)
        {
            return PortalVerdict.Of(refusal);
        }
    }
}
