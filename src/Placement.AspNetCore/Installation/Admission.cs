using Microsoft.Extensions.Logging;

namespace Placement;

/// <summary>
/// Lets administrators in, with their tokens: what registers widgets from then on. Anybody on the portal can open the installer with tokens of their own, or
/// send an event; theirs must not take the place of an administrator's.
/// </summary>
internal sealed class Admission(IPortalStore store, ILoggerFactory loggers)
{
    private const string Method = "user.admin";

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Asks the portal whether the user administers it, and stores their tokens if so.</summary>
    /// <param name="portal">The verified portal.</param>
    /// <param name="user">The user, by whose access token it was verified.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as it is stored now; null: the user is no administrator.</returns>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    public async Task<Portal?> AdmitAsync(Portal portal, WidgetUser user, CancellationToken cancellationToken)
    {
        if (user.Tokens is not { } tokens || !await IsAdministratorAsync(portal, user.Client, cancellationToken).ConfigureAwait(false))
        {
            InstallationEvents.NotAdministrator(_logger, portal.Domain);
            return null;
        }

        // The portal may have been removed meanwhile, by an event that has overtaken this one or was overtaken by it.
        return await store.ChangeAsync(
            portal.MemberId,
            stored => (stored ?? portal with { Revision = 0 }) with
            {
                ApplicationToken = stored?.ApplicationToken ?? portal.ApplicationToken,
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
            return response.Result.ToString() is "True" or "true" or "1" or "Y";
        }
        catch (BitrixException error)
        {
            InstallationEvents.NotAsked(_logger, portal.Domain, ErrorName.Of(error));
            throw;
        }
    }
}
