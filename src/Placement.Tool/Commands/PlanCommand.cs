using System.Text.Json;
using Placement.Tool.Terminal;
using Spectre.Console;

namespace Placement.Tool.Commands;

/// <summary>The command <c>plan</c>.</summary>
internal static class PlanCommand
{
    public static ToolCommand Create(Surroundings surroundings) => new ToolCommand(
        "plan",
        "Shows what apply would change on portals. Changes nothing there; expired tokens are renewed and stored.",
        "placements plan --environment Production --portal acme.bitrix24.com",
        "placements plan --environment Staging --all --assembly out/Desk.dll --json",
        "placements plan --url https://apps.acme.com/sales")
        .Asks(surroundings, RemoteRelease.PlanAsync, Show);

    private static void Show(ToolConsole console, JsonElement portal)
    {
        console.Result(PortalStates.HeadOf(portal));
        if (!portal.TryGetProperty("actions", out JsonElement actions))
        {
            return;
        }

        foreach (JsonElement action in actions.EnumerateArray())
        {
            string kind = action.GetProperty("kind").GetString()!;
            console.Result(
                $"  {action.GetProperty("text").GetString()}",
                kind switch
                {
                    "Bind" => Color.Green,
                    "Replace" => Color.Yellow,
                    "Remove" => Color.Red,
                    _ => null,
                });
        }
    }
}
