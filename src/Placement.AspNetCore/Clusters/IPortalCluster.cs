using Placement.Client;

namespace Placement.Clusters;

/// <summary>
/// The other hosts of the application: what only one of them may do for a portal at a time is done in one place. Whoever cannot reach it
/// goes on alone, and the portal store keeps hosts apart.
/// </summary>
internal interface IPortalCluster : IRequestTurns
{
    /// <summary>Has stored tokens renewed.</summary>
    /// <param name="tokens">Which.</param>
    /// <param name="stale">The key of the pair that is to be replaced.</param>
    /// <param name="cancellationToken">Gives up waiting. The renewal goes on for the others.</param>
    /// <returns>A task that ends when they were renewed, or cannot be. It throws for cancellation only.</returns>
    Task RenewAsync(StoredTokens tokens, string stale, CancellationToken cancellationToken);
}
