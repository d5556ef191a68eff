using System.Reflection;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>The tool's version, without the commit.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static ToolCommand Create(Surroundings surroundings) =>
        new ToolCommand("version", "Says which version this is, and on which .NET it runs.", "placements version --json")
            .Does(surroundings, static (_, console, _) =>
            {
                console.Result($"placements {Version}, .NET {Environment.Version}");
                console.Json(static writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("version", Version);
                    writer.WriteString("dotnet", Environment.Version.ToString());
                    writer.WriteEndObject();
                });
                return Task.FromResult(ExitCode.Done);
            });
}
