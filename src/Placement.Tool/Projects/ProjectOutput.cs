using System.ComponentModel;
using System.Diagnostics;
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
            (int exitCode, string output) = await DotnetAsync(
                ["build", file, "-nologo", "-v", "q", "-c", configuration, .. ofFramework], cancellationToken).ConfigureAwait(false);
            if (exitCode != 0)
            {
                throw new ToolException($"{file} does not build.\n{Lines(output)}");
            }
        }

        string[] properties = framework is null ? [] : [$"-p:TargetFramework={framework}"];
        (_, string path) = await DotnetAsync(
            ["msbuild", file, "-nologo", "-getProperty:TargetPath", $"-p:Configuration={configuration}", .. properties], cancellationToken)
            .ConfigureAwait(false);
        path = path.Trim();
        return path.Length == 0
            ? throw new ToolException($"{file} is for several frameworks: name one with --framework.")
            : File.Exists(path) ? path : throw new ToolException($"{file} is not built: {Lines(path)} is missing.");
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

    private async Task<(int ExitCode, string Output)> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(surroundings.Variable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
        catch (Win32Exception failure)
        {
            throw new ToolException(
                "The .NET SDK is not found: put dotnet on the PATH, or name a built assembly with --assembly.", failure);
        }
    }

    /// <summary>What was said, each line once.</summary>
    private static string Lines(string output) => string.Join(
        '\n',
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostLines));
}
