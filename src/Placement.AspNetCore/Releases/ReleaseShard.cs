namespace Placement.Releases;

/// <summary>A part of the portals that is walked over by itself.</summary>
/// <param name="Index">Which, from 0 on.</param>
internal readonly record struct ReleaseShard(int Index)
{
    /// <summary>How many there are.</summary>
    public const int Count = 64;

    /// <summary>The first bucket.</summary>
    public int From => FirstOf(Index);

    /// <summary>The first bucket of the next shard.</summary>
    public int Below => FirstOf(Index + 1);

    /// <summary>The shard that has a bucket.</summary>
    public static ReleaseShard Of(int bucket) => new(bucket * Count / PortalBucket.Count);

    /// <summary>The first bucket of a shard, rounded up.</summary>
    private static int FirstOf(int index) => ((index * PortalBucket.Count) + Count - 1) / Count;
}
