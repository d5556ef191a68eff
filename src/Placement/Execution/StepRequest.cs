using Placement.Batches;
using Placement.Planning;

namespace Placement.Execution;

/// <summary>The steps that one request carries; a step without place in a batch goes alone, by calls of its own.</summary>
/// <remarks>
/// Steps that exchange a binding are not mixed with others that bind, because their batch halts at the first failure:
/// otherwise a limit that is reached halfway would remove all of them and let none come back.
/// </remarks>
internal sealed class StepRequest
{
    /// <summary>
    /// The length of a batch's commands that is not exceeded, in bytes: icons make them long, and servers limit what they
    /// read. A step that is longer alone goes by calls of its own, which are shorter.
    /// </summary>
    private const int MaxLength = 1024 * 1024;

    private readonly List<PlanStep> _steps = [];
    private readonly List<Command> _commands = [];
    private int _length;
    private bool _isBatch = true;

    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Whether nothing else can be added: it has no room, or carries one step by calls of its own.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether a command that fails ends the batch.</summary>
    public bool Halts => _steps.Any(static step => step.IsExchange);

    /// <summary>Adds a step with its commands; false: it has to wait for the next request.</summary>
    public bool TryAdd(PlanStep step, bool asBatch)
    {
        if (IsFull || !Suits(step))
        {
            return false;
        }

        Command[] commands = [.. step.Commands];
        bool isBatch = asBatch && commands.All(static command => command.InBatch is not null);
        int length = isBatch ? commands.Sum(static command => command.InBatch!.Text.Length) : 0;
        isBatch &= length <= MaxLength;
        IsFull = !isBatch || _commands.Count + commands.Length > BatchMethod.MaxCommands || _length + length > MaxLength;
        if (IsFull && (isBatch || _steps.Count > 0))
        {
            return false;
        }

        _isBatch = isBatch;
        _length += length;
        _commands.AddRange(commands);
        _steps.Add(step);
        return true;
    }

    /// <summary>Sends the commands, after which each step knows how it went. One command needs no batch.</summary>
    public async Task SendAsync(CommandSender sender, CancellationToken cancellationToken)
    {
        await (_isBatch && _commands.Count > 1
            ? sender.BatchAsync(_commands, Halts, cancellationToken)
            : sender.CallAsync(_commands, cancellationToken)).ConfigureAwait(false);
        _steps.ForEach(static step => step.Conclude());
    }

    private bool Suits(PlanStep step) =>
        step.Binding is null || _steps.All(other => other.Binding is null || other.IsExchange == step.IsExchange);
}
