using System.CommandLine;
using Placement.Tool.Projects;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>Which application is meant, and how it is built.</summary>
internal static class ProjectOptions
{
    public static Option<string?> Project { get; } = new("--project", "-p")
    {
        Description = "The application's project, or its folder, which is built; without it and --assembly, the one in the current folder.",
    };

    public static Option<string?> Assembly { get; } = new("--assembly", "-a")
    {
        Description = "The application's .dll, as it was built or published. Nothing is built then.",
    };

    private static Option<string> Configuration { get; } = new("--configuration", "-c")
    {
        Description = "The configuration to build.",
        DefaultValueFactory = static _ => "Debug",
    };

    private static Option<string?> Framework { get; } = new("--framework", "-f")
    {
        Description = "The target framework, of a project that has several.",
    };

    private static Option<bool> NoBuild { get; } = new("--no-build") { Description = "Take what was built before." };

    /// <summary>Adds all.</summary>
    public static void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Project, Assembly, Configuration, Framework, NoBuild])
        {
            command.Add(option);
        }
    }

    /// <summary>The path of the assembly that is meant, which is built before where a project is.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static async Task<string> PathAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        string? project = result.GetValue(Project);
        if (result.GetValue(Assembly) is { } assembly)
        {
            return project is null
                ? Path.GetFullPath(assembly, surroundings.Directory)
                : throw new ToolException("--project and --assembly name two applications: give one of them.");
        }

        return await new ProjectOutput(surroundings, console)
            .FindAsync(
                project,
                result.GetValue(Configuration)!,
                result.GetValue(Framework),
                build: !result.GetValue(NoBuild),
                cancellationToken)
            .ConfigureAwait(false);
    }
}
