using Microsoft.Extensions.Logging;

namespace Placement.Lifecycle;

/// <summary>
/// What the installer and the events log. Portals are named by their domain once they are verified; nothing else that a request said is
/// logged.
/// </summary>
/// <remarks>The numbers are part of the documentation, docs/installing.md, and are never used twice.</remarks>
internal static partial class InstallationEvents
{
    /// <summary>The category of all of them.</summary>
    public const string Category = "Placement.Installation";

    [LoggerMessage(241, LogLevel.Warning, "The installer refuses a request with {Status}: {Reason}")]
    public static partial void InstallerRefuses(ILogger logger, int status, string reason);

    [LoggerMessage(242, LogLevel.Warning, "An event is refused with {Status}: {Reason}")]
    public static partial void EventRefused(ILogger logger, int status, string reason);

    [LoggerMessage(243, LogLevel.Warning, "{Portal}: whoever installs is no administrator, so nothing is registered")]
    public static partial void NotAdministrator(ILogger logger, string portal);

    [LoggerMessage(244, LogLevel.Error, "{Portal} cannot be asked who installs because of {Error}")]
    public static partial void NotAsked(ILogger logger, string portal, string error);

    [LoggerMessage(245, LogLevel.Information, "{Portal}: installed, widgets: {Count}")]
    public static partial void Installed(ILogger logger, string portal, int count);

    [LoggerMessage(246, LogLevel.Information, "{Portal}: updated, widgets: {Count}")]
    public static partial void Updated(ILogger logger, string portal, int count);

    [LoggerMessage(
        247, LogLevel.Error,
        "{Portal}: {Failed} of {Count} widgets could not be registered. Open the installer on the portal, which says what to do")]
    public static partial void WidgetsFailed(ILogger logger, string portal, int failed, int count);

    [LoggerMessage(248, LogLevel.Error, "{Portal}: no widget could be registered because of {Error}. Nothing was changed. {Advice}")]
    public static partial void NotRegistered(ILogger logger, string portal, string error, string advice);

    [LoggerMessage(
        249, LogLevel.Warning,
        "{Portal}: the handlers of events could not be bound because of {Error}. The application will not learn of updates and of "
        + "its removal")]
    public static partial void EventsNotBound(ILogger logger, string portal, string error);

    [LoggerMessage(250, LogLevel.Error, "{Portal}: the portal store failed. The next run completes what is left undone")]
    public static partial void StoreFailed(ILogger logger, string portal, Exception exception);

    [LoggerMessage(251, LogLevel.Error, "{Portal}: {Lifecycle} failed")]
    public static partial void LifecycleFailed(ILogger logger, string portal, Type lifecycle, Exception exception);

    [LoggerMessage(252, LogLevel.Error, "{Portal}: the work was not completed. The next run completes it")]
    public static partial void WorkFailed(ILogger logger, string portal, Exception exception);

    [LoggerMessage(253, LogLevel.Information, "{Portal}: removed the application. Delete its data: {Clean}")]
    public static partial void Uninstalled(ILogger logger, string portal, bool clean);

    [LoggerMessage(
        254, LogLevel.Information, "{Portal}: a removal that is done already, or that is overtaken by a new installation, is ignored")]
    public static partial void RemovalIgnored(ILogger logger, string portal);

    [LoggerMessage(255, LogLevel.Debug, "An event that is not about the application itself is ignored")]
    public static partial void EventIgnored(ILogger logger);

    [LoggerMessage(
        256, LogLevel.Warning, "{Portal} has removed a background worker that loads too slowly: its widgets are registered again")]
    public static partial void WorkerRemoved(ILogger logger, string portal);

    [LoggerMessage(
        257, LogLevel.Warning,
        "A portal, which is not said, has removed a background worker that loads too slowly: the widgets of all portals are "
        + "registered again")]
    public static partial void SomeWorkerRemoved(ILogger logger);

    [LoggerMessage(
        258, LogLevel.Information, "A notice that a background worker was removed comes too soon after the last, and is ignored")]
    public static partial void NoticeTooSoon(ILogger logger);

    [LoggerMessage(259, LogLevel.Information, "{Portal}: registered again, {Changed} of {Count} widgets had to be changed")]
    public static partial void RegisteredAgain(ILogger logger, string portal, int changed, int count);

    [LoggerMessage(260, LogLevel.Warning, "{Portal}: no widgets are registered, as {Reason}")]
    public static partial void Skipped(ILogger logger, string portal, string reason);

    [LoggerMessage(261, LogLevel.Debug, "A notice at the address of an error handler is none that is known, and is ignored")]
    public static partial void NoticeUnknown(ILogger logger);

    [LoggerMessage(262, LogLevel.Error, "The portal store failed")]
    public static partial void StoreUnreachable(ILogger logger, Exception exception);

    [LoggerMessage(263, LogLevel.Debug, "A request for the installer, or with an event, ended early: the client is gone")]
    public static partial void ClientGone(ILogger logger);

    [LoggerMessage(
        264, LogLevel.Information,
        "{Portal}: an event that is not younger than the last one of its kind comes late or again, and is ignored")]
    public static partial void Outdated(ILogger logger, string portal);

    [LoggerMessage(
        265, LogLevel.Warning, "{Portal}: a notice says that the application was removed, but the portal still answers. It is refused")]
    public static partial void RemovalRefused(ILogger logger, string portal);

    [LoggerMessage(
        266, LogLevel.Warning,
        "{Portal}: whether the application was removed cannot be told because of {Error}. The portal is asked again after {Delay}")]
    public static partial void RemovalUnclear(ILogger logger, string portal, string error, TimeSpan delay);

    [LoggerMessage(
        267, LogLevel.Information,
        "{Portal}: its data is kept until {Until:u} and deleted then, unless the application is installed again")]
    public static partial void DeletionPending(ILogger logger, string portal, DateTimeOffset until);

    [LoggerMessage(268, LogLevel.Information, "{Portal}: deleted, as the application was removed and not installed again")]
    public static partial void Deleted(ILogger logger, string portal);

    [LoggerMessage(269, LogLevel.Error, "The portal store failed, so removals that wait go on later")]
    public static partial void RemovalsNotRead(ILogger logger, Exception exception);

    [LoggerMessage(
        270, LogLevel.Error, "{Portal}: nothing is registered, because the application's address {Problem}. {Advice}")]
    public static partial void AddressNotPublic(ILogger logger, string portal, string problem, string advice);

    [LoggerMessage(301, LogLevel.Warning, "{Advice}")]
    public static partial void Misdirected(ILogger logger, string advice);

    [LoggerMessage(302, LogLevel.Warning, "{Portal}: the installer was opened where the application is installed. {Advice}")]
    public static partial void InstallerIsMainPage(ILogger logger, string portal, string advice);

    [LoggerMessage(303, LogLevel.Information, "{Portal}: the tokens of the application's system user are kept")]
    public static partial void SystemUserKept(ILogger logger, string portal);

    [LoggerMessage(
        304, LogLevel.Warning,
        "{Portal}: tokens that are said to be the system user's are not kept, because their user does not administer the portal")]
    public static partial void SystemUserRefused(ILogger logger, string portal);

    [LoggerMessage(
        305, LogLevel.Error,
        "{Portal} cannot be asked about the application's system user because of {Error}, so that their tokens are not kept")]
    public static partial void SystemUserNotAsked(ILogger logger, string portal, string error);

    [LoggerMessage(306, LogLevel.Error, "{Portal}: the application loses its access within an hour. {Problem}")]
    public static partial void SecretIsWrong(ILogger logger, string portal, string problem);

    [LoggerMessage(
        307, LogLevel.Information, "Registered again after a change: {Changed} changed, {Added} added, {Removed} removed.")]
    public static partial void ChangeRegistered(ILogger logger, int changed, int added, int removed);

    [LoggerMessage(
        308, LogLevel.Information,
        "{Portal}: nothing is registered by this host, because the release that is stored is another one, or waits for its approval: a host "
        + "of that one does it")]
    public static partial void LeftToLaterRelease(ILogger logger, string portal);

    [LoggerMessage(240, LogLevel.Debug, "{Portal}: the same waits for its turn already, and is done once for all who ask for it")]
    public static partial void Joined(ILogger logger, string portal);
}
