using Microsoft.Extensions.Logging;

namespace Placement.Sessions;

/// <summary>What is logged about sessions. The numbers are part of the documentation, docs/forms.md, and are never used twice.</summary>
internal static partial class SessionEvents
{
    public const string Category = "Placement.Sessions";

    [LoggerMessage(281, LogLevel.Information, "A request within a session was refused: {Reason}")]
    public static partial void Refused(ILogger logger, SessionRefusal reason);

    [LoggerMessage(280, LogLevel.Information, "A request that has to be one within a session has no ticket")]
    public static partial void Missing(ILogger logger);

    [LoggerMessage(282, LogLevel.Information, "{Portal}: a user has no access to the application any more, so the session was ended")]
    public static partial void AccessLost(ILogger logger, string portal);

    [LoggerMessage(
        283, LogLevel.Warning,
        "{Portal} did not say whether a user still has access ({Outcome}), so the session goes on until its ticket expires")]
    public static partial void AccessUnknown(ILogger logger, string portal, string outcome);

    [LoggerMessage(285, LogLevel.Error, "The portal store failed, so that a session was not found")]
    public static partial void StoreFailed(ILogger logger, Exception failure);

    [LoggerMessage(
        286, LogLevel.Error, "The portal store failed, so that a session was not stored: the tickets of its page are worth nothing")]
    public static partial void NotStored(ILogger logger, Exception failure);

    [LoggerMessage(284, LogLevel.Warning, "Sessions that nobody uses any more could not be removed from the store")]
    public static partial void NotCleanedUp(ILogger logger, Exception failure);
}
