using System.CommandLine;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>A command with examples, whose failures are one sentence and an exit code.</summary>
internal sealed class ToolCommand : Command
{
    /// <summary>Creates a command.</summary>
    /// <param name="name">What users write.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="examples">Command lines that <c>--help</c> shows.</param>
    public ToolCommand(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Command lines that <c>--help</c> shows.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Says what the command does.</summary>
    /// <param name="surroundings">Where it reads, writes and looks.</param>
    /// <param name="run">Does it. <see cref="ToolException"/> and cancellation are handled here.</param>
    /// <returns>The command itself.</returns>
    public ToolCommand Does(Surroundings surroundings, Func<ParseResult, ToolConsole, CancellationToken, Task<ExitCode>> run)
    {
        SetAction(async (result, cancellationToken) =>
        {
            ToolConsole console = CommonOptions.ConsoleOf(result, surroundings);
            try
            {
                return (int)await run(result, console, cancellationToken).ConfigureAwait(false);
            }
            catch (ToolException failure)
            {
                console.Error(failure.Message);
                return (int)ExitCode.Failed;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                console.Error("Stopped. What was begun is finished; the same command completes the rest.");
                return (int)ExitCode.Failed;
            }
        });
        return this;
    }
}
