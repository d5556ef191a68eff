using Placement.Catalog;

namespace Placement;

/// <summary>Carries out a plan by one call per command.</summary>
/// <remarks>
/// <para>Nothing but this class knows how commands reach the portal: plan in, outcomes out.</para>
/// <para>It can be cancelled before an action, and the next registration completes what is missing. Within the removal of
/// a binding and the registration of what replaces it, it cannot: users would miss the widget until then.</para>
/// <para>For the same reason a stale handler stays where a new one was refused in this run: the next one removes it.</para>
/// </remarks>
internal sealed class SequentialExecutor(IBitrixClient client, Uri baseAddress, RegistrationOptions options)
{
    private readonly BaseAddress _address = BaseAddress.Of(baseAddress);

    /// <summary>One outcome per action, in the plan's order. An action that fails is an outcome, not an exception.</summary>
    public async Task<IReadOnlyList<PlacementOutcome>> ExecuteAsync(RegistrationPlan plan, CancellationToken cancellationToken)
    {
        var run = new Run(options.Progress);
        for (int i = 0; i < plan.Actions.Count; i++)
        {
            PlannedAction action = plan.Actions[i];
            if (action.Kind == PlannedActionKind.Unchanged)
            {
                run.Add(action, OutcomeStatus.Unchanged);
                continue;
            }

            if (run.End is not null)
            {
                run.AddNotAttempted(action);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            switch (action.Kind)
            {
                case PlannedActionKind.Bind:
                    await BindAsync(run, action, cancellationToken).ConfigureAwait(false);
                    break;
                case PlannedActionKind.Replace:
                    await ReplaceAsync(run, action).ConfigureAwait(false);
                    break;
                case PlannedActionKind.Remove when action.MakesRoom:
                    i++;
                    await SucceedAsync(run, action, plan.Actions[i]).ConfigureAwait(false);
                    break;
                case PlannedActionKind.Remove when run.HasFailureAt(action.Identity):
                    run.AddNotRemoved(action);
                    break;
                default:
                    await RemoveAsync(run, action, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        return run.Outcomes;
    }

    private async Task BindAsync(Run run, PlannedAction action, CancellationToken cancellationToken)
    {
        if (Prepare(run, action) is not { } parameters)
        {
            return;
        }

        BitrixException? refusal = await TryBindAsync(action, parameters, cancellationToken).ConfigureAwait(false);
        if (refusal is null)
        {
            run.Add(action, OutcomeStatus.Bound);
        }
        else
        {
            run.AddFailure(action, refusal);
        }
    }

    private async Task RemoveAsync(Run run, PlannedAction action, CancellationToken cancellationToken)
    {
        BitrixException? refusal = await TryUnbindAsync(action, cancellationToken).ConfigureAwait(false);
        if (refusal is null)
        {
            run.Add(action, OutcomeStatus.Removed);
        }
        else
        {
            run.AddFailure(action, refusal);
        }
    }

    private async Task ReplaceAsync(Run run, PlannedAction action)
    {
        // First of all: what cannot be bound must not be unbound.
        if (Prepare(run, action) is not { } parameters)
        {
            return;
        }

        if (await TryUnbindAsync(action, CancellationToken.None).ConfigureAwait(false) is { } kept)
        {
            run.AddFailure(action, kept);
            return;
        }

        Succession succession = await BindInPlaceOfAsync(run, action, parameters, action.Stored!).ConfigureAwait(false);
        if (succession.Refusal is null)
        {
            run.Add(action, OutcomeStatus.Replaced);
        }
        else
        {
            run.AddFailure(action, succession.Refusal, succession.RestoreRefusal is null
                ? "The binding as it was before is registered again."
                : $"The binding as it was before could not be registered again ({NameOf(succession.RestoreRefusal)}): it is missing until the next registration succeeds.");
        }
    }

    /// <summary>Removes the only handler that a placement allows and binds its successor.</summary>
    private async Task SucceedAsync(Run run, PlannedAction removal, PlannedAction action)
    {
        if (!TryPrepare(action, out ReadOnlyMemory<byte> parameters, out PlacementOutcome? failure))
        {
            run.AddNotRemoved(removal);
            run.Add(action, failure!);
            return;
        }

        if (await TryUnbindAsync(removal, CancellationToken.None).ConfigureAwait(false) is { } kept)
        {
            run.AddFailure(removal, kept);
            run.AddNoRoom(action);
            return;
        }

        Succession succession = await BindInPlaceOfAsync(run, action, parameters, removal.Stored!).ConfigureAwait(false);
        if (succession.Refusal is null)
        {
            run.Add(removal, OutcomeStatus.Removed);
            run.Add(action, OutcomeStatus.Bound);
        }
        else if (succession.RestoreRefusal is null)
        {
            run.AddNotRemoved(removal);
            run.AddFailure(action, succession.Refusal, "The former handler is registered again.");
        }
        else
        {
            run.Add(removal, OutcomeStatus.Removed);
            run.AddFailure(
                action,
                succession.Refusal,
                $"The former handler could not be registered again ({NameOf(succession.RestoreRefusal)}): the placement is empty until the next registration succeeds.");
        }
    }

    /// <summary>Binds after <paramref name="former"/> was removed, and binds that again if the new one is refused. Not cancelled.</summary>
    private async Task<Succession> BindInPlaceOfAsync(Run run, PlannedAction action, ReadOnlyMemory<byte> parameters, StoredBinding former)
    {
        BitrixException? refusal = await TryBindAsync(action, parameters, CancellationToken.None).ConfigureAwait(false);
        if (refusal is null)
        {
            return default;
        }

        try
        {
            await client.CallAsync(PlacementMethods.Bind, former.ToParameters(), CancellationToken.None).ConfigureAwait(false);
            return new Succession(refusal, RestoreRefusal: null);
        }
        catch (BitrixException restoreRefusal)
        {
            // The new binding is in the way if only its answer was lost.
            if (CommandErrors.MayBeBound(restoreRefusal) && await IsStoredAsync(action, CancellationToken.None).ConfigureAwait(false))
            {
                return default;
            }

            run.Heed(restoreRefusal);
            return new Succession(refusal, restoreRefusal);
        }
    }

    /// <summary>Null: it is bound, now or already.</summary>
    private async Task<BitrixException?> TryBindAsync(PlannedAction action, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        try
        {
            await client.CallAsync(PlacementMethods.Bind, parameters, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (BitrixException refusal)
        {
            return CommandErrors.MayBeBound(refusal) && await IsStoredAsync(action, cancellationToken).ConfigureAwait(false) ? null : refusal;
        }
    }

    /// <summary>Null: it is not there any more.</summary>
    private async Task<BitrixException?> TryUnbindAsync(PlannedAction action, CancellationToken cancellationToken)
    {
        try
        {
            await client.UnbindPlacementAsync(action.Placement, action.Handler, UserOf(action.Identity), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (BitrixException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Whether the portal stores the binding as declared; false also if it does not answer.</summary>
    private async Task<bool> IsStoredAsync(PlannedAction action, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<StoredBinding> stored = await client.GetPlacementsAsync(cancellationToken).ConfigureAwait(false);
            var declared = new DeclaredBinding(action.Binding!, _address);
            return stored.Any(binding => BindingIdentity.Of(binding) == declared.Identity && StoredComparison.IsAsDeclared(declared, binding));
        }
        catch (BitrixException)
        {
            return false;
        }
    }

    /// <summary>USER_ID says whose registration is meant, where there can be several; elsewhere it is not sent.</summary>
    private static int? UserOf(BindingIdentity identity) =>
        identity.UserId > 0 || PlacementCatalog.Find(identity.Placement) is { Family.SupportsUserId: true } ? identity.UserId : null;

    private static string NameOf(BitrixException error) => string.IsNullOrEmpty(error.Code) ? "no answer" : error.Code!;

    private ReadOnlyMemory<byte>? Prepare(Run run, PlannedAction action)
    {
        if (TryPrepare(action, out ReadOnlyMemory<byte> parameters, out PlacementOutcome? failure))
        {
            return parameters;
        }

        run.Add(action, failure!);
        return null;
    }

    private bool TryPrepare(PlannedAction action, out ReadOnlyMemory<byte> parameters, out PlacementOutcome? failure)
    {
        WidgetBinding binding = action.Binding!;
        var buffer = new JsonBuffer();
        binding.WriteTo(buffer, baseAddress);
        parameters = buffer.Written;
        failure = null;
        if (string.IsNullOrEmpty(binding.Icon))
        {
            return true;
        }

        try
        {
            parameters = IconFile.AddTo(parameters, binding.Icon!, options.ContentRoot);
            return true;
        }
        catch (IconException unreadable)
        {
            failure = Run.OutcomeOf(action, OutcomeStatus.Failed) with { ErrorDescription = unreadable.Message, Advice = unreadable.Advice };
            return false;
        }
    }

    /// <summary>What became of a bind in place of another. Both null: it is bound.</summary>
    private readonly record struct Succession(BitrixException? Refusal, BitrixException? RestoreRefusal);

    /// <summary>The outcomes so far, and what put an end to all others.</summary>
    private sealed class Run(IProgress<PlacementOutcome>? progress)
    {
        private readonly List<PlacementOutcome> _outcomes = [];
        private readonly HashSet<(string Placement, int UserId)> _failedAt = [];

        public IReadOnlyList<PlacementOutcome> Outcomes => _outcomes;

        /// <summary>The error that no later command can survive; null: none yet.</summary>
        public BitrixException? End { get; private set; }

        public static PlacementOutcome OutcomeOf(PlannedAction action, OutcomeStatus status) =>
            new(status, action.Placement, action.Handler, action.UserId, action.Title);

        /// <summary>Whether a declared binding failed at this placement, for the same user or everybody.</summary>
        public bool HasFailureAt(BindingIdentity identity) => _failedAt.Contains((identity.Placement, identity.UserId));

        public void Add(PlannedAction action, OutcomeStatus status) => Add(action, OutcomeOf(action, status));

        public void Add(PlannedAction action, PlacementOutcome outcome)
        {
            _outcomes.Add(outcome);
            if (action.Binding is not null && outcome.Status == OutcomeStatus.Failed)
            {
                _failedAt.Add((action.Identity.Placement, action.Identity.UserId));
            }

            progress?.Report(outcome);
        }

        /// <summary>Ends the run if the error is one that no later command can survive.</summary>
        public void Heed(BitrixException error)
        {
            if (End is null && CommandErrors.IsOfEveryCommand(error))
            {
                End = error;
            }
        }

        public void AddFailure(PlannedAction action, BitrixException error, string? consequence = null)
        {
            Heed(error);
            string advice = Advice.For(error, action.Placement);
            Add(action, OutcomeOf(action, OutcomeStatus.Failed) with
            {
                ErrorCode = error.Code,
                ErrorDescription = string.IsNullOrEmpty(error.Description) && string.IsNullOrEmpty(error.Code) ? error.Message : error.Description,
                Advice = consequence is null ? advice : $"{advice} {consequence}",
            });
        }

        public void AddNotAttempted(PlannedAction action) => Add(action, OutcomeOf(action, OutcomeStatus.Failed) with
        {
            ErrorDescription = $"Not attempted after {NameOf(End!)}",
            Advice = Advice.AfterAbort,
        });

        public void AddNotRemoved(PlannedAction removal) => Add(removal, OutcomeOf(removal, OutcomeStatus.Failed) with
        {
            ErrorDescription = "Kept, because its successor could not be registered",
            Advice = Advice.AfterKept,
        });

        public void AddNoRoom(PlannedAction action)
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
    }
}
