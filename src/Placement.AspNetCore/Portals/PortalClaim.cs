namespace Placement;

/// <summary>Which portals a host wants to bring up.</summary>
public sealed record PortalClaim
{
    /// <summary>The application's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The release's number: nothing is claimed unless the store has this release, and it is running.</summary>
    public required long Number { get; init; }

    /// <summary>Who claims: a text that no other host, and no other run of this one, has.</summary>
    public required string Claimant { get; init; }

    /// <summary>The most portals.</summary>
    public required int Count { get; init; }

    /// <summary>How long the claim lasts by the store's own clock, unless what became of the portal is stored before.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The time now: portals that are to be tried later are left out.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Only portals whose <see cref="PortalRelease.Bucket"/> is lower than this.</summary>
    public int BucketsBelow { get; init; } = int.MaxValue;

    /// <summary>Portals that count whatever their bucket is, by identity, lower case.</summary>
    public IReadOnlyCollection<string> Named { get; init; } = [];

    /// <summary>Of all these, only portals whose <see cref="PortalRelease.Bucket"/> is not lower than this.</summary>
    public int ShardFrom { get; init; }

    /// <summary>Of all these, only portals whose <see cref="PortalRelease.Bucket"/> is lower than this.</summary>
    public int ShardBelow { get; init; } = int.MaxValue;
}
