namespace Placement.Releases;

/// <summary>For how long a host claims portals.</summary>
/// <param name="Duration">How long a claim lasts that is not prolonged: the portals of a host that was killed are free then.</param>
/// <param name="Interval">How often claims are prolonged while the work goes on.</param>
internal sealed record ClaimLease(TimeSpan Duration, TimeSpan Interval)
{
    /// <summary>A minute, prolonged three times in it.</summary>
    public static ClaimLease Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));

    /// <summary>How long a host that cannot prolong a claim goes on: it ends before another host may begin.</summary>
    public TimeSpan Work => Duration - (Interval / 2);
}
