using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Diagnostics;

namespace Placement.Transport;

/// <summary>Tells what a client does: as logs, metrics and activities. Metrics have no portal, because there can be thousands.</summary>
internal sealed class ClientLog(ILoggerFactory? factory)
{
    public const string MethodTag = "placement.method";
    public const string OutcomeTag = "placement.outcome";
    public const string ReasonTag = "placement.reason";
    public const string PortalTag = "server.address";

    private const string Category = "Placement.BitrixClient";
    private const string Success = "success";
    private const string Move = "moved";
    private const string TurnReason = "turn";

    private static readonly Counter<long> Requests =
        PlacementDiagnostics.Meter.CreateCounter<long>("placement.requests", "{request}", "Requests to portals.");
    private static readonly Histogram<double> RequestDuration =
        PlacementDiagnostics.Meter.CreateHistogram<double>("placement.request.duration", "s", "How long portals take to answer.");
    private static readonly Histogram<double> WaitDuration =
        PlacementDiagnostics.Meter.CreateHistogram<double>("placement.wait.duration", "s", "How long calls wait for limits.");
    private static readonly Counter<long> Renewals =
        PlacementDiagnostics.Meter.CreateCounter<long>("placement.renewals", "{renewal}", "Renewals of tokens at authorization servers.");

    private readonly ILogger _logger = factory?.CreateLogger(Category) ?? NullLogger.Instance;

    /// <summary>Begins a call. Its requests, waits and renewals are within.</summary>
    public static Activity? StartCall(string method, Uri endpoint)
    {
        Activity? activity = PlacementDiagnostics.Activities.StartActivity(method, ActivityKind.Client);
        activity?.SetTag(MethodTag, method).SetTag(PortalTag, endpoint.Host);
        return activity;
    }

    public static Activity? StartRenewal(string name, Uri endpoint)
    {
        Activity? activity = PlacementDiagnostics.Activities.StartActivity(name, ActivityKind.Client);
        activity?.SetTag(PortalTag, endpoint.Host);
        return activity;
    }

    public static void EndActivity(Activity? activity, BitrixException? failure = null)
    {
        string outcome = failure is null ? Success : OutcomeName.Of(failure);
        activity?.SetTag(OutcomeTag, outcome);
        activity?.SetStatus(failure is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, failure is null ? null : outcome);
    }

    public void Answered(string method, Uri endpoint, TimeSpan duration)
    {
        CountRequest(method, Success, duration);
        ClientEvents.Answered(_logger, method, endpoint.Host, Milliseconds(duration));
    }

    public void Failed(string method, Uri endpoint, BitrixException failure, TimeSpan duration)
    {
        string outcome = OutcomeName.Of(failure);
        CountRequest(method, outcome, duration);
        ClientEvents.Failed(_logger, method, endpoint.Host, Milliseconds(duration), outcome);
    }

    public void WaitedForTurn(string method, Uri endpoint, TimeSpan duration)
    {
        WaitDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(ReasonTag, TurnReason));
        ClientEvents.WaitedForTurn(_logger, method, endpoint.Host, Milliseconds(duration));
    }

    public void Waits(string method, Uri endpoint, BitrixException limit, TimeSpan wait)
    {
        string outcome = OutcomeName.Of(limit);
        WaitDuration.Record(wait.TotalSeconds, new KeyValuePair<string, object?>(ReasonTag, outcome));
        ClientEvents.Waits(_logger, method, endpoint.Host, Milliseconds(wait), outcome);
    }

    public void OutOfBudget(string method, Uri endpoint, BitrixException limit) =>
        ClientEvents.OutOfBudget(_logger, method, endpoint.Host, OutcomeName.Of(limit));

    public void Renewed(Uri endpoint, TimeSpan duration)
    {
        Renewals.Add(1, new KeyValuePair<string, object?>(OutcomeTag, Success));
        ClientEvents.Renewed(_logger, endpoint.Host, Milliseconds(duration));
    }

    public void NotRenewed(Uri endpoint, BitrixException failure, TimeSpan duration)
    {
        string outcome = OutcomeName.Of(failure);
        Renewals.Add(1, new KeyValuePair<string, object?>(OutcomeTag, outcome));
        ClientEvents.NotRenewed(_logger, endpoint.Host, Milliseconds(duration), outcome);
    }

    public void Adopted(Uri endpoint) => ClientEvents.Adopted(_logger, endpoint.Host);

    public void StoreFailed(Uri endpoint, Type exceptionType) => ClientEvents.StoreFailed(_logger, exceptionType.Name, endpoint.Host);

    public void Moved(string method, Uri endpoint, Uri movedTo, TimeSpan duration)
    {
        CountRequest(method, Move, duration);
        ClientEvents.Moved(_logger, endpoint.Host, movedTo.Host);
    }

    public void RedirectRefused(string method, Uri endpoint) => ClientEvents.RedirectRefused(_logger, method, endpoint.Host);

    private static void CountRequest(string method, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { MethodTag, method }, { OutcomeTag, outcome } };
        Requests.Add(1, tags);
        RequestDuration.Record(duration.TotalSeconds, tags);
    }

    private static long Milliseconds(TimeSpan duration) => (long)duration.TotalMilliseconds;
}
