using Microsoft.Extensions.Logging;

namespace Placement.RequestVerification;

/// <summary>
/// What is logged of where requests come from. Hosts are verified or configured ones; no token and nothing that a request said is ever
/// logged.
/// </summary>
/// <remarks>
/// The numbers are part of the documentation, docs/origin.md, and are never used twice. The categories are <c>Placement.</c> and the name
/// of the class that logs, whatever its namespace: operators have filters for them.
/// </remarks>
internal static partial class VerificationEvents
{
    [LoggerMessage(221, LogLevel.Information, "{Portal} is verified for the first time")]
    public static partial void FirstContact(ILogger logger, string portal);

    [LoggerMessage(222, LogLevel.Information, "{Portal} is verified for an installation")]
    public static partial void Installing(ILogger logger, string portal);

    [LoggerMessage(223, LogLevel.Information, "{Portal} has moved to {Address}")]
    public static partial void Moved(ILogger logger, string portal, string address);

    [LoggerMessage(224, LogLevel.Information, "A request of kind {Kind} is refused: {Reason}")]
    public static partial void Refused(ILogger logger, OriginKind kind, OriginRefusal reason);

    [LoggerMessage(225, LogLevel.Warning, "The authorization server {Server} cannot be asked: {Failure}")]
    public static partial void Unreachable(ILogger logger, string server, string failure);

    [LoggerMessage(
        226, LogLevel.Warning, "The authorization server {Server} answers with status {Status} and nothing that proves anything")]
    public static partial void NotUnderstood(ILogger logger, string server, int status);

    [LoggerMessage(227, LogLevel.Warning, "The authorization server {Server} answers with a redirect, which is not followed")]
    public static partial void Redirected(ILogger logger, string server);

    [LoggerMessage(228, LogLevel.Warning, "{Count} access tokens wait to be asked about: a request is refused unverified")]
    public static partial void TooMany(ILogger logger, int count);

    [LoggerMessage(
        229, LogLevel.Information,
        "A request of kind {Kind} is refused: it names a portal that is not trusted, or one that says it is reached by plain http. Add the "
        + "host of a portal of one's own to PlacementOptions.PortalHosts. If it is there already, set the portal itself up for https")]
    public static partial void UntrustedPortal(ILogger logger, OriginKind kind);

    [LoggerMessage(
        230, LogLevel.Information,
        "A request of kind {Kind} is refused: it names an authorization server that is not trusted. If it is Bitrix24's, add its "
        + "host to PlacementOptions.AuthorizationHosts")]
    public static partial void UntrustedAuthorizationServer(ILogger logger, OriginKind kind);

    [LoggerMessage(231, LogLevel.Warning, "{Portal} cannot be asked whether a user administers it, because of {Error}: nothing is changed")]
    public static partial void AdministratorNotAsked(ILogger logger, string portal, string error);

    [LoggerMessage(
        232, LogLevel.Warning,
        "{Portal} has another application token or address than the stored one, as an administrator's request proves: an event was "
        + "lost. The stored state is mended, and widgets and events are registered again")]
    public static partial void Healed(ILogger logger, string portal);

    [LoggerMessage(
        233, LogLevel.Warning,
        "{Portal}: the tokens of whoever installed the application are worth nothing any more, so the system user's are used. Let an "
        + "administrator open the installer")]
    public static partial void SystemUserTakesOver(ILogger logger, string portal);

    [LoggerMessage(
        234, LogLevel.Information,
        "This host stops as soon as {Count} renewals of tokens have ended and the portal store has taken what they bring")]
    public static partial void WaitsForStore(ILogger logger, int count);

    [LoggerMessage(
        235, LogLevel.Error,
        "The portal store has not taken what {Count} renewals of tokens bring before this host ended: errors with event 9 name portals. "
        + "An administrator opens the application there, or the user the widget, again. A longer HostOptions.ShutdownTimeout gives the "
        + "store more time")]
    public static partial void TokensLost(ILogger logger, int count);
}
