using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>
/// Registers on a local portal what was changed in code while the application runs. Real portals are none of its business: they get a
/// change when it is released.
/// </summary>
internal sealed class ChangedRegistration(
    PortalJobs work,
    WidgetRegistration widgets,
    PortalClients clients,
    PortalDirectory portals,
    ILoggerFactory loggers,
    IConfiguration? configuration = null,
    IHostEnvironment? environment = null,
    IHostApplicationLifetime? host = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly CancellationToken _stopping = host?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Registers what is declared now. It never throws.</summary>
    public async Task RunAsync()
    {
        if (configuration.LocalPortalClientId(environment) is null)
        {
            return;
        }

        try
        {
            await foreach (Portal portal in portals.ListAsync(_stopping).ConfigureAwait(false))
            {
                await work.DoAsync(portal, "register a change", failed: false, RegisterAsync).ConfigureAwait(false);
            }
        }
        catch (PortalStoreException exception)
        {
            InstallationEvents.StoreUnreachable(_logger, exception);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start registers everything.
        }
    }

    private async Task<bool> RegisterAsync(Portal? portal, CancellationToken cancellationToken)
    {
        // Where nothing was registered yet, the installation will do so with what is declared then.
        if (portal is not { State: PortalState.Installed, HasTokens: true } || widgets.LastAddress is not { } address)
        {
            return false;
        }

        try
        {
            if (await widgets.RegisterAsync(portal, clients.ForPortal(portal), address, progress: null, cancellationToken)
                .ConfigureAwait(false) is not { } report)
            {
                return false;
            }

            ILookup<OutcomeStatus, PlacementOutcome> outcomes = report.Outcomes.ToLookup(static outcome => outcome.Status);
            InstallationEvents.ChangeRegistered(
                _logger,
                outcomes[OutcomeStatus.Replaced].Count(),
                outcomes[OutcomeStatus.Bound].Count(),
                outcomes[OutcomeStatus.Removed].Count());
            return true;
        }
        catch (BitrixException refusal)
        {
            InstallationEvents.NotRegistered(_logger, portal.Domain, OutcomeName.Of(refusal), BitrixError.Find(refusal.Code)?.Advice ?? "");
            return false;
        }
    }
}
