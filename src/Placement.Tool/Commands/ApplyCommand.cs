using System.CommandLine;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>apply</c>.</summary>
internal static class ApplyCommand
{
    private static readonly Option<bool> Again = new("--again")
    {
        Description = "Ask portals, too, that are known to have the release. Portals that are named are always asked.",
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on with a release that was paused, or has stopped because too much failed.",
    };

    private static readonly Option<string?> ApproveAddress = new("--approve-address")
    {
        Description = "Approve that the application has another address than before, by repeating it: all customers move there.",
    };

    private static readonly Option<string?> ApproveClientId = new("--approve-client-id")
    {
        Description = "Approve that the store gets the releases of another client id, by repeating it.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "apply",
            "Brings portals to what the application declares, as its installer and its releases do.",
            "placements apply --environment Production --portal acme.bitrix24.com",
            "placements apply --environment Production --canaries 5% --yes",
            "placements apply --environment Production --all --yes --json",
            "placements apply --url https://apps.acme.com/sales --release 42")
        {
            Again, Resume, ApproveAddress, ApproveClientId, Conversation.Yes,
        };
        ApplicationOptions.AddTo(command);
        RemoteRelease.AddTo(command);
        command.Add(RemoteRelease.Release);
        command.Add(RemoteRelease.Wait);
        return command.Does(surroundings, (result, console, cancellationToken) => RemoteRelease.IsMeant(result, Again)
            ? RemoteRelease.ApplyAsync(
                result, console, result.GetValue(Resume), result.GetValue(ApproveAddress), result.GetValue(ApproveClientId),
                cancellationToken)
            : new Conversation("apply", "Bringing portals up", "Bring {0} to what is declared?").RunAsync(
                result,
                surroundings,
                console,
                json =>
                {
                    json.WriteBoolean("again", result.GetValue(Again));
                    json.WriteBoolean("resume", result.GetValue(Resume));
                    json.WriteString("approvedAddress", result.GetValue(ApproveAddress));
                    json.WriteString("approvedClientId", result.GetValue(ApproveClientId));
                },
                static portal => [new ShownLine(PortalStates.HeadOf(portal))],
                cancellationToken));
    }
}
