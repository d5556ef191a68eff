using System.CommandLine;
using Placement.Manifests;
using Placement.Tool.Manifests;
using Placement.Tool.Projects;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> Project = new("--project", "-p")
    {
        Description = "The project, or the folder of the project, to build and to look at. Default: the present folder.",
    };

    private static readonly Option<string?> Assembly = new("--assembly", "-a")
    {
        Description = "The built assembly of the application, in place of a project. Nothing is built then.",
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The file to write. Default: the standard output.",
    };

    private static readonly Option<string> Configuration = new("--configuration", "-c")
    {
        Description = "The configuration to build.",
        DefaultValueFactory = static _ => "Debug",
    };

    private static readonly Option<string?> Framework = new("--framework", "-f")
    {
        Description = "The target framework, of a project that has several.",
    };

    private static readonly Option<bool> NoBuild = new("--no-build")
    {
        Description = "Look at what the last build has left.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "export",
            "Writes what an application and its widget libraries declare, as JSON. None of the application's code is run.",
            "placements export --project src/DealDesk -o widgets.json",
            "placements export --assembly publish/DealDesk.dll")
        {
            Project, Assembly, Output, Configuration, Framework, NoBuild,
        };
        return command.Does(
            surroundings, (result, console, cancellationToken) => RunAsync(result, console, surroundings, cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(
        ParseResult result, ToolConsole console, Surroundings surroundings, CancellationToken cancellationToken)
    {
        string? assembly = result.GetValue(Assembly);
        if (assembly is not null && result.GetValue(Project) is not null)
        {
            throw new ToolException("--project and --assembly name two things to look at: give one of them.");
        }

        string path = assembly is not null
            ? Path.GetFullPath(assembly, surroundings.Directory)
            : await new ProjectOutput(surroundings, console)
                .FindAsync(
                    result.GetValue(Project),
                    result.GetValue(Configuration)!,
                    result.GetValue(Framework),
                    build: !result.GetValue(NoBuild),
                    cancellationToken)
                .ConfigureAwait(false);
        Manifest manifest = ManifestSource.Read(path);
        if (result.GetValue(Output) is { } output)
        {
            Write(manifest, Path.GetFullPath(output, surroundings.Directory), console);
        }
        else
        {
            await surroundings.Output.WriteAsync(ManifestWriter.ToText(manifest).AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static void Write(Manifest manifest, string file, ToolConsole console)
    {
        try
        {
            ManifestWriter.Write(manifest, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{file} cannot be written: {failure.Message}", failure);
        }

        console.Result($"{manifest.Placements.Count} placements in {file}");
        console.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteNumber("placements", manifest.Placements.Count);
            writer.WriteEndObject();
        });
    }
}
