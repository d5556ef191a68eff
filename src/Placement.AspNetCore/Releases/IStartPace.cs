namespace Placement.Releases;

/// <summary>Says when work at the authorization server may start, for all hosts and all their applications together.</summary>
internal interface IStartPace
{
    /// <summary>
    /// Whether a start is reserved when its portal has a turn, and not for all portals that are claimed: many walks would reserve far ahead
    /// together, and what a host has reserved that is killed is lost for all.
    /// </summary>
    bool IsOneByOne { get; }

    /// <summary>Reserves starts, each so long after the one before as <see cref="ReleaseOptions.StartsPerSecond"/> says.</summary>
    /// <param name="clientId">The application, whose release is stored.</param>
    /// <param name="count">How many starts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How long to wait for the first.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken);
}
