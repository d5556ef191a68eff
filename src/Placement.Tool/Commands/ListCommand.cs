using System.Text.Json;
using Placement.Tool.Terminal;
using Spectre.Console;

namespace Placement.Tool.Commands;

/// <summary>The command <c>list</c>.</summary>
internal static class ListCommand
{
    public static ToolCommand Create(Surroundings surroundings) => new ToolCommand(
        "list",
        "Shows what portals have of the application, and which handlers are stale: registered, and not declared any more.",
        "placements list --environment Production --all",
        "placements list --environment Production --portal acme.bitrix24.com --json",
        "placements list --url https://apps.acme.com/sales")
        .Asks(surroundings, RemoteRelease.ListAsync, static portal => PortalStates.LinesOf(portal, "widgets", LineOf));

    private static ShownLine LineOf(JsonElement widget)
    {
        bool isStale = widget.GetProperty("isStale").GetBoolean();
        string title = widget.GetProperty("title").GetString() is { Length: > 0 } text ? $"  {text}" : "";
        string name = $"{widget.GetProperty("placement").GetString()} {widget.GetProperty("handler").GetString()}";
        return new ShownLine($"  {name}{title}{(isStale ? "  (stale)" : "")}", isStale ? Color.Yellow : null);
    }
}
