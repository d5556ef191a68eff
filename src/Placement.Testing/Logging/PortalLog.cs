using Microsoft.Extensions.Logging;

namespace Placement.Testing.Logging;

/// <summary>What the portal tells a developer: what to do about an answer that is not the one that was hoped for.</summary>
internal static partial class PortalLog
{
    [LoggerMessage(
        701,
        LogLevel.Warning,
        "The local portal has no method {Method}. Teach it: portal.Answer(\"{Method}\", call => ...), "
        + "or put {Method}.json into LocalPortalOptions.AnswersFolder")]
    public static partial void UnknownMethod(ILogger logger, string method);

    [LoggerMessage(
        702,
        LogLevel.Warning,
        "{Method} is refused: it needs the scope {Scope}, which the application does not have. "
        + "LocalPortalOptions.Scopes says which it has")]
    public static partial void MissingScope(ILogger logger, string method, string scope);

    [LoggerMessage(
        703,
        LogLevel.Error,
        "What portal.Answer was given for {Method} has thrown, and the caller got INTERNAL_SERVER_ERROR. "
        + "Return LocalAnswer.Error for an error that Bitrix24 answers with; a test finds the exception in LocalPortal.Requests")]
    public static partial void AnswerThrew(ILogger logger, string method, Exception exception);

    [LoggerMessage(704, LogLevel.Error, "{Problem}")]
    public static partial void BrokenFile(ILogger logger, string problem);

    [LoggerMessage(711, LogLevel.Information, "Local portal: {Address} ({Widgets} widgets)")]
    public static partial void Installed(ILogger logger, Uri address, int widgets);

    [LoggerMessage(712, LogLevel.Warning, "Local portal: {Address}, where the application is not installed: {Reason}")]
    public static partial void NotInstalled(ILogger logger, Uri address, string reason);

    [LoggerMessage(
        713, LogLevel.Warning, "Port {Port} is in use, so the local portal takes another one. LocalPortalSettings.Port sets it.")]
    public static partial void PortInUse(ILogger logger, int port);
}
