using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>What is logged of requests for widgets. Paths and placements are those that the application declares; nothing that a request said is ever logged.</summary>
/// <remarks>The numbers are part of the documentation, docs/requests.md, and are never used twice.</remarks>
internal static partial class WidgetEvents
{
    [LoggerMessage(201, LogLevel.Information, "A request for {Path} was not understood: {Reason} ({Status})")]
    public static partial void Malformed(ILogger logger, string path, string reason, int status);

    [LoggerMessage(202, LogLevel.Warning, "A request for {Path} ({Placement}) did not prove its origin: {Reason} ({Status})")]
    public static partial void Refused(ILogger logger, string path, string placement, string reason, int status);

    [LoggerMessage(203, LogLevel.Error, "The portal store failed, so {Path} ({Placement}) was not opened ({Status})")]
    public static partial void StoreFailed(ILogger logger, string path, string placement, int status, Exception failure);

    [LoggerMessage(204, LogLevel.Error, "The widget {Widget} at {Path} ({Placement}) failed on portal {MemberId} ({Status})")]
    public static partial void WidgetFailed(ILogger logger, Type widget, string path, string placement, string? memberId, int status, Exception failure);

    [LoggerMessage(205, LogLevel.Debug, "A request for {Path} ended early: the client is gone")]
    public static partial void ClientGone(ILogger logger, string path);

    [LoggerMessage(206, LogLevel.Error, "The origin of a request for {Path} ({Placement}) could not be verified ({Status})")]
    public static partial void VerificationFailed(ILogger logger, string path, string placement, int status, Exception failure);
}
