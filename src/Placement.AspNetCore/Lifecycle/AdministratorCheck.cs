using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>
/// Lets administrators in: their tokens register widgets from then on, and the application token of their request is what the portal
/// proves itself with. Anybody on
/// the portal can open the installer or make up an event, with tokens of their own; theirs must not take the place of an administrator's.
/// </summary>
internal sealed class AdministratorCheck(IPortalStore store, PortalClients clients, ILoggerFactory loggers)
{
    private const string Method = "user.admin";

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Asks the portal whether whoever sent a request administers it, and stores their tokens if so.</summary>
    /// <param name="verification">The verified origin of the request.</param>
    /// <param name="claim">What it says: of it, tokens are taken.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as it is stored now; null: an administrator did not send it.</returns>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    public async Task<Portal?> AdmitAsync(Verification verification, OriginClaim claim, CancellationToken cancellationToken)
    {
        Portal portal = verification.Portal!;
        if (clients.TokensOf(portal, claim, verification.UserId) is not { } tokens
            || !await IsAdministratorAsync(portal, clients.ForUser(tokens), cancellationToken).ConfigureAwait(false))
        {
            InstallationEvents.NotAdministrator(_logger, portal.Domain);
            return null;
        }

        // The portal may have been removed since it was verified, by an event of its former installation that comes late.
        return await store.ChangeAsync(
            portal.MemberId,
            stored => (stored ?? portal with { Revision = 0 }) with
            {
                ApplicationToken = ClaimValues.Token(claim.ApplicationToken) ?? stored?.ApplicationToken ?? portal.ApplicationToken,
                Tokens = tokens,
                State = stored?.State == PortalState.Installed ? PortalState.Installed : PortalState.Installing,
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsAdministratorAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        try
        {
            BitrixResponse response = await client.CallAsync(Method, default, cancellationToken).ConfigureAwait(false);
            return PhpTruth.IsYes(response.Result.ToString());
        }
        catch (BitrixException error)
        {
            InstallationEvents.NotAsked(_logger, portal.Domain, OutcomeName.Of(error));
            throw;
        }
    }
}
