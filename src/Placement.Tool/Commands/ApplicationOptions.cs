using System.CommandLine;
using Placement.Tool.Applications;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>How the host of the application that is meant is started.</summary>
internal static class ApplicationOptions
{
    public static Option<string?> Environment { get; } = new("--environment", "-e")
    {
        Description = "The environment in which the application's host is started, such as Production.",
    };

    private static Option<int> Timeout { get; } = new("--timeout")
    {
        Description = "How many seconds the host may take to start.",
        DefaultValueFactory = static _ => 60,
    };

    private static Option<bool> AskSecret { get; } = new("--ask-client-secret")
    {
        Description = "Ask for the application's client secret, where its configuration has none.",
    };

    /// <summary>Adds all, and which application and which portals are meant.</summary>
    public static void AddTo(Command command)
    {
        ProjectOptions.AddTo(command);
        command.Add(Environment);
        command.Add(Timeout);
        command.Add(AskSecret);
        PortalOptions.AddTo(command);
    }

    /// <summary>Starts the host of the application that is meant.</summary>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static async Task<ApplicationHost> StartAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        ApplicationTarget target = await TargetAsync(result, surroundings, console, cancellationToken).ConfigureAwait(false);
        var options = new HostOptions
        {
            Environment = result.GetValue(Environment),
            Timeout = TimeSpan.FromSeconds(Math.Clamp(result.GetValue(Timeout), 1, 3600)),
            ClientSecret = result.GetValue(AskSecret)
                ? await ClientSecret.AskAsync(console, cancellationToken).ConfigureAwait(false)
                : null,
        };
        console.Detail($"Starting {target.Assembly}");
        return await ApplicationHost.StartAsync(target, options, surroundings, console, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was built of the application that is meant.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    private static async Task<ApplicationTarget> TargetAsync(
        ParseResult result, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        string path = await ProjectOptions.PathAsync(result, surroundings, console, cancellationToken).ConfigureAwait(false);
        return result.GetValue(ProjectOptions.Assembly) is null
            ? ApplicationTarget.OfProject(path, Path.GetFullPath(result.GetValue(ProjectOptions.Project) ?? ".", surroundings.Directory))
            : ApplicationTarget.Of(path);
    }
}
