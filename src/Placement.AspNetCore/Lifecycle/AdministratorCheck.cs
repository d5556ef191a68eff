using Microsoft.Extensions.Logging;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>
/// Lets administrators in: their tokens register widgets from then on, and the application token of their request is what the portal
/// proves itself with. Anybody on the portal can open the installer or make up an event, with tokens of their own; theirs must not take
/// the place of an administrator's.
/// </summary>
internal sealed class AdministratorCheck(
    PortalDirectory portals, AdministratorProof proof, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Asks the portal whether whoever sent a request administers it, and stores their tokens if so.</summary>
    /// <param name="verification">The verified origin of the request.</param>
    /// <param name="claim">What it says: of it, tokens are taken.</param>
    /// <param name="time">
    /// When it happened: <see cref="DateTimeOffset.MaxValue"/> for a request that is made now. What is older than the last proven one
    /// changes nothing.
    /// </param>
    /// <param name="kind">What it says of the installation. With another one than is stored, what was issued before ends.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as it is stored now; null: an administrator did not send it, or it comes too late.</returns>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    public async Task<Portal?> AdmitAsync(
        Verification verification, OriginClaim claim, DateTimeOffset time, AdmissionKind kind, CancellationToken cancellationToken)
    {
        Portal portal = verification.Portal!;
        if (await AskAsync(portal, claim, verification.UserId, cancellationToken).ConfigureAwait(false) is not { } tokens)
        {
            InstallationEvents.NotAdministrator(_logger, portal.Domain);
            return null;
        }

        DateTimeOffset now = _clock.GetUtcNow();

        // Events tell their time in whole seconds; one of the future is one of now.
        DateTimeOffset provenAt = DateTimeOffset.FromUnixTimeSeconds((time < now ? time : now).ToUnixTimeSeconds());
        bool isOutdated = false;

        // The portal may have been removed since it was verified, by an event of its former installation that comes late.
        Portal? admitted = await portals.ChangeAsync(
            portal,
            stored =>
            {
                isOutdated = stored is not { State: PortalState.Uninstalled } && provenAt < stored?.ProvenAt;
                return isOutdated ? stored : Admitted(stored ?? portal with { Revision = 0 });
            },
            cancellationToken).ConfigureAwait(false);
        if (isOutdated)
        {
            InstallationEvents.Outdated(_logger, portal.Domain);
            return null;
        }

        return admitted;

        Portal Admitted(Portal stored)
        {
            string? applicationToken = ClaimValues.Token(claim.ApplicationToken);
            bool isOther = stored.State == PortalState.Uninstalled
                || (kind == AdmissionKind.Installation && stored.State == PortalState.Installed && !IsSame(stored, applicationToken))
                || (kind != AdmissionKind.Update && PortalRecord.IsOtherInstallation(stored, applicationToken));

            // Of what was issued before, nothing is worth anything any more; but the system user of this installation may have come first.
            bool keepsSystemUser = !isOther || stored.SystemUserReadyAt >= provenAt;
            return stored with
            {
                ClientEndpoint = portal.ClientEndpoint,
                ServerEndpoint = portal.ServerEndpoint,
                ApplicationToken = applicationToken ?? stored.ApplicationToken,
                IsApplicationTokenConfirmed = applicationToken is not null || stored.IsApplicationTokenConfirmed,
                Tokens = tokens,
                State = stored.State == PortalState.Installed ? PortalState.Installed : PortalState.Installing,
                ProvenAt = provenAt,
                SystemUserTokens = keepsSystemUser ? stored.SystemUserTokens : null,
                SystemUserReadyAt = keepsSystemUser ? stored.SystemUserReadyAt : null,
                Epoch = isOther ? PortalRecord.NextEpoch(stored, now) : stored.Epoch,
                Removal = null,
            };
        }

        // An application without pages is told so with each update, and a notice may come twice.
        static bool IsSame(Portal stored, string? applicationToken) =>
            applicationToken is not null && PortalRecord.IsConfirmed(stored, applicationToken);
    }

    private async Task<PortalTokens?> AskAsync(Portal portal, OriginClaim claim, int? userId, CancellationToken cancellationToken)
    {
        try
        {
            return await proof.AskAsync(portal, claim, userId, mayRenew: true, cancellationToken).ConfigureAwait(false);
        }
        catch (BitrixException error)
        {
            InstallationEvents.NotAsked(_logger, portal.Domain, OutcomeName.Of(error));
            throw;
        }
    }
}
