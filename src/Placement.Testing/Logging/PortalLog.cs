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

    [LoggerMessage(
        705,
        LogLevel.Error,
        "The local portal itself has failed at {Method}, and the caller got INTERNAL_SERVER_ERROR. The mistake is the portal's; "
        + "portal.Answer(\"{Method}\", call => ...) can answer in its place")]
    public static partial void MethodThrew(ILogger logger, string method, Exception exception);

    [LoggerMessage(706, LogLevel.Information, "{Host} has answered {Method}, and {File} has the answer from now on")]
    public static partial void Recorded(ILogger logger, string host, string method, string file);

    [LoggerMessage(707, LogLevel.Warning, "What {Host} says to {Method} is not kept: {Reason}")]
    public static partial void NotRecorded(ILogger logger, string host, string method, string reason);

    [LoggerMessage(
        708,
        LogLevel.Warning,
        "{Method} is not passed on to the portal that is recorded: only methods that end in .get, .list or .fields are, which change "
        + "nothing")]
    public static partial void NotPassedOn(ILogger logger, string method);

    [LoggerMessage(
        709,
        LogLevel.Warning,
        "{Method} is called with parameters that were not recorded. Record them, or name the answer {File}, or {Method}.json for "
        + "all calls")]
    public static partial void OtherParameters(ILogger logger, string method, string file);

    [LoggerMessage(711, LogLevel.Information, "Local portal: {Address} (widgets: {Widgets})")]
    public static partial void Installed(ILogger logger, Uri address, int widgets);

    [LoggerMessage(712, LogLevel.Warning, "Local portal: {Address}, where the application is not installed: {Reason}")]
    public static partial void NotInstalled(ILogger logger, Uri address, string reason);

    [LoggerMessage(
        713,
        LogLevel.Warning,
        "Port {Port} is in use, so the local portal takes another one. The setting LocalPortal:Port sets it, or LocalPortalSettings.Port "
        + "in the code")]
    public static partial void PortInUse(ILogger logger, int port);

    [LoggerMessage(721, LogLevel.Debug, "The local portal's state is kept in {File}")]
    public static partial void StateKept(ILogger logger, string file);

    [LoggerMessage(
        722,
        LogLevel.Warning,
        "{File} {Problem}, so the local portal starts with its demo data. The file is now {Aside}, and nothing in it is lost: delete it, "
        + "or stop the application, make it readable and rename it back")]
    public static partial void StateUnreadable(ILogger logger, string file, string problem, string aside);

    [LoggerMessage(
        723,
        LogLevel.Warning,
        "{File} {Problem}, so the local portal starts with its demo data, and keeps nothing, because the file cannot be renamed "
        + "({Reason}). Rename or delete it, and start again")]
    public static partial void StateBlocked(ILogger logger, string file, string problem, string reason);

    [LoggerMessage(
        724,
        LogLevel.Warning,
        "{Count} values in {File} fit nothing that the local portal has, such as a placement or smart process that is unknown now, and "
        + "were left out")]
    public static partial void StateDropped(ILogger logger, string file, int count);

    [LoggerMessage(
        725,
        LogLevel.Warning,
        "The local portal cannot keep its state in {File}: {Reason} Everything else works. LocalPortalOptions.StateFile sets the file; "
        + "without one, nothing is kept")]
    public static partial void StateNotKept(ILogger logger, string file, string reason);

    [LoggerMessage(
        726,
        LogLevel.Warning,
        "Another process writes {File}, too, and whoever writes last wins. Run the application once, or give each a "
        + "LocalPortalOptions.StateFile of its own")]
    public static partial void StateShared(ILogger logger, string file);

    [LoggerMessage(
        727,
        LogLevel.Warning,
        "The local portal is at {Portal} and the application at {Application}: browsers may show no http page in an https page, and "
        + "the installer registers none. Let the application listen at an https address, too, or leave out LocalPortal:Https")]
    public static partial void FrameWithoutHttps(ILogger logger, Uri portal, Uri application);
}
