using System.Text.Json;

namespace Placement.Tooling;

/// <summary>What a tool asks for.</summary>
internal sealed record ToolRequest
{
    /// <summary>The name of the command.</summary>
    public required string Command { get; init; }

    /// <summary>Portals by identity or host; none: see <see cref="Canaries"/>.</summary>
    public IReadOnlyList<string> Portals { get; init; } = [];

    /// <summary>The share of the portals, from 0 to 1; null: all of them.</summary>
    public double? Canaries { get; init; }

    /// <summary>Whether portals are asked that are known to have the release.</summary>
    public bool Again { get; init; }

    /// <summary>Whether a release goes on that was paused or has stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>A changed address of the application that somebody has approved; null: none.</summary>
    public string? ApprovedAddress { get; init; }

    /// <summary>A changed client id that somebody has approved; null: none.</summary>
    public string? ApprovedClientId { get; init; }

    /// <summary>Whether everything is removed that the application has on the portals.</summary>
    public bool Everything { get; init; }

    /// <summary>Handlers that are removed, as URLs or as paths; none: stale ones.</summary>
    public IReadOnlyList<string> Handlers { get; init; } = [];

    /// <summary>Reads a line. What a tool of another version says beyond it is passed over.</summary>
    public static ToolRequest Read(JsonElement line) => new()
    {
        Command = Text(line, "command") ?? "",
        Portals = Texts(line, "portals"),
        Canaries = line.TryGetProperty("canaries", out JsonElement share) && share.ValueKind == JsonValueKind.Number
            ? share.GetDouble()
            : null,
        Again = Flag(line, "again"),
        Resume = Flag(line, "resume"),
        ApprovedAddress = Text(line, "approvedAddress"),
        ApprovedClientId = Text(line, "approvedClientId"),
        Everything = Flag(line, "everything"),
        Handlers = Texts(line, "handlers"),
    };

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>An empty name is a variable that nobody has set: to leave it out would mean all portals, or all that is stale.</summary>
    /// <exception cref="ToolRefusalException">A name is empty.</exception>
    private static string[] Texts(JsonElement line, string name)
    {
        string[] texts = line.TryGetProperty(name, out JsonElement values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.String ? value.GetString()! : "")]
            : [];
        return texts.Any(string.IsNullOrWhiteSpace)
            ? throw new ToolRefusalException("A portal or a handler is named by an empty text. Name it, or leave the option out.")
            : texts;
    }
}
