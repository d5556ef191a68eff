using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Placement.Lifecycle;

/// <summary>
/// Forgets portals that have removed the application, or keeps what the application may want to know again if they return.
/// </summary>
internal sealed class PortalRemoval(PortalJobs work, IPortalStore store, LifecycleNotifier lifecycles, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Forgets a portal. What is done already is not done again.</summary>
    /// <param name="portal">The portal, as the event was verified with.</param>
    /// <param name="clean">Whether the administrator wants the application's data deleted.</param>
    public Task RemoveAsync(Portal portal, bool clean) => work.DoAsync(portal, async (current, cancellationToken) =>
    {
        if (!IsMeant(current))
        {
            InstallationEvents.RemovalIgnored(_logger, portal.Domain);
            return;
        }

        // First the application, then the store: without the stored token, an event that is sent again could not be verified.
        await lifecycles.CallAsync(
            current, lifecycle => lifecycle.UninstalledAsync(current, clean, cancellationToken)).ConfigureAwait(false);
        if (!clean)
        {
            await store.ChangeAsync(
                portal.MemberId, stored => IsMeant(stored) ? Inactive(stored) : stored, cancellationToken).ConfigureAwait(false);
        }
        else if (IsMeant(await store.FindAsync(portal.MemberId, cancellationToken).ConfigureAwait(false)))
        {
            await store.DeleteAsync(portal.MemberId, cancellationToken).ConfigureAwait(false);
        }

        InstallationEvents.Uninstalled(_logger, portal.Domain, clean);

        // Events come late. An installation that has come first has brought a new token.
        bool IsMeant([NotNullWhen(true)] Portal? stored) =>
            stored is not null and not { State: PortalState.Uninstalled }
                && string.Equals(stored.ApplicationToken, portal.ApplicationToken, StringComparison.Ordinal);
    });

    /// <summary>Every token is worth nothing from now on: a request that carries one proves nothing.</summary>
    private static Portal Inactive(Portal portal) =>
        portal with { State = PortalState.Uninstalled, Tokens = null, ApplicationToken = null };
}
