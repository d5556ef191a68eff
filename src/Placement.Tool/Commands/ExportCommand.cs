using System.CommandLine;
using Placement.Manifests;
using Placement.Tool.Manifests;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The file to write, whose folder is made where there is none. Default: the standard output.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "export",
            "Writes what an application and its widget libraries declare, as JSON. None of the application's code is run.",
            "placements export --project src/DealDesk -o widgets.json",
            "placements export --assembly publish/DealDesk.dll")
        {
            Output,
        };
        ProjectOptions.AddTo(command);
        return command.Does(
            surroundings, (result, console, cancellationToken) => RunAsync(result, console, surroundings, cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(
        ParseResult result, ToolConsole console, Surroundings surroundings, CancellationToken cancellationToken)
    {
        string path = await ProjectOptions.PathAsync(result, surroundings, console, cancellationToken).ConfigureAwait(false);
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

        console.Result($"{Counted.Of(manifest.Placements.Count, "placement")} in {file}");
        console.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteNumber("placements", manifest.Placements.Count);
            writer.WriteEndObject();
        });
    }
}
