using System.CommandLine;
using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>The command <c>remove</c>.</summary>
internal static class RemoveCommand
{
    private static readonly Option<bool> Stale = new("--stale")
    {
        Description = "Remove handlers that are registered at the application's address, or a former one, and not declared any more.",
    };

    private static readonly Option<string[]> Handler = new("--handler")
    {
        Description = "Remove a handler, by its URL or its path. Can be repeated.",
    };

    private static readonly Option<bool> Everything = new("--everything")
    {
        Description = "Remove everything that the application has registered there. The next release brings back what is declared.",
    };

    public static ToolCommand Create(Surroundings surroundings)
    {
        var command = new ToolCommand(
            "remove",
            "Removes handlers of the application from portals: stale ones, named ones, or all.",
            "placements remove --environment Production --all --stale",
            "placements remove --environment Production --portal acme.bitrix24.com --handler /widgets/old",
            "placements remove --environment Staging --portal acme.bitrix24.com --everything --yes")
        {
            Stale, Handler, Everything, Conversation.Yes,
        };
        ApplicationOptions.AddTo(command);
        return command.Does(surroundings, (result, console, cancellationToken) =>
        {
            string[] handlers = result.GetValue(Handler) ?? [];
            bool isStale = result.GetValue(Stale);
            bool isEverything = result.GetValue(Everything);
            return (handlers.Length > 0 ? 1 : 0) + (isStale ? 1 : 0) + (isEverything ? 1 : 0) == 1
                ? new Conversation("remove", "Removing", "Remove " + NameOf(handlers, isStale) + " from {0}?")
                {
                    Complaint = portals => ComplaintOf(handlers, portals),
                }
                    .RunAsync(
                        result,
                        surroundings,
                        console,
                        json => Write(json, handlers, isEverything),
                        static portal => PortalStates.LinesOf(portal, "removed", LineOf),
                        cancellationToken)
                : throw new ToolException("Say what is removed: --stale, --handler /path (once for each), or --everything.");
        });
    }

    private static string NameOf(string[] handlers, bool isStale) =>
        handlers.Length > 0 ? Counted.Of(handlers.Length, "handler") : isStale ? "stale handlers" : "everything";

    private static void Write(Utf8JsonWriter json, string[] handlers, bool isEverything)
    {
        json.WriteBoolean("everything", isEverything);
        json.WriteStartArray("handlers");
        foreach (string handler in handlers)
        {
            json.WriteStringValue(handler);
        }

        json.WriteEndArray();
    }

    private static string? ComplaintOf(string[] handlers, IReadOnlyList<JsonElement> portals)
    {
        string[] missing = portals.Count == 0
            ? []
            : [.. handlers.Where(handler => portals.All(portal => IsMissing(handler, portal))).Distinct(StringComparer.Ordinal)];
        return missing.Length == 0
            ? null
            : $"No portal that was asked has {string.Join(" or ", missing)}. Name a handler by its URL or its whole path, as placements "
                + "list shows it.";
    }

    /// <summary>A portal that could not be asked says nothing of it.</summary>
    private static bool IsMissing(string handler, JsonElement portal) =>
        portal.TryGetProperty("missing", out JsonElement missing)
        && missing.EnumerateArray().Any(one => string.Equals(one.GetString(), handler, StringComparison.Ordinal));

    private static ShownLine LineOf(JsonElement binding) =>
        new($"  - {binding.GetProperty("placement").GetString()} {binding.GetProperty("handler").GetString()}");
}
