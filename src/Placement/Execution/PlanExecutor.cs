using Placement.Planning;

namespace Placement.Execution;

/// <summary>Carries out a plan, and reports an outcome for each of its actions.</summary>
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
    private readonly RegistrationOptions _options;
    private readonly RegistrationLog _log;
    private readonly CommandSender _sender;
    private readonly OutcomeCollector _outcomes;
    private readonly List<PlanStep> _pending = [];

    public PlanExecutor(IBitrixClient client, RegistrationOptions options, RegistrationLog log)
    {
        _client = client;
        _options = options;
        _log = log;
        _sender = new CommandSender(client, log);
        _outcomes = new OutcomeCollector(options.Progress, log);
    }

    /// <summary>One outcome per action, as they happen. An action that fails is an outcome, not an exception.</summary>
    public async Task<IReadOnlyList<PlacementOutcome>> ExecuteAsync(RegistrationPlan plan, CancellationToken cancellationToken)
    {
        foreach (PlanStep step in plan.Steps)
        {
            if (step.Binding is { Kind: PlannedActionKind.Unchanged })
            {
                _outcomes.AddDone(step);
            }
            else
            {
                _pending.Add(step);
            }
        }

        while (_pending.Count > 0)
        {
            if (_outcomes.End is { } end)
            {
                await AbandonAsync(end).ConfigureAwait(false);
                break;
            }

            StepRequest request = TakeRequest();
            if (request.Steps.Count > 0)
            {
                await ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }

        return _outcomes.Outcomes;
    }

    private async Task ExecuteAsync(StepRequest request, CancellationToken cancellationToken)
    {
        if (!request.Steps.Any(static step => step.IsHalfDone))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        // An exchange that has begun is finished.
        CancellationToken stop = request.Halts ? CancellationToken.None : cancellationToken;
        await request.SendAsync(_sender, stop).ConfigureAwait(false);
        PlanStep[] lost = [.. request.Steps.Where(static step => step.Fate == CommandFate.Lost)];
        if (lost.Length > 0)
        {
            _log.AnswerLost(lost.Length, lost[0].Error!);
        }

        BitrixException? readError = null;
        if (request.Steps.Any(static step => step.IsInDoubt))
        {
            (IReadOnlyList<StoredBinding>? stored, readError) = await ReadAsync(stop).ConfigureAwait(false);
            foreach (PlanStep step in request.Steps.Where(step => step.IsInDoubt && stored is not null))
            {
                step.Conclude(stored!);
            }
        }

        await SettleAsync(request.Steps, readError).ConfigureAwait(false);
    }

    /// <summary>
    /// The next steps, in the plan's order, as many as one request can carry together; removals go last. What cannot be
    /// prepared or must not be removed is settled here.
    /// </summary>
    private StepRequest TakeRequest()
    {
        var request = new StepRequest();
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
            else if (step.Prepare(_options.ContentRoot) is { } problem)
            {
                _outcomes.AddUnreadable(step, problem);
            }
            else if (!request.TryAdd(step, _sender.BatchIsAvailable))
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

    /// <summary>Makes outcomes of what the steps know by now. What has no outcome yet is the first to be sent again.</summary>
    /// <param name="steps">Have been sent.</param>
    /// <param name="readError">Why the portal does not say what it stores; null: it did, or was not asked.</param>
    private async Task SettleAsync(IReadOnlyList<PlanStep> steps, BitrixException? readError)
    {
        // As long as a portal gets something done, however slowly, it is worth going on.
        bool hasProgress = steps.Any(static step => step.Fate == CommandFate.Done);
        var again = new List<PlanStep>();
        foreach (PlanStep step in steps)
        {
            switch (step.Fate)
            {
                case CommandFate.Done:
                    _outcomes.AddDone(step);
                    break;
                case CommandFate.Refused or CommandFate.MayBeBound:
                    await RefuseAsync(step, step.Error!, isSettled: false).ConfigureAwait(false);
                    break;
                case CommandFate.Lost when readError is not null:
                    _outcomes.AddUnknown(step, readError);
                    break;
                case CommandFate.Lost when !hasProgress && ++step.LostAnswers == MaxLostAnswers:
                    await RefuseAsync(step, step.Error!, isSettled: true).ConfigureAwait(false);
                    break;
                default:
                    again.Add(step);
                    break;
            }
        }

        _pending.InsertRange(0, again);
    }

    /// <summary>Reports a failure, after what was removed for it is back.</summary>
    private async Task RefuseAsync(PlanStep step, BitrixException refusal, bool isSettled)
    {
        if (!step.IsHalfDone)
        {
            _outcomes.AddRefused(step, refusal, isSettled);
            return;
        }

        _outcomes.Heed(refusal);
        Command restoration = await RestoreAsync(step).ConfigureAwait(false);
        if (step.Fate == CommandFate.Done)
        {
            _outcomes.AddDone(step);
            return;
        }

        _log.Restored(step.Binding!.Placement, restoration.Error);
        _outcomes.AddTakenBack(step, refusal, restoration, isSettled);
    }

    /// <summary>Binds again what was removed, which is not cancelled; unless the step turns out to be done.</summary>
    private async Task<Command> RestoreAsync(PlanStep step)
    {
        var restoration = Command.Bind(step.Former!.ToParameters());
        for (int attempt = 1; ; attempt++)
        {
            await _sender.CallAsync([restoration], CancellationToken.None).ConfigureAwait(false);
            if (restoration.Fate is not (CommandFate.Lost or CommandFate.MayBeBound)
                || (await ReadAsync(CancellationToken.None).ConfigureAwait(false)).Stored is not { } stored)
            {
                return restoration;
            }

            // The new binding is in the way if only its answer was lost.
            step.Conclude(stored);
            if (!step.FormerIsGone)
            {
                restoration.Settle(CommandFate.Done);
            }
            else if (restoration.Fate == CommandFate.MayBeBound || attempt == MaxLostAnswers)
            {
                restoration.Settle(CommandFate.Refused, restoration.Error);
            }

            if (step.Fate == CommandFate.Done || restoration.Fate != CommandFate.Lost)
            {
                return restoration;
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

    /// <summary>What the portal stores, or why it does not say.</summary>
    private async Task<(IReadOnlyList<StoredBinding>? Stored, BitrixException? Error)> ReadAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return (await _client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false), null);
            }
            catch (BitrixException error)
            {
                if (attempt == MaxReads || !CommandErrors.IsAmbiguous(error))
                {
                    return (null, error);
                }
            }
        }
    }
}
