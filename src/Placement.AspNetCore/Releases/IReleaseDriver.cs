namespace Placement.Releases;

/// <summary>Has portals brought up to a release: by this host, or by all of a cluster.</summary>
internal interface IReleaseDriver
{
    /// <summary>Brings up what can be now.</summary>
    /// <param name="release">The release, which goes on and is this host's.</param>
    /// <param name="cancellationToken">Stops. Portals that were begun are given back.</param>
    /// <returns>Whether a portal was tried.</returns>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    Task<bool> RunAsync(StoredRelease release, CancellationToken cancellationToken);
}
