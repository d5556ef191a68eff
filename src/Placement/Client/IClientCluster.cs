namespace Placement.Client;

/// <summary>
/// What several hosts of an application do in one place for each portal. It relieves them of colliding, and nothing depends on it: whoever
/// cannot reach it goes on alone, and the token store keeps them apart.
/// </summary>
internal interface IClientCluster
{
    /// <summary>
    /// Has tokens renewed where that is done for all hosts. What they were renewed to stands in the token store, where the client finds it
    /// next; so no token travels between hosts.
    /// </summary>
    /// <param name="stale">The tokens that the portal refuses, or soon will.</param>
    /// <param name="cancellationToken">Gives up waiting. The renewal goes on for the others.</param>
    /// <returns>A task that ends when they were renewed, or cannot be. It throws for cancellation only.</returns>
    Task RenewAsync(PortalTokens stale, CancellationToken cancellationToken);

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
