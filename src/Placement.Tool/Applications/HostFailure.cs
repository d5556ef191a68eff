using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Applications;

/// <summary>Why the host of an application was not started, and what to do.</summary>
internal static class HostFailure
{
    /// <summary>Says it.</summary>
    /// <param name="target">The application.</param>
    /// <param name="options">How it was started.</param>
    /// <param name="line">What was found.</param>
    public static string Describe(ApplicationTarget target, HostOptions options, JsonElement line)
    {
        string name = target.Name;
        string exception = line.TryGetProperty("exception", out JsonElement thrown) ? thrown.GetString()!.ReplaceLineEndings("\n  ") : "";
        int seconds = (int)options.Timeout.TotalSeconds;
        string environment = options.Environment is null ? "" : $" --environment {options.Environment}";
        string advice = exception.Contains("ClientSecret", StringComparison.OrdinalIgnoreCase) && options.ClientSecret is null
            ? $"If it is the client secret that is missing, set the environment variable {ClientSecret.Variable}, or say "
                + "--ask-client-secret."
            : $"Does it start by itself? In {target.Directory}: {target.CommandLine}{environment}";
        return line.GetProperty("kind").GetString() switch
        {
            "no-entry-point" =>
                $"{name} is a library: it has no entry point. Name the application that uses it, with --project or --assembly.",
            "no-library" =>
                $"{name} does not use Placement.AspNetCore, so it has no portals to be asked about. What it declares, export and diff "
                + "show.",
            "old-library" => $"The Placement.AspNetCore of {name} is older than this tool. Update the package.",
            "no-host" =>
                $"The entry point of {name} has ended and built no host. It has to make one with WebApplication or Host, whose services "
                + "have AddPlacements. What a program declares that registers by itself, export and diff show.",
            "old-host" =>
                $"{name} builds a WebHost, which is too old to be asked without being started. Make it with "
                + "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()), which takes the same "
                + "Startup, or ask the running application with --url.",
            "timeout" =>
                $"{name} built no host within {seconds} s. Its entry point has to make one with WebApplication or Host. If it only takes "
                + "longer, say --timeout.",
            "timeout-after-build" =>
                $"{name} built its host, but did not start it within {seconds} s: something between Build and Run waits. The "
                + "setting Placements:Tool is true while a tool asks, so that it can be left out. If it only takes longer, say --timeout.",
            "exception-before-build" =>
                $"{name} failed before its host was built:\n  {exception}\n{advice}",
            "exception-after-build" =>
                $"{name} failed while its host started:\n  {exception}\n{advice}",
            _ => $"{name} cannot be started:\n  {exception}",
        };
    }
}
