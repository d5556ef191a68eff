namespace Placement.Releases;

/// <summary>What the counts of a release say about how it goes on.</summary>
/// <param name="OnlyCanaries">Whether canaries are left, for which the others wait.</param>
/// <param name="Failed">How many portals count as failures.</param>
/// <param name="Tried">How many portals they are a share of.</param>
/// <param name="MustStop">Whether there are too many.</param>
internal sealed record ReleaseStage(bool OnlyCanaries, int Failed, int Tried, bool MustStop)
{
    /// <summary>Judges the counts.</summary>
    /// <param name="counts">How many portals are in which state.</param>
    /// <param name="options">How much may fail.</param>
    /// <param name="accepted">So many failures were looked at, and the release resumed.</param>
    public static ReleaseStage Of(IReadOnlyList<PortalReleaseCount> counts, ReleaseOptions options, int accepted)
    {
        bool onlyCanaries = counts.Any(static count => count is { IsCanary: true, State: PortalReleaseState.Pending, Count: > 0 });
        PortalReleaseCount[] tried =
        [
            .. counts.Where(static count =>
                count.WasCurrent && count.State is not (PortalReleaseState.Pending or PortalReleaseState.Gone)),
        ];
        int all = tried.Sum(static count => count.Count);
        int failed = tried.Where(static count => IsFailure(count.State)).Sum(static count => count.Count);
        int refused = tried.Where(static count => count.State == PortalReleaseState.Failed).Sum(static count => count.Count);

        // Few portals say little about networks, but that they refuse what is declared says much.
        bool areFew = all < options.MinTriedBeforeStop;
        int counted = areFew ? onlyCanaries ? 0 : refused : failed;
        return new ReleaseStage(
            onlyCanaries, counted, all, counted - accepted > options.MaxFailureShare * Math.Max(0, all - accepted));
    }

    /// <summary>Whether the release may be at fault. Portals without a licence, for instance, are not its fault.</summary>
    private static bool IsFailure(PortalReleaseState state) => state is
        PortalReleaseState.Failed or PortalReleaseState.Unreachable or PortalReleaseState.NeedsTokens or PortalReleaseState.Moved;
}
