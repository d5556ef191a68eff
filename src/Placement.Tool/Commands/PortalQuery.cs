using System.CommandLine;
using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>A command that asks about portals and changes nothing there: the application's host, or with --url the running one.</summary>
internal static class PortalQuery
{
    /// <summary>Gives a command its options and what it does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="surroundings">Where it reads, writes and looks.</param>
    /// <param name="askRunning">Asks the running application.</param>
    /// <param name="linesOf">What the host says of a portal, as text.</param>
    /// <returns>The command itself.</returns>
    public static ToolCommand Asks(
        this ToolCommand command,
        Surroundings surroundings,
        Func<ParseResult, ToolConsole, CancellationToken, Task<ExitCode>> askRunning,
        Func<JsonElement, IReadOnlyList<ShownLine>> linesOf)
    {
        ApplicationOptions.AddTo(command);
        RemoteRelease.AddTo(command);
        return command.Does(surroundings, (result, console, cancellationToken) => RemoteRelease.IsMeant(result)
            ? askRunning(result, console, cancellationToken)
            : new Conversation(command.Name, "Asking portals", question: null).RunAsync(
                result, surroundings, console, more: null, linesOf, cancellationToken));
    }
}
