namespace Placement;

/// <summary>How far the releases have come on one portal, as a store keeps it.</summary>
public sealed record PortalRelease
{
    /// <summary>The application's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The portal's identity, lower case.</summary>
    public required string MemberId { get; init; }

    /// <summary>
    /// A number from 0 to 9999 that follows from the identity: canaries are the portals with the lowest ones, and work that need not happen
    /// at once is spread by it.
    /// </summary>
    public required int Bucket { get; init; }

    /// <summary>The number of the release that was tried last; 0: none was.</summary>
    public long Number { get; init; }

    /// <summary>The fingerprint that the portal has; null: it is not known to have any.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>How far the last release has come.</summary>
    public PortalReleaseState State { get; init; }

    /// <summary>Whether the portal had the release before this one: only such portals count as failures of a release.</summary>
    public bool WasCurrent { get; init; }

    /// <summary>How often this release was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>The name of what went wrong, such as <c>ACCESS_DENIED</c> or <c>timeout</c>; null: nothing did.</summary>
    public string? Outcome { get; init; }

    /// <summary>When it is tried again; null: not by itself.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>When it was last tried; null: never.</summary>
    public DateTimeOffset? TriedAt { get; init; }
}
