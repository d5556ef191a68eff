using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>What the states of portals mean for whoever has asked.</summary>
internal static class PortalStates
{
    private static readonly string[] Done = ["Current", "Unchanged", "Removed", "Installed", "Installing"];
    private static readonly string[] Failed = ["Failed", "Unreachable"];

    /// <summary>What the command ends with, by what its portals mean.</summary>
    public static ExitCode ExitOf(IReadOnlyList<ExitCode> portals) =>
        portals.Contains(ExitCode.Failed) ? ExitCode.Failed
        : portals.All(static portal => portal == ExitCode.Done) ? ExitCode.Done
        : ExitCode.Differs;

    /// <summary>What a portal means.</summary>
    public static ExitCode MeaningOf(JsonElement portal)
    {
        string state = portal.GetProperty("state").GetString() ?? "";
        return Failed.Contains(state) ? ExitCode.Failed
            : Done.Contains(state) && !HasStale(portal) ? ExitCode.Done
            : ExitCode.Differs;
    }

    /// <summary>The line above what a portal has.</summary>
    public static string HeadOf(JsonElement portal)
    {
        string outcome = portal.TryGetProperty("outcome", out JsonElement name) ? $" ({name.GetString()})" : "";
        string advice = portal.TryGetProperty("advice", out JsonElement text) && text.GetString() is { Length: > 0 } sentence
            ? $" {sentence}"
            : "";
        return $"{portal.GetProperty("portal").GetString()}: {NameOf(portal.GetProperty("state").GetString() ?? "")}{outcome}{advice}";
    }

    /// <summary>A portal: the line above, and one for each of what it has under a name.</summary>
    public static IReadOnlyList<ShownLine> LinesOf(JsonElement portal, string name, Func<JsonElement, ShownLine> lineOf) =>
    [
        new(HeadOf(portal)),
        .. portal.TryGetProperty(name, out JsonElement all) ? all.EnumerateArray().Select(lineOf) : [],
    ];

    private static bool HasStale(JsonElement portal) =>
        portal.TryGetProperty("widgets", out JsonElement widgets)
        && widgets.EnumerateArray().Any(static widget => widget.GetProperty("isStale").GetBoolean());

    private static string NameOf(string state) => state switch
    {
        "AwaitingAdministrator" => "awaits its administrator",
        "NeedsTokens" => "needs tokens: an administrator opens the installer",
        "Unlicensed" => "no licence",
        "Pending" => "not tried yet",
        _ => state.ToLowerInvariant(),
    };
}
