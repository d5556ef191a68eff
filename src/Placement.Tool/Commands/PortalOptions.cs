using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Commands;

/// <summary>Which portals.</summary>
internal static class PortalOptions
{
    public static Option<string[]> Portal { get; } = new("--portal")
    {
        Description = "A portal, by its host (acme.bitrix24.com) or its member id. Can be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Canaries { get; } = new("--canaries")
    {
        Description = "A share of the portals, such as 5%: always the same ones.",
    };

    public static Option<bool> All { get; } = new("--all") { Description = "All portals of the application's store." };

    public static void AddTo(Command command)
    {
        command.Add(Portal);
        command.Add(Canaries);
        command.Add(All);
    }

    /// <summary>Says which portals are meant.</summary>
    /// <exception cref="ToolException">Nobody has said it, or in several ways.</exception>
    public static void Write(Utf8JsonWriter json, ParseResult result)
    {
        string[] portals = result.GetValue(Portal) ?? [];
        string? share = result.GetValue(Canaries);
        int ways = (portals.Length > 0 ? 1 : 0) + (share is null ? 0 : 1) + (result.GetValue(All) ? 1 : 0);
        if (ways != 1)
        {
            throw new ToolException("Say which portals are meant: --portal HOST (once for each), --canaries 5%, or --all.");
        }

        json.WriteStartArray("portals");
        foreach (string portal in portals)
        {
            json.WriteStringValue(portal);
        }

        json.WriteEndArray();
        if (share is not null)
        {
            json.WriteNumber("canaries", ShareOf(share));
        }
    }

    private static double ShareOf(string text)
    {
        string trimmed = text.Trim();
        bool isPercent = trimmed.EndsWith('%');
        return double.TryParse(isPercent ? trimmed[..^1] : trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && (isPercent ? number / 100 : number) is > 0 and <= 1 and var share
                ? share
                : throw new ToolException("--canaries is a share of the portals, such as 5% or 0.05.");
    }
}
