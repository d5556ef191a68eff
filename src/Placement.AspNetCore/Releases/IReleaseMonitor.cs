namespace Placement;

/// <summary>
/// Shows how far the release of an application has come, and decides how it goes on. A service of applications with releases.
/// </summary>
/// <remarks>
/// A host with several applications (<see cref="PlacementOptions.Applications"/>) has a release of each. The service speaks of the one of
/// <see cref="PlacementOptions.ClientId"/>, or of the first where there is none.
/// </remarks>
public interface IReleaseMonitor
{
    /// <summary>The same for one of the host's applications.</summary>
    /// <param name="clientId">Its client id.</param>
    /// <returns>What speaks of the release of that application.</returns>
    /// <exception cref="ArgumentException">The host does not have the application.</exception>
    IReleaseMonitor ForApplication(string clientId);

    /// <summary>How far the release has come on all portals together; null: there was none yet.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<ReleaseProgress?> GetProgressAsync(CancellationToken cancellationToken = default);

    /// <summary>The portals, ordered by identity.</summary>
    /// <param name="state">Only those in this state; null: all.</param>
    /// <param name="after">The identity after which the list begins; empty: with the first.</param>
    /// <param name="count">The most portals.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<IReadOnlyList<PortalRelease>> ListPortalsAsync(
        PortalReleaseState? state = null, string after = "", int count = 100, CancellationToken cancellationToken = default);

    /// <summary>How far it has come on one portal; null: nothing is known of it.</summary>
    /// <param name="memberId">The portal's identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<PortalRelease?> FindPortalAsync(string memberId, CancellationToken cancellationToken = default);

    /// <summary>Pauses the release, on all hosts. Portals that were begun, or are within seconds, are finished.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was running.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<bool> PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Resumes a release that was paused or has stopped. The failures that are known by now do not stop it again. One that waits for an
    /// approval goes on waiting.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was paused, or had stopped.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<bool> ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Has a portal tried again at once that the release has not reached.</summary>
    /// <param name="memberId">The portal's identity, in any case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there is such a portal.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task<bool> RetryAsync(string memberId, CancellationToken cancellationToken = default);
}
