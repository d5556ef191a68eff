using Microsoft.Extensions.Logging;

namespace Placement.Fleet;

/// <summary>What hosts of a cluster log.</summary>
/// <remarks>The numbers are part of the documentation, docs/fleet.md, and are never used twice.</remarks>
internal static partial class FleetEvents
{
    /// <summary>The category of all of them.</summary>
    public const string Category = "Placement.Fleet";

    [LoggerMessage(331, LogLevel.Warning, "The other hosts could not be asked ({Failure}). This host goes on alone.")]
    public static partial void NotReached(ILogger logger, string failure);
}
