using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Widgets;

namespace Placement.Lifecycle;

/// <summary>Registers the declared widgets on a portal, as the application is configured to.</summary>
internal sealed class WidgetRegistration(
    DeclaredWidgets declared, IOptions<PlacementOptions> options, ILoggerFactory loggers, IReleaseGate? releases = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>The address under which widgets were registered last; null: none were since the application has started.</summary>
    public Uri? LastAddress { get; private set; }

    /// <summary>
    /// Registers them, unless it is for a host of another release to say what portals have: then nothing is changed, and that host does it.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="client">Acts for an administrator of it.</param>
    /// <param name="baseAddress">The address under which its users reach the application.</param>
    /// <param name="progress">Is told each outcome as soon as it is known; null: nobody wants to know.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    /// <returns>What became of the widgets; null: nothing was changed, it is for another host to do so.</returns>
    /// <exception cref="BitrixException">The portal did not say what it stores. Nothing was changed.</exception>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task<RegistrationReport?> RegisterAsync(
        Portal portal, IBitrixClient client, Uri baseAddress, IProgress<PlacementOutcome>? progress, CancellationToken cancellationToken)
    {
        if (releases is null)
        {
            return await ApplyAsync(portal, client, baseAddress, progress, cancellationToken).ConfigureAwait(false);
        }

        if (!await releases.MayRegisterAsync(portal, cancellationToken).ConfigureAwait(false))
        {
            InstallationEvents.LeftToLaterRelease(_logger, portal.Domain);
            await releases.LeaveAsync(portal, cancellationToken).ConfigureAwait(false);
            return null;
        }

        RegistrationReport report = await ApplyAsync(portal, client, baseAddress, progress, cancellationToken).ConfigureAwait(false);
        await releases.NoteAsync(portal, baseAddress, report, cancellationToken).ConfigureAwait(false);
        return report;
    }

    /// <summary>Registers them, whatever releases say.</summary>
    /// <inheritdoc cref="RegisterAsync" path="/param"/>
    /// <exception cref="BitrixException">The portal did not say what it stores. Nothing was changed.</exception>
    public async Task<RegistrationReport> ApplyAsync(
        Portal portal, IBitrixClient client, Uri baseAddress, IProgress<PlacementOutcome>? progress, CancellationToken cancellationToken)
    {
        LastAddress = baseAddress;
        RegistrationReport report =
            await PlacementRegistration.RegisterAsync(
                client, declared.Bindings, baseAddress, With(progress), cancellationToken).ConfigureAwait(false);
        int failed = report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Failed);
        if (failed > 0)
        {
            InstallationEvents.WidgetsFailed(_logger, portal.Domain, failed, report.Outcomes.Count);
        }

        return report;
    }

    /// <summary>What <see cref="ApplyAsync"/> would do. Changes nothing on the portal.</summary>
    /// <param name="client">Acts for an administrator of the portal.</param>
    /// <param name="baseAddress">The address under which its users reach the application.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">The portal did not say what it stores.</exception>
    public Task<RegistrationPlan> PlanAsync(IBitrixClient client, Uri baseAddress, CancellationToken cancellationToken) =>
        PlacementRegistration.PlanAsync(client, declared.Bindings, baseAddress, With(progress: null), cancellationToken);

    /// <summary>Removes bindings that the portal has, and nothing else.</summary>
    /// <param name="client">Acts for an administrator of the portal.</param>
    /// <param name="stored">The bindings, as the portal has them.</param>
    /// <param name="baseAddress">The address under which its users reach the application.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    /// <returns>What became of them.</returns>
    public Task<RegistrationReport> RemoveAsync(
        IBitrixClient client, IReadOnlyList<StoredBinding> stored, Uri baseAddress, CancellationToken cancellationToken) =>
        PlacementRegistration.RemoveAsync(client, stored, baseAddress, With(progress: null), cancellationToken);

    private RegistrationOptions With(IProgress<PlacementOutcome>? progress)
    {
        RegistrationOptions configured = options.Value.Registration ?? new RegistrationOptions();
        return new RegistrationOptions
        {
            FormerAddresses = configured.FormerAddresses,
            StaleBindings = configured.StaleBindings,
            EntityTypeIds = configured.EntityTypeIds,
            Users = configured.Users,
            Progress = progress is null ? configured.Progress : new Both(configured.Progress, progress),
            LoggerFactory = configured.LoggerFactory ?? loggers,
            ContentRoot = configured.ContentRoot,
        };
    }

    private sealed class Both(IProgress<PlacementOutcome>? one, IProgress<PlacementOutcome> other) : IProgress<PlacementOutcome>
    {
        public void Report(PlacementOutcome value)
        {
            one?.Report(value);
            other.Report(value);
        }
    }
}
