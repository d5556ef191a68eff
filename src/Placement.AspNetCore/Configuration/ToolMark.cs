using Microsoft.Extensions.Configuration;

namespace Placement.Configuration;

/// <summary>What tools set that start the host of an application to ask it something: nothing begins by itself then.</summary>
internal static class ToolMark
{
    /// <summary>The configuration key.</summary>
    public const string Key = "Placements:Tool";

    /// <summary>Whether a tool has started the host. What is neither true nor false is not of a tool.</summary>
    public static bool IsStartedByTool(this IConfiguration? configuration) =>
        bool.TryParse(configuration?[Key], out bool isTool) && isTool;
}
