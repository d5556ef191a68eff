namespace Placement;

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

    public void Add(PlannedAction action, OutcomeStatus status) => Add(action, OutcomeOf(action, status));

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
    public void AddTakenBack(PlanStep step, BitrixException refusal, BitrixException? restoreRefusal, bool isSettled)
    {
        if (step.Removal is null)
        {
            AddFailure(step.Binding!, refusal, isSettled, restoreRefusal is null
                ? "The binding as it was before is registered again."
                : $"The binding as it was before could not be registered again ({CommandErrors.NameOf(restoreRefusal)}): it is missing until the next registration succeeds.");
        }
        else if (restoreRefusal is null)
        {
            AddNotRemoved(step.Removal);
            AddFailure(step.Binding!, refusal, isSettled, "The former handler is registered again.");
        }
        else
        {
            Add(step.Removal, OutcomeStatus.Removed);
            AddFailure(
                step.Binding!,
                refusal,
                isSettled,
                $"The former handler could not be registered again ({CommandErrors.NameOf(restoreRefusal)}): the placement is empty until the next registration succeeds.");
        }

        if (restoreRefusal is not null)
        {
            Heed(restoreRefusal);
        }
    }

    /// <summary>An answer was lost, and the portal does not say what it stores either.</summary>
    public void AddUnknown(PlanStep step, BitrixException error, BitrixException readError)
    {
        foreach (PlannedAction action in step.Actions)
        {
            AddFailure(action, error, isSettled: false, step.IsExchange ? "Until then the widget may be missing." : null);
        }

        Heed(readError);
    }

    public void AddUnreadable(PlannedAction action, IconException unreadable) =>
        Add(action, OutcomeOf(action, OutcomeStatus.Failed) with { ErrorDescription = unreadable.Message, Advice = unreadable.Advice });

    public void AddNotAttempted(PlannedAction action) => Add(action, OutcomeOf(action, OutcomeStatus.Failed) with
    {
        ErrorDescription = $"Not attempted after {CommandErrors.NameOf(End!)}",
        Advice = Advice.AfterAbort,
    });

    public void AddNotRemoved(PlannedAction removal) => Add(removal, OutcomeOf(removal, OutcomeStatus.Failed) with
    {
        ErrorDescription = "Kept, because its successor could not be registered",
        Advice = Advice.AfterKept,
    });

    private void AddNoRoom(PlannedAction action)
    {
        if (End is not null)
        {
            AddNotAttempted(action);
            return;
        }

        Add(action, OutcomeOf(action, OutcomeStatus.Failed) with
        {
            ErrorDescription = "Not attempted, because the handler that it succeeds could not be removed",
            Advice = Advice.AfterKept,
        });
    }

    private void AddFailure(PlannedAction action, BitrixException error, bool isSettled, string? consequence = null)
    {
        Heed(error);
        string advice = isSettled ? Advice.AfterLoss : Advice.For(error, action.Placement);
        Add(action, OutcomeOf(action, OutcomeStatus.Failed) with
        {
            ErrorCode = error.Code,
            ErrorDescription = string.IsNullOrEmpty(error.Description) && string.IsNullOrEmpty(error.Code) ? error.Message : error.Description,
            Advice = consequence is null ? advice : $"{advice} {consequence}",
        });
    }

    private static PlacementOutcome OutcomeOf(PlannedAction action, OutcomeStatus status) =>
        new(status, action.Placement, action.Handler, action.UserId, action.Title);

    private void Add(PlannedAction action, PlacementOutcome outcome)
    {
        _outcomes.Add(outcome);
        if (action.Binding is not null && outcome.Status == OutcomeStatus.Failed)
        {
            _failedAt.Add((action.Identity.Placement, action.Identity.UserId));
        }

        log.Outcome(outcome);
        progress?.Report(outcome);
    }
}
