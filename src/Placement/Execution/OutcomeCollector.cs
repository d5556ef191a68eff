using Placement.Planning;

namespace Placement.Execution;

/// <summary>The outcomes so far, and what put an end to all others.</summary>
internal sealed class OutcomeCollector(IProgress<PlacementOutcome>? progress, RegistrationLog log)
{
    private readonly List<PlacementOutcome> _outcomes = [];
    private readonly HashSet<(string Placement, int UserId)> _failedAt = [];

    public IReadOnlyList<PlacementOutcome> Outcomes => _outcomes;

    /// <summary>The error that no later command can survive; null: none yet.</summary>
    public BitrixException? End { get; private set; }

    /// <summary>Whether a declared binding failed at this placement, for the same user or everybody.</summary>
    public bool HasFailureAt(BindingIdentity identity) => _failedAt.Contains((identity.Placement, identity.UserId));

    /// <summary>Ends the run if the error is one that no later command can survive.</summary>
    public void Heed(BitrixException error)
    {
        if (End is null && CommandErrors.IsOfEveryCommand(error))
        {
            End = error;
        }
    }

    public void AddDone(PlanStep step)
    {
        foreach (PlannedAction action in step.Actions)
        {
            Add(action, action.Kind switch
            {
                PlannedActionKind.Unchanged => OutcomeStatus.Unchanged,
                PlannedActionKind.Remove => OutcomeStatus.Removed,
                PlannedActionKind.Replace => OutcomeStatus.Replaced,
                _ => OutcomeStatus.Bound,
            });
        }
    }

    /// <summary>A refusal that changed nothing.</summary>
    /// <param name="step">What was refused.</param>
    /// <param name="error">Why.</param>
    /// <param name="isSettled">Whether the portal's state has told so, because the answer was lost.</param>
    public void AddRefused(PlanStep step, BitrixException error, bool isSettled)
    {
        if (step is { Removal: { } removal, Binding: { } binding })
        {
            // The former handler is there, so it was its removal that failed.
            AddFailure(removal, error, isSettled);
            AddNoRoom(binding);
            return;
        }

        AddFailure((step.Binding ?? step.Removal)!, error, isSettled);
    }

    /// <summary>A refusal after something was removed for the binding, and bound again or not.</summary>
    /// <param name="step">What was refused.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="restoration">Was to bind again what was removed. If it is lost, nobody knows.</param>
    /// <param name="isSettled">Whether the portal's state has told so, because the answer was lost.</param>
    public void AddTakenBack(PlanStep step, BitrixException refusal, Command restoration, bool isSettled)
    {
        if (step.Removal is { } removal)
        {
            switch (restoration.Fate)
            {
                case CommandFate.Done:
                    AddNotRemoved(removal);
                    break;
                case CommandFate.Lost:
                    AddFailure(removal, restoration.Error!, isSettled: false);
                    break;
                default:
                    Add(removal, OutcomeStatus.Removed);
                    break;
            }
        }

        AddFailure(step.Binding!, refusal, isSettled, ConsequenceOf(step, restoration));
        if (restoration.Error is { } error)
        {
            Heed(error);
            End = restoration.Fate == CommandFate.Lost ? End ?? error : End;
        }
    }

    /// <summary>
    /// An answer was lost, and the portal does not say what it stores either: that ends the run, because the widget may be missing.
    /// </summary>
    public void AddUnknown(PlanStep step, BitrixException readError)
    {
        foreach (PlannedAction action in step.Actions)
        {
            AddFailure(action, step.Error!, isSettled: false, step.IsExchange ? "Until then the widget may be missing." : null);
        }

        End ??= readError;
    }

    /// <summary>An icon that cannot be read: nothing of the step is sent.</summary>
    public void AddUnreadable(PlanStep step, (string Description, string Advice) problem)
    {
        if (step.Removal is not null)
        {
            AddNotRemoved(step.Removal);
        }

        AddFailure(step.Binding!, problem.Description, problem.Advice);
    }

    public void AddNotAttempted(PlannedAction action) =>
        AddFailure(action, $"Not attempted after {CommandErrors.NameOf(End!)}", Advice.AfterAbort);

    public void AddNotRemoved(PlannedAction removal) =>
        AddFailure(removal, "Kept, because its successor could not be registered", Advice.AfterKept);

    private static string ConsequenceOf(PlanStep step, Command restoration)
    {
        (string former, string missing) = step.Removal is null
            ? ("The binding as it was before", "it is missing")
            : ("The former handler", "the placement is empty");
        return restoration.Fate switch
        {
            CommandFate.Done => $"{former} is registered again.",
            CommandFate.Lost => $"{former} may be registered again or not, as the portal does not answer: register again at once.",
            _ => $"{former} could not be registered again ({CommandErrors.NameOf(restoration.Error!)}): "
                + $"{missing} until the next registration succeeds.",
        };
    }

    private void AddNoRoom(PlannedAction action)
    {
        if (End is not null)
        {
            AddNotAttempted(action);
        }
        else
        {
            AddFailure(action, "Not attempted, because the handler that it succeeds could not be removed", Advice.AfterKept);
        }
    }

    private void AddFailure(PlannedAction action, BitrixException error, bool isSettled, string? consequence = null)
    {
        Heed(error);
        string advice = isSettled ? Advice.AfterLoss : Advice.For(error, action.Placement);
        AddFailure(
            action,
            string.IsNullOrEmpty(error.Description) && string.IsNullOrEmpty(error.Code) ? error.Message : error.Description,
            consequence is null ? advice : $"{advice} {consequence}",
            error.Code);
    }

    private void AddFailure(PlannedAction action, string? description, string advice, string? code = null)
    {
        if (action.Binding is not null)
        {
            _failedAt.Add((action.Identity.Placement, action.Identity.UserId));
        }

        Add(action, OutcomeStatus.Failed, code, description, advice);
    }

    private void Add(PlannedAction action, OutcomeStatus status, string? code = null, string? description = null, string? advice = null)
    {
        var outcome = new PlacementOutcome(
            status, action.Placement, action.Handler, action.UserId, action.Title, code, description, advice);
        _outcomes.Add(outcome);
        log.Outcome(outcome);
        progress?.Report(outcome);
    }
}
