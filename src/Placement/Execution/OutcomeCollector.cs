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
    public void AddTakenBack(PlanStep step, BitrixException refusal, Restoration restoration, bool isSettled)
    {
        if (step.Removal is { } removal)
        {
            AddFormer(removal, restoration);
        }

        AddFailure(step.Binding!, refusal, isSettled, ConsequenceOf(step, restoration));
        if (restoration.Refusal is { } error)
        {
            Heed(error);
            End = restoration.IsUnknown ? End ?? error : End;
        }
    }

    /// <summary>An answer was lost, and the portal does not say what it stores either: that ends the run, because the widget may be missing.</summary>
    public void AddUnknown(PlanStep step, BitrixException error, BitrixException readError)
    {
        foreach (PlannedAction action in step.Actions)
        {
            AddFailure(action, error, isSettled: false, step.IsExchange ? "Until then the widget may be missing." : null);
        }

        End ??= readError;
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

    private void AddFormer(PlannedAction removal, Restoration restoration)
    {
        switch (restoration)
        {
            case { Refusal: null }:
                AddNotRemoved(removal);
                break;
            case { IsUnknown: true }:
                AddFailure(removal, restoration.Refusal, isSettled: false);
                break;
            default:
                Add(removal, OutcomeStatus.Removed);
                break;
        }
    }

    private static string ConsequenceOf(PlanStep step, Restoration restoration)
    {
        (string former, string missing) = step.Removal is null ? ("The binding as it was before", "it is missing") : ("The former handler", "the placement is empty");
        return restoration switch
        {
            { Refusal: null } => $"{former} is registered again.",
            { IsUnknown: true } => $"{former} may be registered again or not, as the portal does not answer: register again at once.",
            _ => $"{former} could not be registered again ({CommandErrors.NameOf(restoration.Refusal)}): {missing} until the next registration succeeds.",
        };
    }

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
