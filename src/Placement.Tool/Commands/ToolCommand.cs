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
    /// <param name="run">Does it. Whatever it throws becomes one sentence; details are for those who ask for them.</param>
    /// <returns>The command itself.</returns>
    public ToolCommand Does(Surroundings surroundings, Func<ParseResult, ToolConsole, CancellationToken, Task<ExitCode>> run)
    {
        SetAction(async (result, cancellationToken) =>
        {
            ToolConsole console = CommonOptions.ConsoleOf(result, surroundings);

            // Whatever blocks, a pipe for instance, must not keep the process from being ended.
            await Task.Yield();
            try
            {
                return (int)await run(result, console, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                console.Error(Sentence(failure, console));
                console.Detail(console.Clean((failure is ToolException ? failure.InnerException : failure)?.ToString() ?? ""));
                return (int)ExitCode.Failed;
            }
        });
        return this;
    }

    private static string Sentence(Exception failure, ToolConsole console) => failure switch
    {
        ToolException => failure.Message,
        OperationCanceledException => "Stopped.",
        IOException or UnauthorizedAccessException => $"A file or a connection has failed: {console.Clean(failure.Message)}",
        _ => $"The tool has failed ({failure.GetType().Name}), which should not happen. With --verbosity Detailed it says where.",
    };
}
