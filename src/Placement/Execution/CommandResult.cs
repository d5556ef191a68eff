using Placement.Client;

namespace Placement.Execution;

/// <summary>What became of a command.</summary>
/// <param name="Fate">What is known about it.</param>
/// <param name="Error">Why it was refused, or how its answer was lost.</param>
internal readonly record struct CommandResult(CommandFate Fate, BitrixException? Error = null)
{
    public static CommandResult Done => new(CommandFate.Done);

    public static CommandResult NotExecuted => new(CommandFate.NotExecuted);

    /// <summary>What the error of a command says about it.</summary>
    public static CommandResult Of(string method, BitrixException error)
    {
        if (CommandErrors.IsAmbiguous(error))
        {
            return new CommandResult(CommandFate.Lost, error);
        }

        return new CommandResult(method == PlacementMethods.Bind && CommandErrors.MayBeBound(error) ? CommandFate.MayBeBound : CommandFate.Refused, error);
    }
}
