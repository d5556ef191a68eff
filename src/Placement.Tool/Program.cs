using System.CommandLine;
using System.CommandLine.Help;
using Placement.Tool.Commands;
using Placement.Tool.Terminal;

namespace Placement.Tool;

/// <summary>The command <c>placements</c>.</summary>
internal static class Program
{
    /// <summary>How long a command that is cancelled may take to finish what it has begun.</summary>
    private static readonly TimeSpan BeforeEnd = TimeSpan.FromSeconds(30);

    public static Task<int> Main(string[] args) => RunAsync(args, Surroundings.OfProcess());

    /// <summary>Runs a command.</summary>
    /// <param name="args">The command and its options.</param>
    /// <param name="surroundings">Where it reads, writes and looks.</param>
    /// <param name="cancellationToken">Ends it, as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = BeforeEnd,
        };
        try
        {
            return await Root(surroundings).Parse(args).InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody can be told: what it is told by is closed, or full.
            return (int)ExitCode.Failed;
        }
    }

    /// <summary>All commands. Each has a file in the folder Commands, and a line here.</summary>
    private static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand("What a Bitrix24 application declares, what its portals have, and what to do about the difference.")
        {
            CommonOptions.Json,
            CommonOptions.NoColor,
            CommonOptions.Verbosity,
            CatalogCommand.Create(surroundings),
            DiffCommand.Create(surroundings),
            ExportCommand.Create(surroundings),
            PlanCommand.Create(surroundings),
            ApplyCommand.Create(surroundings),
            ListCommand.Create(surroundings),
            RemoveCommand.Create(surroundings),
            CheckCommand.Create(surroundings),
            PortalCommand.Create(surroundings),
            VersionCommand.Create(surroundings),
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExamplesHelp((HelpAction)help.Action!);
        }

        return root;
    }
}
