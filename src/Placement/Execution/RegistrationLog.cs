using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Diagnostics;
using Placement.Transport;

namespace Placement.Execution;

/// <summary>Tells what registering does, as logs, metrics and activities: placements, counts and error codes.</summary>
/// <remarks>
/// Handlers are left out, because applications put secrets into their queries, and so are titles and Bitrix24's descriptions, which
/// repeat what was sent.
/// </remarks>
internal sealed class RegistrationLog(ILoggerFactory? factory)
{
    private const string Category = "Placement.Registration";
    private const string PlacementTag = "placement.code";
    private const string ErrorTag = "placement.error";
    private const string CommandsTag = "placement.commands";
    private const string OutcomesTag = "placement.outcomes.";

    private static readonly Counter<long> Outcomes =
        PlacementDiagnostics.Meter.CreateCounter<long>("placement.outcomes", "{binding}", "Bindings that registering has dealt with.");

    private readonly ILogger _logger = factory?.CreateLogger(Category) ?? NullLogger.Instance;

    /// <summary>The activity of a whole run; null: nobody listens.</summary>
    public static Activity? StartRun(string name) => PlacementDiagnostics.Activities.StartActivity(name);

    /// <summary>The activity of one request that changes bindings; null: nobody listens.</summary>
    public static Activity? StartRequest(string method, int commands)
    {
        Activity? activity = PlacementDiagnostics.Activities.StartActivity("apply");
        return activity?.SetTag(ClientLog.MethodTag, method).SetTag(CommandsTag, commands);
    }

    public static void FailRequest(Activity? activity, BitrixException error) =>
        activity?.SetStatus(ActivityStatusCode.Error, OutcomeName.Of(error));

    public void Planned(RegistrationPlan plan)
    {
        int Count(PlannedActionKind kind) => plan.Actions.Count(action => action.Kind == kind);
        RegistrationEvents.Planned(
            _logger,
            Count(PlannedActionKind.Bind),
            Count(PlannedActionKind.Replace),
            Count(PlannedActionKind.Remove),
            Count(PlannedActionKind.Unchanged));
    }

    public void Outcome(PlacementOutcome outcome)
    {
        string status = RegistrationReport.NameOf(outcome.Status);
        string? error = outcome.Status != OutcomeStatus.Failed ? null
            : string.IsNullOrEmpty(outcome.ErrorCode) ? "none"
            : OutcomeName.Of(outcome.ErrorCode!);
        var tags = new TagList { { PlacementTag, outcome.Placement }, { ClientLog.OutcomeTag, status } };
        if (error is not null)
        {
            tags.Add(ErrorTag, error);
        }

        Outcomes.Add(1, tags);
        if (error is not null)
        {
            RegistrationEvents.Failed(_logger, outcome.Placement, error);
        }
        else if (outcome.Status == OutcomeStatus.Unchanged)
        {
            RegistrationEvents.Unchanged(_logger, outcome.Placement);
        }
        else
        {
            RegistrationEvents.Changed(_logger, outcome.Placement, status);
        }
    }

    /// <summary>Ends the log of a run, and gives its activity the counts.</summary>
    public void Done(Activity? run, RegistrationReport report)
    {
        foreach (IGrouping<OutcomeStatus, PlacementOutcome> outcomes in report.Outcomes.GroupBy(static outcome => outcome.Status))
        {
            run?.SetTag(OutcomesTag + RegistrationReport.NameOf(outcomes.Key).ToLowerInvariant(), outcomes.Count());
        }

        run?.SetStatus(report.Succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        RegistrationEvents.Done(
            _logger,
            report.Outcomes.Count(static outcome => outcome.Status != OutcomeStatus.Removed),
            report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Failed));
    }

    public void BatchUnavailable(BitrixException error) => RegistrationEvents.BatchUnavailable(_logger, OutcomeName.Of(error));

    public void AnswerLost(int bindings, BitrixException error) => RegistrationEvents.AnswerLost(_logger, bindings, OutcomeName.Of(error));

    public void Restored(string placement, BitrixException? refusal)
    {
        if (refusal is null)
        {
            RegistrationEvents.Restored(_logger, placement);
        }
        else
        {
            RegistrationEvents.NotRestored(_logger, placement, OutcomeName.Of(refusal));
        }
    }
}
