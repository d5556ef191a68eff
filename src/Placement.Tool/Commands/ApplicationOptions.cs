using System.CommandLine;
using Placement.Tool.Applications;
using Placement.Tool.Projects;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>Which application, and how its host is started.</summary>
internal static class ApplicationOptions
{
    /// <summary>An environment variable with the client secret, for those who do not want to be asked.</summary>
    private const string SecretVariable = "Bitrix24__ClientSecret";

    public static Option<string?> Project { get; } = new("--project", "-p")
    {
        Description = "The application's project, which is built; without it and --assembly, the one in the current folder.",
    };

    public static Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "The application's .dll, as it was built or published. Nothing is built then.",
    };

    public static Option<string> Configuration { get; } = new("--configuration", "-c")
    {
        Description = "The configuration to build.",
        DefaultValueFactory = static _ => "Debug",
    };

    public static Option<string?> Framework { get; } = new("--framework", "-f") { Description = "The target framework to build." };

    public static Option<bool> NoBuild { get; } = new("--no-build") { Description = "Take what was built before." };

    public static Option<string?> Environment { get; } = new("--environment", "-e")
    {
        Description = "The environment in which the application's host is started, such as Production.",
    };

    public static Option<int> Timeout { get; } = new("--timeout")
    {
        Description = "How many seconds the host may take to start.",
        DefaultValueFactory = static _ => 60,
    };

    public static Option<bool> AskSecret { get; } = new("--ask-client-secret")
    {
        Description = "Ask for the application's client secret, where its configuration has none.",
    };

    /// <summary>Adds all.</summary>
    public static void AddHost(Command command)
    {
        foreach (Option option in (Option[])[Project, Assembly, Configuration, Framework, NoBuild, Environment, Timeout, AskSecret])
        {
            command.Add(option);
        }
    }

    /// <summary>What was built of the application that is meant.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    private static async Task<ApplicationTarget> TargetAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        if (result.GetValue(Assembly) is { } assembly)
        {
            return result.GetValue(Project) is null
                ? ApplicationTarget.Of(assembly, surroundings.Directory)
                : throw new ToolException("--project and --assembly name two applications. Leave one of them out.");
        }

        string? project = result.GetValue(Project);
        string built = await new ProjectOutput(surroundings, console)
            .FindAsync(
                project,
                result.GetValue(Configuration)!,
                result.GetValue(Framework),
                build: !result.GetValue(NoBuild),
                cancellationToken)
            .ConfigureAwait(false);

        // There the application finds its settings, as with dotnet run.
        string path = Path.GetFullPath(project ?? ".", surroundings.Directory);
        return new ApplicationTarget(built, File.Exists(path) ? Path.GetDirectoryName(path)! : path);
    }

    /// <summary>Starts the host of the application that is meant.</summary>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static async Task<ApplicationHost> StartAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        ApplicationTarget target = await TargetAsync(result, surroundings, console, cancellationToken).ConfigureAwait(false);
        string? secret = result.GetValue(AskSecret)
            ? console.Secret(SecretVariable, "Client secret")
                ?? throw new ToolException(
                    $"Nobody can be asked for the client secret here. Set the environment variable {SecretVariable}.")
            : null;
        var options = new HostOptions
        {
            Environment = result.GetValue(Environment),
            Timeout = TimeSpan.FromSeconds(Math.Clamp(result.GetValue(Timeout), 1, 3600)),
            ClientSecret = secret,
        };
        console.Detail($"Starting {target.Assembly}");
        return await ApplicationHost.StartAsync(target, options, surroundings, console, cancellationToken).ConfigureAwait(false);
    }
}
