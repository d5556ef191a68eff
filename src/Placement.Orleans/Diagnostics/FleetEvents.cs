using Microsoft.Extensions.Logging;

namespace Placement.Diagnostics;

/// <summary>What hosts of a cluster log.</summary>
/// <remarks>The numbers are part of the documentation, docs/fleet.md, and are never used twice.</remarks>
internal static partial class FleetEvents
{
    /// <summary>The category of all of them.</summary>
    public const string Category = "Placement.Fleet";

    [LoggerMessage(331, LogLevel.Warning, "The other hosts could not be asked ({Failure}). This host goes on alone.")]
    public static partial void NotReached(ILogger logger, string failure);

    [LoggerMessage(334, LogLevel.Information, "Tokens were not renewed for another host ({Failure}), which tries by itself")]
    public static partial void NotRenewed(ILogger logger, string failure);

    [LoggerMessage(335, LogLevel.Warning, "The host that has the pace could not be asked ({Failure}). The portal store keeps the pace.")]
    public static partial void PaceNotReached(ILogger logger, string failure);

    [LoggerMessage(
        333, LogLevel.Error, "Shard {Shard} of the release stopped ({Failure}); it goes on with the next look, on this host or another")]
    public static partial void ShardStopped(ILogger logger, string shard, string failure, Exception? exception);

    [LoggerMessage(332, LogLevel.Warning, "{Shards} shards of the release could not be woken ({Failure}); they are tried again")]
    public static partial void ShardsFailed(ILogger logger, int shards, string failure);
}
