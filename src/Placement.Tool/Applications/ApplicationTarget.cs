using Placement.Tool.Terminal;

namespace Placement.Tool.Applications;

/// <summary>An application that was built.</summary>
/// <param name="Assembly">The path of its assembly.</param>
/// <param name="Directory">Where it is started: there it looks for its settings.</param>
internal sealed record ApplicationTarget(string Assembly, string Directory)
{
    /// <summary>How somebody starts it in its folder, without the tool.</summary>
    public required string CommandLine { get; init; }

    /// <summary>What it is called.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    public string DependencyFile => Path.ChangeExtension(Assembly, ".deps.json");

    public string RuntimeFile => Path.ChangeExtension(Assembly, ".runtimeconfig.json");

    /// <summary>An assembly that somebody names.</summary>
    /// <exception cref="ToolException">It is not there.</exception>
    public static ApplicationTarget Of(string assembly) => File.Exists(assembly)
        ? new ApplicationTarget(assembly, Path.GetDirectoryName(assembly)!) { CommandLine = $"dotnet {Path.GetFileName(assembly)}" }
        : throw new ToolException($"There is no file {assembly}. Name the application's .dll, or its project with --project.");

    /// <summary>What a project was built to. It is started where dotnet run starts it.</summary>
    public static ApplicationTarget OfProject(string assembly, string project) =>
        new(assembly, File.Exists(project) ? Path.GetDirectoryName(project)! : project) { CommandLine = "dotnet run --" };

    /// <summary>Refuses what cannot be started.</summary>
    /// <exception cref="ToolException">It is no application.</exception>
    public ApplicationTarget RequireExecutable() => File.Exists(RuntimeFile)
        ? this
        : throw new ToolException(
            $"{Name} is a library: it has no entry point, and no {Path.GetFileName(RuntimeFile)} beside it. Name the application that uses "
            + "it, with --project or --assembly.");
}
