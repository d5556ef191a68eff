using Microsoft.Extensions.Logging;

namespace Placement.Transport;

/// <summary>What a client logs. Outcomes are codes; no text of a server, no exception and no token is ever logged.</summary>
/// <remarks>The numbers are part of the documentation, docs/rest-client.md, and are never used twice.</remarks>
internal static partial class ClientEvents
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} on {Portal} answered after {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string method, string portal, long milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Method} on {Portal} failed after {Milliseconds} ms: {Outcome}")]
    public static partial void Failed(ILogger logger, string method, string portal, long milliseconds, string outcome);

    [LoggerMessage(3, LogLevel.Debug, "{Method} on {Portal} has waited {Milliseconds} ms for its turn")]
    public static partial void WaitedForTurn(ILogger logger, string method, string portal, long milliseconds);

    [LoggerMessage(4, LogLevel.Information, "{Method} on {Portal} waits {Milliseconds} ms because of {Outcome}")]
    public static partial void Waits(ILogger logger, string method, string portal, long milliseconds, string outcome);

    [LoggerMessage(
        5, LogLevel.Warning, "{Method} on {Portal} is given up because of {Outcome}: a longer wait is not within the request budget")]
    public static partial void OutOfBudget(ILogger logger, string method, string portal, string outcome);

    [LoggerMessage(6, LogLevel.Information, "Tokens for {Portal} renewed after {Milliseconds} ms")]
    public static partial void Renewed(ILogger logger, string portal, long milliseconds);

    [LoggerMessage(7, LogLevel.Warning, "Tokens for {Portal} not renewed after {Milliseconds} ms: {Outcome}")]
    public static partial void NotRenewed(ILogger logger, string portal, long milliseconds, string outcome);

    [LoggerMessage(8, LogLevel.Debug, "Newer tokens for {Portal} found in the token store")]
    public static partial void Adopted(ILogger logger, string portal);

    [LoggerMessage(9, LogLevel.Error, "The token store failed with {ExceptionType} for {Portal}")]
    public static partial void StoreFailed(ILogger logger, string exceptionType, string portal);

    [LoggerMessage(10, LogLevel.Warning, "{Portal} has moved to {NewPortal}")]
    public static partial void Moved(ILogger logger, string portal, string newPortal);

    [LoggerMessage(11, LogLevel.Warning, "{Method} on {Portal} was redirected, which is not followed")]
    public static partial void RedirectRefused(ILogger logger, string method, string portal);
}
