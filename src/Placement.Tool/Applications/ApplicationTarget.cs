using Placement.Tool.Terminal;

namespace Placement.Tool.Applications;

/// <summary>An application that was built.</summary>
/// <param name="Assembly">The path of its assembly.</param>
/// <param name="Directory">Where it is started: there it looks for its settings.</param>
internal sealed record ApplicationTarget(string Assembly, string Directory)
{
    /// <summary>What it is called.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    public string DependencyFile => Path.ChangeExtension(Assembly, ".deps.json");

    public string RuntimeFile => Path.ChangeExtension(Assembly, ".runtimeconfig.json");

    /// <summary>An assembly that somebody names.</summary>
    /// <exception cref="ToolException">It is not there.</exception>
    public static ApplicationTarget Of(string assembly, string directory)
    {
        string path = Path.GetFullPath(assembly, directory);
        return File.Exists(path)
            ? new ApplicationTarget(path, Path.GetDirectoryName(path)!)
            : throw new ToolException($"There is no file {path}. Name the application's .dll, or its project with --project.");
    }

    /// <summary>Refuses what cannot be started.</summary>
    /// <exception cref="ToolException">It is no application.</exception>
    public ApplicationTarget RequireExecutable() => File.Exists(RuntimeFile)
        ? this
        : throw new ToolException(
            $"{Name} is a library: it has no entry point, and no {Path.GetFileName(RuntimeFile)} beside it. Name the application that uses "
            + "it, with --project or --assembly.");
}
