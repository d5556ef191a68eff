using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Portals;
using Placement.Sessions;

namespace Placement.Lifecycle;

/// <summary>
/// Deals with notices that portals have removed the application. Each is kept with its portal until the portal has said that it is true;
/// then the portal's tokens are forgotten, and its data after a while, if that was asked for.
/// </summary>
internal sealed class PortalRemoval(
    PortalJobs work, PortalDirectory portals, RemovalCheck check, RemovalSchedule schedule, LifecycleNotifier lifecycles,
    WidgetSessions sessions, IOptions<PlacementOptions> options, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    /// <summary>
    /// How long to wait before the portal is asked again, by the number of attempts; the last one is repeated. Portals are closed for
    /// hours, and unreachable for days.
    /// </summary>
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromDays(1),
    ];

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Keeps a notice, so that it is not lost whatever happens next: Bitrix24 does not send it again.</summary>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    public async Task ClaimAsync(Portal portal, bool clean, CancellationToken cancellationToken)
    {
        Portal? claimed = await portals.ChangeAsync(
            portal, stored => IsThere(stored) ? Claimed(stored, clean) : stored, cancellationToken).ConfigureAwait(false);
        if (claimed?.Removal is { } removal)
        {
            schedule.Add(claimed.Key, removal.DueAt);
        }
    }

    /// <summary>Asks the portal about a notice, and does what follows from its answer.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="isKept">
    /// Whether the notice is kept if the portal does not tell: not one that anybody can have written who knows the portal's identity.
    /// </param>
    public Task<RemovalVerdict> SettleAsync(Portal portal, bool isKept) =>
        work.DoAsync(portal, ("settle", isKept), RemovalVerdict.Unclear, async (current, cancellationToken) =>
        {
            if (!IsThere(current))
            {
                InstallationEvents.RemovalIgnored(_logger, portal.Domain);
                return RemovalVerdict.Removed;
            }

            (RemovalVerdict verdict, string reason) = await check.AskAsync(current, cancellationToken).ConfigureAwait(false);
            switch (verdict)
            {
                case RemovalVerdict.Removed:
                    await RemoveAsync(current, current.Removal is { Clean: true }, cancellationToken).ConfigureAwait(false);
                    break;
                case RemovalVerdict.RefusedBefore when !(current.Removal?.DueAt <= _clock.GetUtcNow()):
                    // That says nothing of a notice that has come after it. One that is kept waits until the portal is asked again.
                    break;
                case RemovalVerdict.RefusedBefore:
                case RemovalVerdict.Refused:
                    await portals.ChangeAsync(
                        portal,
                        static stored => IsThere(stored) && stored.Removal is not null ? stored with { Removal = null } : stored,
                        cancellationToken).ConfigureAwait(false);
                    InstallationEvents.RemovalRefused(_logger, portal.Domain);
                    break;
                default:
                    if (isKept)
                    {
                        await PostponeAsync(current, reason, cancellationToken).ConfigureAwait(false);
                    }

                    break;
            }

            return verdict;
        });

    /// <summary>Goes on with what is due for a portal: asks again, or deletes what was kept for a while.</summary>
    public async Task ContinueAsync(Portal portal)
    {
        if (portal.State != PortalState.Uninstalled)
        {
            await SettleAsync(portal, isKept: true).ConfigureAwait(false);
            return;
        }

        await work.DoAsync(portal, "delete", failed: false, DeleteAsync).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes a portal whose time to return is over. It is put off first, which only one of several hosts can do, and which is the next
    /// try if the application cannot delete its own data.
    /// </summary>
    /// <returns>Whether it is deleted.</returns>
    private async Task<bool> DeleteAsync(Portal? current, CancellationToken cancellationToken)
    {
        if (!IsToBeDeleted(current))
        {
            return false;
        }

        Portal claimed;
        try
        {
            claimed = await portals.SaveAsync(PutOff(current, current.Removal!), cancellationToken).ConfigureAwait(false);
        }
        catch (PortalConflictException)
        {
            // Another host deletes it, or it has come back.
            return false;
        }

        bool isDone = await lifecycles.CallAsync(
            current, lifecycle => lifecycle.UninstalledAsync(current, clean: true, cancellationToken)).ConfigureAwait(false);
        Portal? after = await portals.FindAsync(claimed, cancellationToken).ConfigureAwait(false);
        if (after?.Revision != claimed.Revision || after.CreatedAt != claimed.CreatedAt)
        {
            return false;
        }

        if (!isDone)
        {
            schedule.Add(claimed.Key, claimed.Removal!.DueAt);
            return false;
        }

        await portals.DeleteAsync(claimed, cancellationToken).ConfigureAwait(false);
        InstallationEvents.Deleted(_logger, claimed.Domain);
        return true;
    }

    private Portal PutOff(Portal portal, PortalRemovalClaim removal) => portal with
    {
        Removal = removal with
        {
            Attempts = removal.Attempts + 1,
            DueAt = _clock.GetUtcNow() + Delays[Math.Min(removal.Attempts + 2, Delays.Length - 1)],
        },
    };

    private static bool IsThere([NotNullWhen(true)] Portal? stored) => stored is not (null or { State: PortalState.Uninstalled });

    private bool IsToBeDeleted([NotNullWhen(true)] Portal? stored) =>
        stored is { State: PortalState.Uninstalled, Removal: { Clean: true } removal } && removal.DueAt <= _clock.GetUtcNow();

    private Portal Claimed(Portal stored, bool clean)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return stored.Removal is not { } removal
                ? stored with { Removal = new PortalRemovalClaim { ClaimedAt = now, Clean = clean, DueAt = now + Delays[0] } }
            : clean && !removal.Clean ? stored with { Removal = removal with { Clean = true } }
            : stored;
    }

    /// <summary>Notices that are repeated do not put the next question off: only a question that was due does.</summary>
    private async Task PostponeAsync(Portal portal, string reason, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        Portal? postponed = await portals.ChangeAsync(
            portal,
            stored => IsThere(stored) ? Postponed(Claimed(stored, clean: false), now) : stored,
            cancellationToken).ConfigureAwait(false);
        if (postponed?.Removal is { } removal)
        {
            InstallationEvents.RemovalUnclear(_logger, portal.Domain, reason, removal.DueAt - now);
            schedule.Add(postponed.Key, removal.DueAt);
        }
    }

    private static Portal Postponed(Portal portal, DateTimeOffset now)
    {
        PortalRemovalClaim removal = portal.Removal!;
        int attempts = removal.Attempts + 1;
        return removal.DueAt > now
            ? portal
            : portal with
            {
                Removal = removal with { Attempts = attempts, DueAt = now + Delays[Math.Min(attempts, Delays.Length - 1)] },
            };
    }

    private async Task RemoveAsync(Portal portal, bool clean, CancellationToken cancellationToken)
    {
        TimeSpan grace = options.Value.RemovalGracePeriod;
        bool isKept = !clean || grace > TimeSpan.Zero;

        // First the application, then the store: what is interrupted is asked about, and done, again.
        bool isDone = await lifecycles.CallAsync(
            portal, lifecycle => lifecycle.UninstalledAsync(portal, clean: !isKept, cancellationToken)).ConfigureAwait(false);
        if (!isKept && !isDone)
        {
            // Data that the application could not delete is deleted later.
            (isKept, grace) = (true, Delays[^2]);
        }

        DateTimeOffset now = _clock.GetUtcNow();
        if (isKept)
        {
            await portals.ChangeAsync(
                portal, stored => IsMeant(stored) ? Inactive(stored, clean ? now + grace : null, now) : stored,
                cancellationToken).ConfigureAwait(false);
        }
        else if (await portals.FindAsync(portal, cancellationToken).ConfigureAwait(false) is { } current && IsMeant(current))
        {
            await portals.DeleteAsync(current, cancellationToken).ConfigureAwait(false);
        }

        await sessions.ForgetAsync(portal).ConfigureAwait(false);
        InstallationEvents.Uninstalled(_logger, portal.Domain, clean);
        if (clean && isKept)
        {
            InstallationEvents.DeletionPending(_logger, portal.Domain, now + grace);
            schedule.Add(portal.Key, now + grace);
        }

        // An installation that has come in between has brought other tokens.
        bool IsMeant([NotNullWhen(true)] Portal? stored) =>
            IsThere(stored) && stored.Tokens?.AccessToken == portal.Tokens?.AccessToken && stored.Epoch == portal.Epoch;
    }

    /// <summary>Every token is worth nothing from now on: a request that carries one proves nothing.</summary>
    private static Portal Inactive(Portal portal, DateTimeOffset? deletedAt, DateTimeOffset now) => portal with
    {
        State = PortalState.Uninstalled,
        Tokens = null,
        SystemUserTokens = null,
        SystemUserReadyAt = null,
        ApplicationToken = null,
        IsApplicationTokenConfirmed = false,
        Epoch = PortalRecord.NextEpoch(portal, now),
        Removal = deletedAt is { } due
            ? new PortalRemovalClaim { ClaimedAt = portal.Removal?.ClaimedAt ?? now, Clean = true, DueAt = due }
            : null,
    };
}
