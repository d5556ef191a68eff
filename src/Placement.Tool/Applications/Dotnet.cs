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
            throw new ToolException("dotnet cannot be started. Install the .NET SDK, or set DOTNET_HOST_PATH to it.", failure);
        }
    }
}
