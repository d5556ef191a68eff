using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>What the states of portals mean for whoever has asked.</summary>
internal static class PortalStates
{
    private static readonly string[] Done = ["Current", "Unchanged", "Removed", "Installed", "Installing"];
    private static readonly string[] Failed = ["Failed", "Unreachable"];

    /// <summary>What the command ends with.</summary>
    public static ExitCode ExitOf(IReadOnlyList<JsonElement> portals)
    {
        string[] states = [.. portals.Select(static portal => portal.GetProperty("state").GetString()!)];
        return states.Any(Failed.Contains) ? ExitCode.Failed
            : states.All(Done.Contains) && !portals.Any(HasStale) ? ExitCode.Done
            : ExitCode.Differs;
    }

    /// <summary>The line above what a portal has.</summary>
    public static string HeadOf(JsonElement portal)
    {
        string outcome = portal.TryGetProperty("outcome", out JsonElement name) ? $" ({name.GetString()})" : "";
        string advice = portal.TryGetProperty("advice", out JsonElement text) && text.GetString() is { Length: > 0 } sentence
            ? $" {sentence}"
            : "";
        return $"{portal.GetProperty("portal").GetString()}: {NameOf(portal.GetProperty("state").GetString()!)}{outcome}{advice}";
    }

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
