using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Placement;

/// <summary>What registering tells logs, traces and metrics: placements, counts and error codes.</summary>
/// <remarks>
/// Handlers are left out, because applications put secrets into their queries, and so are titles and Bitrix24's descriptions, which
/// repeat what was sent.
/// </remarks>
internal sealed partial class RegistrationLog(ILogger? logger)
{
    private static readonly Counter<long> Outcomes = PlacementDiagnostics.Meter.CreateCounter<long>(
        "placement.registration.outcomes", "{outcome}", "Bindings that registering has dealt with, by placement, outcome and error code.");

    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    /// <summary>The activity of a whole registration; null: nobody listens.</summary>
    public static Activity? StartRegistration(string name) => PlacementDiagnostics.Activities.StartActivity(name);

    /// <summary>The activity of one request that changes bindings; null: nobody listens.</summary>
    public static Activity? StartRequest(string method, int count)
    {
        Activity? activity = PlacementDiagnostics.Activities.StartActivity("placement.registration.request");
        return activity?.SetTag("placement.method", method).SetTag("placement.commands", count);
    }

    public static void Fail(Activity? activity, BitrixException error) => activity?.SetStatus(ActivityStatusCode.Error, CommandErrors.NameOf(error));

    public void Planned(RegistrationPlan plan)
    {
        int Count(PlannedActionKind kind) => plan.Actions.Count(action => action.Kind == kind);
        LogPlanned(
            _logger, Count(PlannedActionKind.Unchanged), Count(PlannedActionKind.Bind), Count(PlannedActionKind.Replace), Count(PlannedActionKind.Remove));
    }

    public void Outcome(PlacementOutcome outcome)
    {
        string status = RegistrationReport.NameOf(outcome.Status);
        Outcomes.Add(
            1,
            new KeyValuePair<string, object?>("placement.code", outcome.Placement),
            new KeyValuePair<string, object?>("placement.outcome", status),
            new KeyValuePair<string, object?>("error.type", outcome.ErrorCode));
        switch (outcome.Status)
        {
            case OutcomeStatus.Failed:
                LogFailed(_logger, outcome.Placement, string.IsNullOrEmpty(outcome.ErrorCode) ? "no code" : outcome.ErrorCode!);
                break;
            case OutcomeStatus.Unchanged:
                LogUnchanged(_logger, outcome.Placement);
                break;
            default:
                LogOutcome(_logger, outcome.Placement, status);
                break;
        }
    }

    /// <summary>Ends the log of a registration, and its activity with the counts.</summary>
    public void Done(Activity? activity, RegistrationReport report)
    {
        foreach (IGrouping<OutcomeStatus, PlacementOutcome> outcomes in report.Outcomes.GroupBy(static outcome => outcome.Status))
        {
            activity?.SetTag($"placement.outcomes.{RegistrationReport.NameOf(outcomes.Key).ToLowerInvariant()}", outcomes.Count());
        }

        int failed = report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Failed);
        if (failed > 0)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }

        LogDone(_logger, report.Outcomes.Count, failed);
    }

    public void BatchUnavailable(BitrixException error) => LogBatchUnavailable(_logger, CommandErrors.NameOf(error));

    public void AnswerLost(int steps, BitrixException error) => LogAnswerLost(_logger, steps, CommandErrors.NameOf(error));

    public void Restored(string placement, BitrixException? refusal)
    {
        if (refusal is null)
        {
            LogRestored(_logger, placement);
        }
        else
        {
            LogNotRestored(_logger, placement, CommandErrors.NameOf(refusal));
        }
    }

    [LoggerMessage(200, LogLevel.Information, "Registering: {Unchanged} bindings are unchanged, {Bind} to bind, {Replace} to replace, {Remove} to remove", EventName = "RegistrationPlanned")]
    private static partial void LogPlanned(ILogger logger, int unchanged, int bind, int replace, int remove);

    [LoggerMessage(201, LogLevel.Debug, "{Placement}: Unchanged", EventName = "BindingUnchanged")]
    private static partial void LogUnchanged(ILogger logger, string placement);

    [LoggerMessage(202, LogLevel.Information, "{Placement}: {Outcome}", EventName = "BindingChanged")]
    private static partial void LogOutcome(ILogger logger, string placement, string outcome);

    [LoggerMessage(203, LogLevel.Error, "{Placement}: Failed with {ErrorCode}. The report says what to do", EventName = "BindingFailed")]
    private static partial void LogFailed(ILogger logger, string placement, string errorCode);

    [LoggerMessage(204, LogLevel.Warning, "What became of {Count} bindings is not known ({ErrorCode}): the portal is asked what it stores", EventName = "AnswerLost")]
    private static partial void LogAnswerLost(ILogger logger, int count, string errorCode);

    [LoggerMessage(205, LogLevel.Warning, "The portal takes no batch ({ErrorCode}): the rest goes by single calls", EventName = "BatchUnavailable")]
    private static partial void LogBatchUnavailable(ILogger logger, string errorCode);

    [LoggerMessage(206, LogLevel.Warning, "{Placement}: what was removed for a binding that is refused is registered again", EventName = "BindingRestored")]
    private static partial void LogRestored(ILogger logger, string placement);

    [LoggerMessage(207, LogLevel.Error, "{Placement}: what was removed for a binding that is refused could not be registered again ({ErrorCode}), and is missing", EventName = "BindingMissing")]
    private static partial void LogNotRestored(ILogger logger, string placement, string errorCode);

    [LoggerMessage(208, LogLevel.Information, "Registered: {Count} bindings, {Failed} failed", EventName = "RegistrationDone")]
    private static partial void LogDone(ILogger logger, int count, int failed);
}
