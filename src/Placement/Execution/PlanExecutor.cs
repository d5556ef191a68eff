namespace Placement.Execution;

/// <summary>Carries out a plan: plan in, outcomes out.</summary>
/// <remarks>
/// <para>It can be cancelled before a request, and the next registration completes what is missing. Between the removal
/// of a binding and the registration of what replaces it, it cannot: users would miss the widget until then.</para>
/// <para>For the same reason a stale handler stays where a new one was refused in this run: the next one removes it. So a
/// removal waits until all bindings of its placement are settled.</para>
/// <para>What was lost on the way is never repeated before the portal has said what it stores.</para>
/// </remarks>
internal sealed class PlanExecutor
{
    /// <summary>How often a step is sent whose answer is lost and whose effect is not there.</summary>
    private const int MaxLostAnswers = 3;

    /// <summary>How often the portal is asked what it stores, until it answers.</summary>
    private const int MaxReads = 3;

    private readonly IBitrixClient _client;
    private readonly Uri _baseAddress;
    private readonly RegistrationOptions _options;
    private readonly RegistrationLog _log;
    private readonly CommandSender _sender;
    private readonly OutcomeCollector _outcomes;
    private readonly List<PlanStep> _pending = [];

    public PlanExecutor(IBitrixClient client, Uri baseAddress, RegistrationOptions options, RegistrationLog log)
    {
        _client = client;
        _baseAddress = baseAddress;
        _options = options;
        _log = log;
        _sender = new CommandSender(client, log);
        _outcomes = new OutcomeCollector(options.Progress, log);
    }

    /// <summary>One outcome per action, as they happen. An action that fails is an outcome, not an exception.</summary>
    public async Task<IReadOnlyList<PlacementOutcome>> ExecuteAsync(RegistrationPlan plan, CancellationToken cancellationToken)
    {
        foreach (PlannedAction action in plan.Actions.Where(static action => action.Kind == PlannedActionKind.Unchanged))
        {
            _outcomes.Add(action, OutcomeStatus.Unchanged);
        }

        _pending.AddRange(PlanStep.Of(plan));
        while (_pending.Count > 0)
        {
            if (_outcomes.End is { } end)
            {
                await AbandonAsync(end).ConfigureAwait(false);
                break;
            }

            StepBatch request = TakeRequest();
            if (request.Steps.Count > 0)
            {
                await ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }

        return _outcomes.Outcomes;
    }

    private async Task ExecuteAsync(StepBatch request, CancellationToken cancellationToken)
    {
        if (!request.Steps.Any(static step => step.IsHalfDone))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        // An exchange that has begun is finished.
        CancellationToken stop = request.Halts ? CancellationToken.None : cancellationToken;
        IReadOnlyList<CommandResult> results = await request.SendAsync(_sender, stop).ConfigureAwait(false);
        if (results.FirstOrDefault(static result => result.Fate == CommandFate.Lost).Error is { } lost)
        {
            _log.AnswerLost(results.Count(static result => result.Fate == CommandFate.Lost), lost);
        }

        Reading reading = results.Any(IsInDoubt) ? await ReadAsync(stop).ConfigureAwait(false) : default;
        await SettleAsync(request.Steps, results, reading).ConfigureAwait(false);
    }

    /// <summary>
    /// The next steps, in the plan's order, as many as one request can carry together; removals go last. What cannot be
    /// prepared or must not be removed is settled here.
    /// </summary>
    private StepBatch TakeRequest()
    {
        var request = new StepBatch();
        var waiting = new List<PlanStep>();
        foreach (PlanStep step in _pending)
        {
            if (request.IsFull || (step.Binding is null && (IsAwaited(step) || waiting.Any(static other => other.Binding is not null))))
            {
                waiting.Add(step);
            }
            else if (step.Binding is null && _outcomes.HasFailureAt(step.Removal!.Identity))
            {
                _outcomes.AddNotRemoved(step.Removal);
            }
            else if (TryPrepare(step) && !request.TryAdd(step, _sender.BatchIsAvailable))
            {
                waiting.Add(step);
            }
        }

        _pending.Clear();
        _pending.AddRange(waiting);
        return request;
    }

    /// <summary>Whether a binding at the removal's placement, for the same user or everybody, is not settled yet.</summary>
    private bool IsAwaited(PlanStep removal) => _pending.Any(step => step.Binding is { } binding
        && binding.Identity.Placement == removal.Removal!.Identity.Placement
        && binding.Identity.UserId == removal.Removal.Identity.UserId);

    private bool TryPrepare(PlanStep step)
    {
        try
        {
            step.Prepare(_baseAddress, _options.ContentRoot);
            return true;
        }
        catch (IconException unreadable)
        {
            if (step.Removal is not null)
            {
                _outcomes.AddNotRemoved(step.Removal);
            }

            _outcomes.AddUnreadable(step.Binding!, unreadable);
            return false;
        }
    }

    /// <summary>Makes outcomes of results. What has no outcome yet is the first to be sent again.</summary>
    private async Task SettleAsync(IReadOnlyList<PlanStep> steps, IReadOnlyList<CommandResult> results, Reading reading)
    {
        // As long as a portal gets something done, however slowly, it is worth going on.
        bool[] isDone = [.. steps.Select((step, i) => IsDone(step, results[i], reading))];
        bool hasProgress = isDone.Any(static done => done);
        var again = new List<PlanStep>();
        for (int i = 0; i < steps.Count; i++)
        {
            PlanStep step = steps[i];
            CommandResult result = results[i];
            if (isDone[i])
            {
                _outcomes.AddDone(step);
            }
            else if (result.Fate is CommandFate.Refused or CommandFate.MayBeBound)
            {
                await RefuseAsync(step, result.Error!, isSettled: false).ConfigureAwait(false);
            }
            else if (result.Fate == CommandFate.Lost && reading.Stored is null)
            {
                _outcomes.AddUnknown(step, result.Error!, reading.Error!);
            }
            else if (result.Fate == CommandFate.Lost && !hasProgress && ++step.LostAnswers == MaxLostAnswers)
            {
                await RefuseAsync(step, result.Error!, isSettled: true).ConfigureAwait(false);
            }
            else
            {
                again.Add(step);
            }
        }

        _pending.InsertRange(0, again);
    }

    private static bool IsDone(PlanStep step, CommandResult result, Reading reading) =>
        result.Fate == CommandFate.Done || (IsInDoubt(result) && reading.Stored is { } stored && step.IsDoneIn(stored));

    /// <summary>Whether only the portal's state tells how it went.</summary>
    private static bool IsInDoubt(CommandResult result) => result.Fate is CommandFate.Lost or CommandFate.MayBeBound;

    /// <summary>Reports a failure, after what was removed for it is back.</summary>
    private async Task RefuseAsync(PlanStep step, BitrixException refusal, bool isSettled)
    {
        if (!step.IsHalfDone)
        {
            _outcomes.AddRefused(step, refusal, isSettled);
            return;
        }

        _outcomes.Heed(refusal);
        Restoration restoration = await RestoreAsync(step).ConfigureAwait(false);
        if (restoration.IsNeedless)
        {
            _outcomes.AddDone(step);
            return;
        }

        _log.Restored(step.Binding!.Placement, restoration.Refusal);
        _outcomes.AddTakenBack(step, refusal, restoration, isSettled);
    }

    /// <summary>Binds again what was removed. It is not cancelled.</summary>
    private async Task<Restoration> RestoreAsync(PlanStep step)
    {
        Command restore = Command.Bind(step.Former!.ToParameters());
        for (int attempt = 1; ; attempt++)
        {
            CommandResult result = (await _sender.CallAsync([restore], CancellationToken.None).ConfigureAwait(false))[0];
            if (!IsInDoubt(result))
            {
                return new Restoration(result.Error);
            }

            Reading reading = await ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (reading.Stored is not { } stored)
            {
                return new Restoration(result.Error, IsUnknown: result.Fate == CommandFate.Lost);
            }

            // The new binding is in the way if only its answer was lost.
            if (step.IsDoneIn(stored))
            {
                return new Restoration(IsNeedless: true);
            }

            if (!step.FormerIsGone)
            {
                return default;
            }

            if (result.Fate != CommandFate.Lost || attempt == MaxLostAnswers)
            {
                return new Restoration(result.Error);
            }
        }
    }

    /// <summary>Reports all that was not attempted. What is half done is taken back, if that is possible.</summary>
    private async Task AbandonAsync(BitrixException end)
    {
        foreach (PlanStep step in _pending)
        {
            if (step.IsHalfDone)
            {
                await RefuseAsync(step, end, isSettled: false).ConfigureAwait(false);
                continue;
            }

            foreach (PlannedAction action in step.Actions)
            {
                _outcomes.AddNotAttempted(action);
            }
        }

        _pending.Clear();
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new Reading(await _client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false), Error: null);
            }
            catch (BitrixException error)
            {
                if (attempt == MaxReads || !CommandErrors.IsAmbiguous(error))
                {
                    return new Reading(Stored: null, error);
                }
            }
        }
    }

    /// <summary>What the portal stores, or why it does not say. Both null: it was not asked.</summary>
    private readonly record struct Reading(IReadOnlyList<StoredBinding>? Stored, BitrixException? Error);
}
