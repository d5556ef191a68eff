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
        .Asks(surroundings, RemoteRelease.PlanAsync, static portal => PortalStates.LinesOf(portal, "actions", LineOf));

    private static ShownLine LineOf(JsonElement action) => new(
        $"  {action.GetProperty("text").GetString()}",
        action.GetProperty("kind").GetString() switch
        {
            "Bind" => Color.Green,
            "Replace" => Color.Yellow,
            "Remove" => Color.Red,
            _ => null,
        });
}
