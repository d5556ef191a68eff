namespace Placement;

/// <summary>How far a release has come on all portals together.</summary>
public sealed record ReleaseProgress
{
    /// <summary>The release.</summary>
    public required StoredRelease Release { get; init; }

    /// <summary>How many portals are in which state; a state without any is absent.</summary>
    public required IReadOnlyDictionary<PortalReleaseState, int> Counts { get; init; }

    /// <summary>
    /// When every portal will have been tried, if the pace stays what it is; null: it has been, or the release does not go on.
    /// </summary>
    public DateTimeOffset? EstimatedEnd { get; init; }

    /// <summary>How many portals there are.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>How many have the release.</summary>
    public int Done => Count(PortalReleaseState.Current) + Count(PortalReleaseState.Unchanged);

    /// <summary>How many were not tried yet.</summary>
    public int Pending => Count(PortalReleaseState.Pending);

    /// <summary>How many wait for somebody: an administrator of the portal, or whoever runs the application.</summary>
    public int NeedsPerson =>
        Count(PortalReleaseState.AwaitingAdministrator) + Count(PortalReleaseState.NeedsTokens) + Count(PortalReleaseState.Moved)
        + Count(PortalReleaseState.Failed);

    /// <summary>Number, state and counts.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Release {Release.Number}, {Release.State}: {Done} of {Total} portals have it, {NeedsPerson} need somebody, {Pending} are left");

    private int Count(PortalReleaseState state) => Counts.GetValueOrDefault(state);
}
