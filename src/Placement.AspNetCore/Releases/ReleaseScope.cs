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

    /// <summary>Is told what became of each portal, from several threads; null: nobody wants to know.</summary>
    public Action<PortalRelease>? Tried { get; init; }

    /// <summary>Whether no portal is left out.</summary>
    public bool IsAll => BucketsBelow == int.MaxValue;
}
