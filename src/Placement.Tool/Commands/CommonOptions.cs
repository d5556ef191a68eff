using System.CommandLine;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>What every command understands.</summary>
internal static class CommonOptions
{
    /// <summary>The result as JSON.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON to the standard output, and nothing else there.",
        Recursive = true,
    };

    /// <summary>No colours, and no moving bars.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Write without colours. The environment variable NO_COLOR does the same.",
        Recursive = true,
    };

    /// <summary>How much is said.</summary>
    public static Option<Verbosity> Verbosity { get; } = new("--verbosity", "-v")
    {
        Description = "How much is said beside the result: Quiet, Normal or Detailed.",
        DefaultValueFactory = static _ => Terminal.Verbosity.Normal,
        Recursive = true,
    };

    /// <summary>The console as these options want it.</summary>
    public static ToolConsole ConsoleOf(ParseResult result, Surroundings surroundings) =>
        new(surroundings, result.GetValue(Json), result.GetValue(NoColor), result.GetValue(Verbosity));
}
