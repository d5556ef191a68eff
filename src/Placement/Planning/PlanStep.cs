using Placement.Bindings;
using Placement.Transport;

namespace Placement.Planning;

/// <summary>
/// What has to happen in one go: bind, remove, or both, where a binding is replaced or the only handler of a placement
/// has a successor. Has the commands for it, and keeps how far they have come.
/// </summary>
internal sealed class PlanStep
{
    private readonly BaseAddress _baseAddress;
    private Command? _unbind;
    private Command? _bind;

    /// <param name="removal">The removal that the plan lists; null: none.</param>
    /// <param name="binding">The binding that is to be there at the end; null: none.</param>
    /// <param name="baseAddress">The application's address.</param>
    public PlanStep(PlannedAction? removal, PlannedAction? binding, BaseAddress baseAddress)
    {
        Removal = removal;
        Binding = binding;
        Former = removal?.Stored ?? binding?.Stored;
        _baseAddress = baseAddress;
    }

    /// <summary>The removal that the plan lists; null: none.</summary>
    public PlannedAction? Removal { get; }

    /// <summary>The binding that is to be there at the end; null: none.</summary>
    public PlannedAction? Binding { get; }

    /// <summary>The step's actions, in the plan's order.</summary>
    public IEnumerable<PlannedAction> Actions => new[] { Removal, Binding }.OfType<PlannedAction>();

    /// <summary>What is removed, as the portal stores it; null: nothing.</summary>
    public StoredBinding? Former { get; private set; }

    public bool FormerIsGone { get; private set; }

    /// <summary>Whether a binding takes the place of another, so that users miss a widget in between.</summary>
    public bool IsExchange => Binding is not null && Former is not null;

    /// <summary>Whether users miss a widget right now.</summary>
    public bool IsHalfDone => IsExchange && FormerIsGone;

    /// <summary>The commands that are left to do, in their order.</summary>
    public IEnumerable<Command> Commands => new[] { FormerIsGone ? null : _unbind, _bind }.OfType<Command>();

    /// <summary>What is known about the first command that is not done; if all are, the step is.</summary>
    public CommandFate Fate { get; private set; }

    /// <summary>Why that command was refused, or how its answer was lost.</summary>
    public BitrixException? Error { get; private set; }

    /// <summary>Whether only the portal's state tells how it went.</summary>
    public bool IsInDoubt => Fate is CommandFate.Lost or CommandFate.MayBeBound;

    /// <summary>How often its answer was lost without anything being done.</summary>
    public int LostAnswers { get; set; }

    /// <summary>
    /// Makes the commands, with the icon. This comes before anything is sent, because what cannot be bound must not be unbound.
    /// </summary>
    /// <returns>Why the icon cannot be read, and what to do about it; null: the step can be sent.</returns>
    public (string Description, string Advice)? Prepare(string contentRoot)
    {
        if (_bind is null && Binding?.Binding is { } binding)
        {
            var buffer = new JsonBuffer();
            binding.WriteTo(buffer, _baseAddress.Uri);
            ReadOnlyMemory<byte> parameters = buffer.Written;
            if (!string.IsNullOrEmpty(binding.Icon))
            {
                (byte[] image, (string Description, string Advice)? problem) = IconFile.Read(binding.Icon!, contentRoot);
                if (problem is not null)
                {
                    return problem;
                }

                parameters = IconFile.AddTo(parameters, binding.Icon!, image);
            }

            // A query has no empty maps, and a language without texts is one.
            bool fitsBatch = binding.Texts.Values.All(static text => text is not { Title: null, Description: null, GroupName: null });
            _bind = Command.Bind(parameters, fitsBatch);
        }

        _unbind ??= Former is null ? null : Command.Unbind(BindingIdentity.Of(Former));
        return null;
    }

    /// <summary>Notes what became of <see cref="Commands"/>.</summary>
    public void Conclude()
    {
        Command? left = Commands.FirstOrDefault(static command => command.Fate != CommandFate.Done);
        Fate = left?.Fate ?? CommandFate.Done;
        Error = left?.Error;
        FormerIsGone |= _unbind is { Fate: CommandFate.Done };
        Release();
    }

    /// <summary>Notes how far the step has come by what the portal stores.</summary>
    public void Conclude(IReadOnlyList<StoredBinding> stored)
    {
        bool isBound = Binding is { } action
            && stored.Any(binding => BindingIdentity.Of(binding) == action.Identity
                && StoredComparison.Find(action.Binding!, _baseAddress, binding).Count == 0);
        bool isDone = isBound;
        if (Former is not null && (Removal is not null || !isBound))
        {
            // It may be another one by now, and then that is what would have to be restored.
            StoredBinding? present = stored.FirstOrDefault(binding => BindingIdentity.Of(binding) == BindingIdentity.Of(Former));
            Former = present ?? Former;
            FormerIsGone = present is null;
            isDone = FormerIsGone && (Binding is null || isBound);
        }

        Fate = isDone ? CommandFate.Done : Fate;
        Release();
    }

    /// <summary>
    /// Lets go of the parameters when they are no longer needed: icons are large, and the plan holds its steps to the end.
    /// </summary>
    private void Release() => _bind = Fate == CommandFate.Done ? null : _bind;
}
