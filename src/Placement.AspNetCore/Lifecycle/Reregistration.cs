using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Configuration;
using Placement.RequestVerification;
using Placement.Transport;
using Placement.Widgets;

namespace Placement.Lifecycle;

/// <summary>
/// Registers the widgets of portals again, because a portal has dropped some. Each portal is asked what it has, so that nothing happens
/// where nothing is missing.
/// </summary>
internal sealed class Reregistration(
    PortalJobs work,
    WidgetRegistration widgets,
    ReregistrationLimits limits,
    PortalClients clients,
    IPortalStore store,
    DeclaredWidgets declared,
    ApplicationAddress address,
    ILoggerFactory loggers,
    IHostApplicationLifetime? host = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly CancellationToken _stopping = host?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Registers the widgets of one portal.</summary>
    public Task RunAsync(Portal portal) => work.DoAsync(portal, async (current, cancellationToken) =>
    {
        if (current is not { State: PortalState.Installed, Tokens: not null })
        {
            InstallationEvents.Skipped(_logger, portal.Domain, "the application is not installed there");
            return;
        }

        try
        {
            await RegisterAsync(current, clients.ForPortal(current), cancellationToken).ConfigureAwait(false);
        }
        catch (BitrixException refusal)
        {
            InstallationEvents.NotRegistered(_logger, portal.Domain, OutcomeName.Of(refusal));
        }
    });

    /// <summary>Registers the widgets of all portals that have the application, one after the other.</summary>
    public async Task RunAllAsync()
    {
        try
        {
            await foreach (Portal portal in store.ListAsync(_stopping).ConfigureAwait(false))
            {
                if (portal is { State: PortalState.Installed, Tokens: not null } && limits.TryEnter(portal.MemberId))
                {
                    await RunAsync(portal).ConfigureAwait(false);
                }
            }
        }
        catch (PortalStoreException exception)
        {
            InstallationEvents.StoreUnreachable(_logger, exception);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // There is no hurry: the next notice reaches the portals that are left.
        }
    }

    private async Task RegisterAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        Uri? baseAddress = address.Configured
            ?? RegisteredAddress.Of(await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false), declared.Bindings);
        if (baseAddress is null)
        {
            InstallationEvents.Skipped(
                _logger, portal.Domain,
                $"the application's address is not known: set {nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)}");
            return;
        }

        RegistrationReport report = await widgets.RegisterAsync(
            portal, client, baseAddress, progress: null, cancellationToken).ConfigureAwait(false);
        InstallationEvents.RegisteredAgain(
            _logger,
            portal.Domain,
            report.Outcomes.Count(static outcome => outcome.Status is not (OutcomeStatus.Unchanged or OutcomeStatus.Failed)),
            report.Outcomes.Count);
    }
}
