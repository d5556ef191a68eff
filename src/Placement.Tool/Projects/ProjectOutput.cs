using Placement.Tool.Applications;
using Placement.Tool.Terminal;

namespace Placement.Tool.Projects;

/// <summary>Builds a project, and finds what it was built to.</summary>
/// <param name="surroundings">Where to look.</param>
/// <param name="console">Where the compiler's errors are said.</param>
internal sealed class ProjectOutput(Surroundings surroundings, ToolConsole console)
{
    private const int MostLines = 20;

    /// <summary>The assembly of a project.</summary>
    /// <param name="project">A project file, or a folder with one; null: the folder in which the tool was started.</param>
    /// <param name="configuration">Release, Debug or another one.</param>
    /// <param name="framework">The target framework, where the project has several; null: it has one.</param>
    /// <param name="build">Whether it is built first.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ToolException">There is no such project, or it does not build.</exception>
    public async Task<string> FindAsync(
        string? project, string configuration, string? framework, bool build, CancellationToken cancellationToken)
    {
        string file = FindProject(project);
        if (build)
        {
            console.Note($"Building {Path.GetFileName(file)} ({configuration}) …");
            string[] ofFramework = framework is null ? [] : ["-f", framework];
            await RunAsync(
                file, "does not build", ["build", file, "-nologo", "-v", "q", "-c", configuration, .. ofFramework], cancellationToken)
                .ConfigureAwait(false);
        }

        string[] properties = framework is null ? [] : [$"-p:TargetFramework={framework}"];
        string path = await RunAsync(
            file,
            "cannot be read",
            ["msbuild", file, "-nologo", "-getProperty:TargetPath", $"-p:Configuration={configuration}", .. properties],
            cancellationToken).ConfigureAwait(false);
        path = path.Trim();
        return path.Length == 0
            ? throw new ToolException($"{file} is for several frameworks: name one with --framework.")
            : File.Exists(path) ? path : throw new ToolException($"{file} is not built: {path} is missing. Leave out --no-build.");
    }

    private string FindProject(string? project)
    {
        string path = Path.GetFullPath(project ?? ".", surroundings.Directory);
        if (File.Exists(path))
        {
            return path;
        }

        string[] projects = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : [];
        return projects.Length switch
        {
            1 => projects[0],
            0 => throw new ToolException($"{path} has no project: name one with --project, or an assembly with --assembly."),
            _ => throw new ToolException($"{path} has several projects: name one with --project."),
        };
    }

    /// <summary>Runs MSBuild, and shows its errors where it fails.</summary>
    /// <returns>What it has written to its standard output.</returns>
    private async Task<string> RunAsync(string file, string problem, string[] arguments, CancellationToken cancellationToken)
    {
        (int exitCode, string output, string error) =
            await Dotnet.RunAsync(arguments, surroundings, cancellationToken).ConfigureAwait(false);
        return exitCode == 0 ? output : throw new ToolException($"{file} {problem}.\n{console.Clean(Lines($"{output}\n{error}"))}");
    }

    /// <summary>What was said, each line once.</summary>
    private static string Lines(string output) => string.Join(
        '\n',
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostLines));
}
