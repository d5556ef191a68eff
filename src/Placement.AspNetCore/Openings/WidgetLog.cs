using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Diagnostics;
using Placement.Requests;

namespace Placement.Openings;

/// <summary>Tells operators what becomes of requests for widgets: one line for each that fails, and a count of all.</summary>
/// <remarks>
/// Paths and placements are those that the application declares; nothing that a request said is ever logged. The numbers are part of the
/// documentation, docs/requests.md, and are never used twice.
/// </remarks>
internal sealed partial class WidgetLog(ILoggerFactory? factory)
{
    public const string PlacementTag = "placement.code";
    public const string OutcomeTag = "placement.outcome";

    private const string Category = "Placement.Widgets";
    private const string Success = "success";
    private const string StoreFailure = "portal_store_failed";
    private const string VerificationFailure = "verification_failed";
    private const string WidgetFailure = "widget_failed";
    private const string Cancellation = "cancelled";

    private static readonly Counter<long> Requests = PlacementDiagnostics.Meter.CreateCounter<long>(
        "placement.widget.requests", "{request}", "Requests for widgets.");

    private readonly ILogger _logger = factory?.CreateLogger(Category) ?? NullLogger.Instance;

    /// <summary>Marks the request's activity with what is opened, which its address does not always tell.</summary>
    public static void Opened(string placement)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity)
        {
            activity.SetTag(PlacementTag, placement);
        }
    }

    public static void Answered(string placement) => Count(placement, Success);

    /// <summary>An endpoint of the application's own has failed; ASP.NET Core logs how.</summary>
    public static void Failed(string placement) => Count(placement, WidgetFailure);

    /// <summary>A request that nobody can answer, whoever sent it.</summary>
    public void Malformed(string path, RequestRefusal refusal)
    {
        if (refusal == RequestRefusal.ClientGone)
        {
            ClientGone(path);
            return;
        }

        Count(placement: null, refusal.Reason);
        LogMalformed(path, refusal.Reason, refusal.Status);
    }

    /// <summary>A request that did not prove its origin.</summary>
    public void Refused(string path, string placement, RequestRefusal refusal)
    {
        Count(placement, refusal.Reason);
        LogRefused(path, placement, refusal.Reason, refusal.Status);
    }

    public void StoreFailed(string path, string placement, PortalStoreException failure)
    {
        Count(placement, StoreFailure);
        LogStoreFailed(path, placement, StatusCodes.Status503ServiceUnavailable, failure);
    }

    public void VerificationFailed(string path, string placement, Exception failure)
    {
        Count(placement, VerificationFailure);
        LogVerificationFailed(path, placement, StatusCodes.Status500InternalServerError, failure);
    }

    public void WidgetFailed(Type widget, string path, string placement, Portal? portal, Exception failure)
    {
        Count(placement, WidgetFailure);
        LogWidgetFailed(widget, path, placement, portal?.MemberId, StatusCodes.Status500InternalServerError, failure);
    }

    /// <summary>A request that somebody else than the client ended.</summary>
    public void Cancelled(string path, string placement)
    {
        Count(placement, Cancellation);
        LogCancelled(path, placement);
    }

    public void ClientGone(string path)
    {
        Count(placement: null, RequestRefusal.ClientGone.Reason);
        LogClientGone(path);
    }

    private static void Count(string? placement, string outcome)
    {
        if (!Requests.Enabled)
        {
            return;
        }

        var tags = new TagList { { OutcomeTag, outcome } };
        if (placement is not null)
        {
            tags.Add(PlacementTag, placement);
        }

        Requests.Add(1, tags);
    }

    [LoggerMessage(201, LogLevel.Information, "A request for {Path} was not understood: {Reason} ({Status})")]
    private partial void LogMalformed(string path, string reason, int status);

    [LoggerMessage(202, LogLevel.Warning, "A request for {Path} ({Placement}) did not prove its origin: {Reason} ({Status})")]
    private partial void LogRefused(string path, string placement, string reason, int status);

    [LoggerMessage(203, LogLevel.Error, "The portal store failed, so {Path} ({Placement}) was not opened ({Status})")]
    private partial void LogStoreFailed(string path, string placement, int status, Exception failure);

    [LoggerMessage(204, LogLevel.Error, "The widget {Widget} at {Path} ({Placement}) failed on portal {MemberId} ({Status})")]
    private partial void LogWidgetFailed(Type widget, string path, string placement, string? memberId, int status, Exception failure);

    [LoggerMessage(205, LogLevel.Debug, "A request for {Path} ended early: the client is gone")]
    private partial void LogClientGone(string path);

    [LoggerMessage(206, LogLevel.Error, "The origin of a request for {Path} ({Placement}) could not be verified ({Status})")]
    private partial void LogVerificationFailed(string path, string placement, int status, Exception failure);

    [LoggerMessage(207, LogLevel.Information, "A request for {Path} ({Placement}) was cancelled before it was answered")]
    private partial void LogCancelled(string path, string placement);
}
