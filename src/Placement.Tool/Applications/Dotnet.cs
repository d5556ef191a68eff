using System.Diagnostics;
using Placement.Tool.Terminal;

namespace Placement.Tool.Applications;

/// <summary>The program <c>dotnet</c>.</summary>
internal static class Dotnet
{
    /// <summary>Its path.</summary>
    public static string ProgramOf(Surroundings surroundings) =>
        surroundings.Variable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Gives a program the environment variables that it is to have.</summary>
    public static void AddVariables(ProcessStartInfo start, Surroundings surroundings)
    {
        foreach ((string name, string value) in surroundings.ChildVariables)
        {
            start.Environment[name] = value;
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="surroundings">Where it is run.</param>
    /// <param name="cancellationToken">Ends it, and what it has started.</param>
    /// <returns>Its exit code, and what it has written to its two streams.</returns>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IEnumerable<string> arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(ProgramOf(surroundings), arguments)
        {
            WorkingDirectory = surroundings.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        AddVariables(start, surroundings);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Start(start);
        process.StandardInput.Close();
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

        return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ToolException("dotnet did not start.");
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new ToolException(
                "dotnet cannot be started. Install the .NET SDK, or set DOTNET_HOST_PATH to it; a built assembly can be named with "
                + "--assembly.",
                failure);
        }
    }
}
