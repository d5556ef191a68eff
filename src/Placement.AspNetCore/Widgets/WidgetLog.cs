using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>Tells operators what becomes of requests for widgets: one line for each that fails, and a count of all.</summary>
internal sealed class WidgetLog(ILoggerFactory? factory)
{
    public const string PlacementTag = "placement.code";
    public const string OutcomeTag = "placement.outcome";

    private const string Category = "Placement.Widgets";
    private const string Success = "success";
    private const string StoreFailure = "portal_store_failed";
    private const string VerificationFailure = "verification_failed";
    private const string WidgetFailure = "widget_failed";

    private static readonly Meter Meter = new("Placement", typeof(WidgetLog).Assembly.GetName().Version!.ToString(3));
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("placement.widget.requests", "{request}", "Requests for widgets.");

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

    /// <summary>A request that nobody can answer, whoever sent it.</summary>
    public void Malformed(string path, RequestRefusal refusal)
    {
        if (refusal == RequestRefusal.ClientGone)
        {
            ClientGone(path);
            return;
        }

        Count(placement: null, refusal.Reason);
        WidgetEvents.Malformed(_logger, path, refusal.Reason, refusal.Status);
    }

    /// <summary>A request that did not prove its origin.</summary>
    public void Refused(string path, string placement, RequestRefusal refusal)
    {
        Count(placement, refusal.Reason);
        WidgetEvents.Refused(_logger, path, placement, refusal.Reason, refusal.Status);
    }

    public void StoreFailed(string path, string placement, PortalStoreException failure)
    {
        Count(placement, StoreFailure);
        WidgetEvents.StoreFailed(_logger, path, placement, StatusCodes.Status503ServiceUnavailable, failure);
    }

    public void VerificationFailed(string path, string placement, Exception failure)
    {
        Count(placement, VerificationFailure);
        WidgetEvents.VerificationFailed(_logger, path, placement, StatusCodes.Status500InternalServerError, failure);
    }

    public void WidgetFailed(Type widget, string path, string placement, Portal? portal, Exception failure)
    {
        Count(placement, WidgetFailure);
        WidgetEvents.WidgetFailed(_logger, widget, path, placement, portal?.MemberId, StatusCodes.Status500InternalServerError, failure);
    }

    public void ClientGone(string path)
    {
        Count(placement: null, RequestRefusal.ClientGone.Reason);
        WidgetEvents.ClientGone(_logger, path);
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
}
