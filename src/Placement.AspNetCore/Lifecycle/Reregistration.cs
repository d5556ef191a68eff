using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Bindings;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Portals;
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
    EventBindings events,
    ReregistrationLimits limits,
    PortalClients clients,
    PortalDirectory portals,
    DeclaredWidgets declared,
    ApplicationAddress address,
    ILoggerFactory loggers,
    IReleaseGate? releases = null,
    IHostApplicationLifetime? host = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly CancellationToken _stopping = host?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Registers the widgets of one portal.</summary>
    public Task RunAsync(Portal portal) => RunAsync(portal, bindsEvents: false);

    /// <summary>Registers the widgets of one portal, and binds the events that the application wants.</summary>
    public Task HealAsync(Portal portal) => RunAsync(portal, bindsEvents: true);

    /// <summary>Registers the widgets of all portals that have the application, one after the other.</summary>
    public async Task RunAllAsync()
    {
        try
        {
            if (releases is not null && !await releases.MayRegisterAllAsync(_stopping).ConfigureAwait(false))
            {
                return;
            }

            await foreach (Portal portal in portals.ListAsync(_stopping).ConfigureAwait(false))
            {
                if (portal is { State: PortalState.Installed, HasTokens: true } && limits.TryEnter(portal.Key))
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

    private Task<bool> RunAsync(Portal portal, bool bindsEvents) =>
        work.DoAsync(portal, ("register again", bindsEvents), failed: false, async (current, cancellationToken) =>
        {
            await RunAsync(portal, current, bindsEvents, cancellationToken).ConfigureAwait(false);
            return true;
        });

    private async Task RunAsync(Portal portal, Portal? current, bool bindsEvents, CancellationToken cancellationToken)
    {
        if (current is not { State: PortalState.Installed or PortalState.Installing, HasTokens: true }
            || (current.State == PortalState.Installing && !bindsEvents))
        {
            InstallationEvents.Skipped(_logger, portal.Domain, "the application is not installed there");
            return;
        }

        try
        {
            IBitrixClient client = clients.ForPortal(current);
            if (await RegisterAsync(current, client, cancellationToken).ConfigureAwait(false) is not var (baseAddress, report))
            {
                return;
            }

            if (bindsEvents)
            {
                await events.BindAsync(client, baseAddress, cancellationToken).ConfigureAwait(false);
                await portals.ChangeAsync(
                    current,
                    static stored => stored is { State: PortalState.Installing, Tokens: not null }
                        ? stored with { State = PortalState.Installed }
                        : stored,
                    cancellationToken).ConfigureAwait(false);
            }

            InstallationEvents.RegisteredAgain(
                _logger,
                portal.Domain,
                report.Outcomes.Count(static outcome => outcome.Status is not (OutcomeStatus.Unchanged or OutcomeStatus.Failed)),
                report.Outcomes.Count);
        }
        catch (BitrixException refusal)
        {
            InstallationEvents.NotRegistered(_logger, portal.Domain, OutcomeName.Of(refusal), BitrixError.Find(refusal.Code)?.Advice ?? "");
        }
    }

    /// <returns>
    /// The address of the application, and what became of its widgets; null: the address is not known, or not public, or it is for another
    /// host to register them.
    /// </returns>
    private async Task<(Uri BaseAddress, RegistrationReport Report)?> RegisterAsync(
        Portal portal, IBitrixClient client, CancellationToken cancellationToken)
    {
        Uri? baseAddress = address.Configured
            ?? RegisteredAddress.Of(await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false), declared.Bindings);
        if (baseAddress is null)
        {
            InstallationEvents.Skipped(
                _logger, portal.Domain,
                $"the application's address is not known: set {nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)}");
            return null;
        }

        if (PublicAddress.ProblemOf(baseAddress, portal.ClientEndpoint) is { } problem)
        {
            InstallationEvents.AddressNotPublic(_logger, portal.Domain, problem, ApplicationAddress.Advice);
            return null;
        }

        return await widgets.RegisterAsync(portal, client, baseAddress, progress: null, cancellationToken).ConfigureAwait(false)
            is { } report ? (baseAddress, report) : null;
    }
}
