namespace Placement.Clusters;

/// <summary>
/// The other hosts of the application: what only one of them may do for a portal at a time is done in one place. Whoever cannot reach it
/// goes on alone, and the portal store keeps hosts apart.
/// </summary>
internal interface IPortalCluster
{
    /// <summary>Has stored tokens renewed.</summary>
    /// <param name="tokens">Which.</param>
    /// <param name="stale">The key of the pair that is to be replaced.</param>
    /// <param name="cancellationToken">Gives up waiting. The renewal goes on for the others.</param>
    /// <returns>A task that ends when they were renewed, or cannot be. It throws for cancellation only.</returns>
    Task RenewAsync(StoredTokens tokens, string stale, CancellationToken cancellationToken);

    /// <summary>Waits for a place among the requests of all hosts to a portal.</summary>
    /// <param name="portal">The portal's host and port.</param>
    /// <param name="rate">What the portal takes.</param>
    /// <param name="patience">How long the caller would wait at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True: admitted. False, at once: it would take longer.</returns>
    Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Tells all hosts that a portal has refused a request: there is no room for now.</summary>
    /// <param name="portal">The portal's host and port.</param>
    /// <param name="rate">What the portal takes.</param>
    void Fill(string portal, RequestRate rate);
}
