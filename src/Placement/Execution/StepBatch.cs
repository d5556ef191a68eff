using Placement.Batches;

namespace Placement.Execution;

/// <summary>The steps that one request carries.</summary>
/// <remarks>
/// Steps that exchange a binding are not mixed with others that bind, because their batch halts at the first failure:
/// otherwise a limit that is reached halfway would remove all of them and let none come back.
/// </remarks>
internal sealed class StepBatch
{
    /// <summary>
    /// The length of a batch's commands that is not exceeded, in bytes: icons make them long, and servers limit what they
    /// read. A step that is longer alone goes by calls of its own, which are shorter.
    /// </summary>
    private const int MaxLength = 1024 * 1024;

    private readonly List<PlanStep> _steps = [];
    private readonly List<IReadOnlyList<Command>> _commands = [];
    private readonly List<BatchCommand> _batch = [];
    private int _length;

    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Whether nothing else can be added: it has no room, or carries one step by calls of its own.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether a command that fails ends the batch.</summary>
    public bool Halts => _steps.Any(static step => step.IsExchange);

    /// <summary>Adds a step with its remaining commands; false: it has to wait for the next request.</summary>
    public bool TryAdd(PlanStep step, bool asBatch)
    {
        if (IsFull || !Suits(step))
        {
            return false;
        }

        IReadOnlyList<Command> commands = step.RemainingCommands();
        if (!asBatch || step.NeedsOwnCalls || Encode(commands) is not { } encoded)
        {
            return TryAddAlone(step, commands);
        }

        int length = encoded.Sum(static command => command.Text.Length + command.Key!.Length);
        if (length > MaxLength)
        {
            return TryAddAlone(step, commands);
        }

        IsFull = _batch.Count + encoded.Count > BatchMethod.MaxCommands || _length + length > MaxLength;
        if (IsFull)
        {
            return false;
        }

        _length += length;
        _batch.AddRange(encoded);
        _steps.Add(step);
        _commands.Add(commands);
        return true;
    }

    /// <summary>Sends the commands and tells for each step how it went. One command needs no batch.</summary>
    public async Task<IReadOnlyList<CommandResult>> SendAsync(CommandSender sender, CancellationToken cancellationToken)
    {
        IReadOnlyList<CommandResult> results = _batch.Count > 1
            ? await sender.BatchAsync(_batch, Halts, cancellationToken).ConfigureAwait(false)
            : await sender.CallAsync([.. _commands.SelectMany(static commands => commands)], cancellationToken).ConfigureAwait(false);

        var ofSteps = new CommandResult[_steps.Count];
        int from = 0;
        for (int i = 0; i < ofSteps.Length; i++)
        {
            ofSteps[i] = _steps[i].Note([.. results.Skip(from).Take(_commands[i].Count)]);
            from += _commands[i].Count;
        }

        return ofSteps;
    }

    private bool TryAddAlone(PlanStep step, IReadOnlyList<Command> commands)
    {
        IsFull = true;
        if (_steps.Count > 0)
        {
            return false;
        }

        _steps.Add(step);
        _commands.Add(commands);
        return true;
    }

    private bool Suits(PlanStep step) => step.Binding is null || _steps.All(other => other.Binding is null || other.IsExchange == step.IsExchange);

    /// <summary>Null: a command cannot be a part of a batch.</summary>
    private List<BatchCommand>? Encode(IReadOnlyList<Command> commands)
    {
        var encoded = new List<BatchCommand>(commands.Count);
        foreach (Command command in commands)
        {
            if (command.ToBatchCommand(FormattableString.Invariant($"c{_batch.Count + encoded.Count}")) is not { } batchCommand)
            {
                return null;
            }

            encoded.Add(batchCommand);
        }

        return encoded;
    }
}
