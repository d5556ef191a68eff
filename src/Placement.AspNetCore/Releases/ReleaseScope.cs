namespace Placement.Releases;

/// <summary>Which portals a walk is about.</summary>
internal sealed record ReleaseScope
{
    /// <summary>All of them, the canaries first.</summary>
    public static ReleaseScope All { get; } = new();

    /// <summary>Only portals whose bucket is lower than this.</summary>
    public int BucketsBelow { get; init; } = int.MaxValue;

    /// <summary>Portals that count whatever their bucket is, by identity, lower case.</summary>
    public IReadOnlyCollection<string> Named { get; init; } = [];

    /// <summary>Only portals of this shard; null: of all.</summary>
    public ReleaseShard? Shard { get; init; }

    /// <summary>No portal is begun later than so long after the walk; null: there is no limit.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Is told what became of each portal, from several threads; null: nobody wants to know.</summary>
    public Action<PortalRelease>? Tried { get; init; }

    /// <summary>The part of all portals that it is about, from 0 to 1, whatever their bucket.</summary>
    public double Share => Shard is null ? 1 : 1.0 / ReleaseShard.Count;

    /// <summary>Whether no portal is left out.</summary>
    public bool IsAll => BucketsBelow == int.MaxValue;
}
