using Microsoft.Extensions.Logging;
using Placement.Bindings;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>
/// Installs and updates the application on portals that are verified. All of it can be repeated; what was interrupted is completed by the
/// next run.
/// </summary>
internal sealed class PortalInstallation(
    PortalJobs work,
    WidgetRegistration widgets,
    EventBindings eventHandlers,
    PortalClients clients,
    PortalDirectory portals,
    LifecycleNotifier lifecycles,
    ClientSecretProbe probe,
    ILoggerFactory loggers)
{
    private static readonly InstallationResult Failed = new() { HasInternalFailure = true };

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>
    /// Registers the widgets, binds events, notes that the application is installed, and lets it do what it does of its own.
    /// </summary>
    /// <param name="portal">The portal, with an administrator's tokens.</param>
    /// <param name="baseAddress">The address under which the portal's users reach the application.</param>
    /// <param name="progress">Is told each outcome as soon as it is known; null: nobody wants to know.</param>
    public async Task<InstallationResult> InstallAsync(Portal portal, Uri baseAddress, IProgress<PlacementOutcome>? progress = null)
    {
        bool isJoined = true;
        InstallationResult result = await work.DoAsync(portal, ("install", baseAddress), Failed, (current, cancellationToken) =>
        {
            isJoined = false;
            return RunAsync(
                portal,
                current,
                baseAddress,
                progress,
                static (lifecycle, portal, client, cancellationToken) => lifecycle.InstalledAsync(portal, client, cancellationToken),
                report => InstallationEvents.Installed(_logger, portal.Domain, Registered(report)),
                cancellationToken);
        }).ConfigureAwait(false);
        if (isJoined && result.Report is { } joined)
        {
            foreach (PlacementOutcome outcome in joined.Outcomes)
            {
                progress?.Report(outcome);
            }
        }

        return result;
    }

    /// <summary>The same for a new version of the application, without a page.</summary>
    public Task UpdateAsync(Portal portal, Uri baseAddress) =>
        work.DoAsync(portal, ("update", baseAddress), Failed, (current, cancellationToken) => RunAsync(
            portal,
            current,
            baseAddress,
            progress: null,
            static (lifecycle, portal, client, cancellationToken) => lifecycle.UpdatedAsync(portal, client, cancellationToken),
            report => InstallationEvents.Updated(_logger, portal.Domain, Registered(report)),
            cancellationToken));

    private async Task<InstallationResult> RunAsync(
        Portal portal, Portal? current, Uri baseAddress, IProgress<PlacementOutcome>? progress,
        Func<IPortalLifecycle, Portal, IBitrixClient, CancellationToken, Task> notify, Action<RegistrationReport> log,
        CancellationToken cancellationToken)
    {
        if (current?.Tokens is null)
        {
            InstallationEvents.Skipped(_logger, portal.Domain, "the application was removed meanwhile");
            return Failed;
        }

        if (PublicAddress.ProblemOf(baseAddress, current.ClientEndpoint) is { } problem)
        {
            InstallationEvents.AddressNotPublic(_logger, portal.Domain, problem, ApplicationAddress.Advice);
            return new InstallationResult { AddressProblem = problem };
        }

        IBitrixClient client = clients.ForPortal(current);
        InstallationResult result = await RegisterAsync(current, client, baseAddress, progress, cancellationToken).ConfigureAwait(false);
        if (result.Succeeded && !await FinishAsync(current, client, notify, cancellationToken).ConfigureAwait(false))
        {
            result = result with { HasInternalFailure = true };
        }

        if (result.Succeeded)
        {
            log(result.Report);
            result = result with { SecretProblem = await probe.FindProblemAsync(current, cancellationToken).ConfigureAwait(false) };
        }

        if (result.SecretProblem is { } secretProblem)
        {
            InstallationEvents.SecretIsWrong(_logger, portal.Domain, secretProblem);
        }

        return result;
    }

    /// <summary>What the portal is asked to do.</summary>
    private async Task<InstallationResult> RegisterAsync(
        Portal portal, IBitrixClient client, Uri baseAddress, IProgress<PlacementOutcome>? progress, CancellationToken cancellationToken)
    {
        RegistrationReport? report;
        try
        {
            report = await widgets.RegisterAsync(portal, client, baseAddress, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (BitrixException refusal)
        {
            InstallationEvents.NotRegistered(_logger, portal.Domain, OutcomeName.Of(refusal), BitrixError.Find(refusal.Code)?.Advice ?? "");
            return new InstallationResult { Refusal = refusal };
        }

        if (report is null)
        {
            return new InstallationResult { Report = new RegistrationReport([]) };
        }

        try
        {
            await eventHandlers.BindAsync(client, baseAddress, cancellationToken).ConfigureAwait(false);
            return new InstallationResult { Report = report };
        }
        catch (BitrixException refusal)
        {
            InstallationEvents.EventsNotBound(_logger, portal.Domain, OutcomeName.Of(refusal));
            return new InstallationResult { Report = report, EventRefusal = refusal };
        }
    }

    /// <summary>What the application does of its own.</summary>
    /// <returns>Whether all of it succeeded.</returns>
    private async Task<bool> FinishAsync(
        Portal portal, IBitrixClient client, Func<IPortalLifecycle, Portal, IBitrixClient, CancellationToken, Task> notify,
        CancellationToken cancellationToken)
    {
        Portal? installed = await portals.ChangeAsync(portal, Installed, cancellationToken).ConfigureAwait(false);
        return installed?.State == PortalState.Installed
            && await lifecycles.CallAsync(
                installed, lifecycle => notify(lifecycle, installed, client, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>How many widgets the portal has afterwards; what was removed is none.</summary>
    private static int Registered(RegistrationReport report) =>
        report.Outcomes.Count(static outcome => outcome.Status != OutcomeStatus.Removed);

    private static Portal? Installed(Portal? stored) =>
        stored is null or { Tokens: null } or { State: PortalState.Installed } ? stored : stored with { State = PortalState.Installed };
}
