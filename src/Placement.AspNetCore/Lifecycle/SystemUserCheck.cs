using Microsoft.Extensions.Logging;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>Keeps the tokens of system users beside those of whoever installed the application.</summary>
internal sealed class SystemUserCheck(
    PortalDirectory portals, AdministratorProof proof, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    /// <summary>How far the clocks of Bitrix24 and of this machine may be apart. A later event is one of now.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Asks the portal whether the system user administers it, and keeps their tokens if so.</summary>
    /// <param name="portal">The verified portal.</param>
    /// <param name="claim">What the event says: of it, tokens are taken.</param>
    /// <param name="userId">Whose tokens they are, as the authorization server says.</param>
    /// <param name="time">When it happened. What is not younger than the event that brought the kept ones changes nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the user administers the portal.</returns>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    public async Task<bool> KeepAsync(
        Portal portal, OriginClaim claim, int userId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        PortalTokens? tokens;
        try
        {
            // Whether the store takes what a renewal would yield is not known yet.
            tokens = await proof.AskAsync(portal, claim, userId, mayRenew: false, cancellationToken).ConfigureAwait(false);
        }
        catch (BitrixException error)
        {
            InstallationEvents.SystemUserNotAsked(_logger, portal.Domain, OutcomeName.Of(error));
            throw;
        }

        if (tokens is null)
        {
            InstallationEvents.SystemUserRefused(_logger, portal.Domain);
            return false;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset readyAt = time > now + ClockDifference ? now : time;
        bool isKept = false;

        // From here on nothing is given up: the event may not be sent again.
        await portals.ChangeAsync(
            portal,
            stored =>
            {
                isKept = stored is not (null or { State: PortalState.Uninstalled })
                    && (stored.SystemUserTokens is null || stored.SystemUserReadyAt is null || stored.SystemUserReadyAt < readyAt);
                return isKept ? stored! with { SystemUserTokens = tokens, SystemUserReadyAt = readyAt } : stored;
            },
            CancellationToken.None).ConfigureAwait(false);
        if (isKept)
        {
            InstallationEvents.SystemUserKept(_logger, portal.Domain);
        }
        else
        {
            InstallationEvents.Outdated(_logger, portal.Domain);
        }

        return true;
    }
}
