using Placement.Planning;
using Placement.Transport;

namespace Placement.Execution;

/// <summary>
/// What has to happen in one go: bind, remove, or both, where a binding is replaced or the only handler of a placement
/// has a successor. Keeps how far that has come.
/// </summary>
internal sealed class PlanStep
{
    private ReadOnlyMemory<byte> _parameters;
    private bool _isPrepared;

    private PlanStep(PlannedAction? removal, PlannedAction? binding)
    {
        Removal = removal;
        Binding = binding;
        Former = removal?.Stored ?? binding?.Stored;
    }

    /// <summary>The removal that the plan lists; null: none.</summary>
    public PlannedAction? Removal { get; }

    /// <summary>The binding that is to be there at the end; null: none.</summary>
    public PlannedAction? Binding { get; }

    /// <summary>What is removed, as the portal stores it; null: nothing.</summary>
    public StoredBinding? Former { get; private set; }

    public bool FormerIsGone { get; private set; }

    /// <summary>How often its answer was lost without anything being done.</summary>
    public int LostAnswers { get; set; }

    /// <summary>Whether it cannot be a part of a batch.</summary>
    public bool NeedsOwnCalls { get; set; }

    /// <summary>Whether a binding takes the place of another, so that users miss a widget in between.</summary>
    public bool IsExchange => Binding is not null && Former is not null;

    /// <summary>Whether users miss a widget right now.</summary>
    public bool IsHalfDone => IsExchange && FormerIsGone;

    /// <summary>The step's actions, in the plan's order.</summary>
    public IEnumerable<PlannedAction> Actions => new[] { Removal, Binding }.OfType<PlannedAction>();

    /// <summary>The plan's steps, in its order, without what is unchanged.</summary>
    public static IReadOnlyList<PlanStep> Of(RegistrationPlan plan)
    {
        var steps = new List<PlanStep>();
        for (int i = 0; i < plan.Actions.Count; i++)
        {
            PlannedAction action = plan.Actions[i];
            switch (action.Kind)
            {
                case PlannedActionKind.Unchanged:
                    break;
                case PlannedActionKind.Remove when action.MakesRoom:
                    i++;
                    steps.Add(new PlanStep(action, plan.Actions[i]));
                    break;
                case PlannedActionKind.Remove:
                    steps.Add(new PlanStep(action, binding: null));
                    break;
                default:
                    steps.Add(new PlanStep(removal: null, action));
                    break;
            }
        }

        return steps;
    }

    /// <summary>Writes the binding's parameters, the icon included. First of all: what cannot be bound must not be unbound.</summary>
    /// <exception cref="IconException">The icon cannot be read.</exception>
    public void Prepare(Uri baseAddress, string contentRoot)
    {
        if (_isPrepared || Binding?.Binding is not { } binding)
        {
            return;
        }

        var buffer = new JsonBuffer();
        binding.WriteTo(buffer, baseAddress);
        _parameters = string.IsNullOrEmpty(binding.Icon) ? buffer.Written : IconFile.AddTo(buffer.Written, binding.Icon!, contentRoot);
        _isPrepared = true;

        // A query has no empty maps, and a language without texts is one.
        NeedsOwnCalls |= binding.Texts.Values.Any(static text => text is { Title: null, Description: null, GroupName: null });
    }

    /// <summary>The commands that are left to do, in their order.</summary>
    public IReadOnlyList<Command> RemainingCommands()
    {
        var commands = new List<Command>(2);
        if (Former is not null && !FormerIsGone)
        {
            commands.Add(Command.Unbind(BindingIdentity.Of(Former)));
        }

        if (Binding is not null)
        {
            commands.Add(Command.Bind(_parameters));
        }

        return commands;
    }

    /// <summary>Notes the results of <see cref="RemainingCommands"/> and returns the one that says how it went: the first that is not done.</summary>
    public CommandResult Note(IReadOnlyList<CommandResult> results)
    {
        for (int i = 0; i < results.Count; i++)
        {
            if (results[i].Fate != CommandFate.Done)
            {
                NeedsOwnCalls |= results[i].Fate == CommandFate.NeedsOwnCall;
                return results[i];
            }

            FormerIsGone |= Former is not null;
        }

        return CommandResult.Done;
    }

    /// <summary>Notes how far the step has come by what the portal stores, and whether nothing is left to do.</summary>
    public bool IsDoneIn(IReadOnlyList<StoredBinding> stored)
    {
        bool isBound = IsBoundIn(stored);
        if (Former is null || (isBound && Removal is null))
        {
            return isBound;
        }

        // It may be another one by now, and then that is what would have to be restored.
        StoredBinding? present = stored.FirstOrDefault(binding => BindingIdentity.Of(binding) == BindingIdentity.Of(Former));
        Former = present ?? Former;
        FormerIsGone = present is null;
        return FormerIsGone && (Binding is null || isBound);
    }

    /// <summary>Whether the portal stores the binding as declared.</summary>
    private bool IsBoundIn(IReadOnlyList<StoredBinding> stored) =>
        Binding?.Declared is { } declared
        && stored.Any(binding => BindingIdentity.Of(binding) == declared.Identity && StoredComparison.IsAsDeclared(declared, binding));
}
