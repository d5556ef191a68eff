using Orleans.Concurrency;

namespace Placement.Grains;

/// <summary>
/// Walks over a part of the portals for a release. Its key is the application's client id, the release's number and the part, with slashes
/// between: hosts of another release never have it.
/// </summary>
[Alias("Placement.ReleaseShard")]
internal interface IReleaseShardGrain : IGrainWithStringKey
{
    /// <summary>Goes on, if there is something to do. It answers within a second or so.</summary>
    /// <param name="afresh">Whether to look even where there was nothing to do a moment ago.</param>
    /// <returns>Whether it works on portals, or has just done so.</returns>
    [AlwaysInterleave]
    [Alias("Wake")]
    Task<bool> WakeAsync(bool afresh);
}
