namespace Placement.Releases;

/// <summary>When a portal is tried again by itself: minutes, hours, then days later, and in the end not at all.</summary>
internal static class RetrySchedule
{
    /// <summary>What may pass soon.</summary>
    private static readonly TimeSpan[] Growing =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>About a week.</summary>
    private const int GrowingAttempts = 12;

    /// <summary>A month.</summary>
    private const int DailyAttempts = 30;

    /// <summary>How long to wait.</summary>
    /// <param name="state">What became of the portal.</param>
    /// <param name="attempts">How often it was tried in vain, this time included.</param>
    /// <param name="bucket">Spreads portals that have failed at the same time, over a tenth of the wait.</param>
    /// <returns>The wait; null: somebody has to do something first.</returns>
    public static TimeSpan? After(PortalReleaseState state, int attempts, int bucket)
    {
        TimeSpan? wait = state switch
        {
            PortalReleaseState.Unreachable or PortalReleaseState.Failed when attempts <= GrowingAttempts =>
                attempts <= Growing.Length ? Growing[attempts - 1] : Daily,
            PortalReleaseState.AwaitingAdministrator or PortalReleaseState.Closed or PortalReleaseState.Unlicensed
                or PortalReleaseState.Moved when attempts <= DailyAttempts => Daily,
            _ => null,
        };
        return wait * (1 + (bucket / (10.0 * PortalBucket.Count)));
    }
}
