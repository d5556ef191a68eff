namespace Placement.Client;

/// <summary>
/// The requests of several hosts to each portal, counted together. It spares them refusals, and nothing depends on it: whoever cannot reach
/// it goes on alone.
/// </summary>
internal interface IRequestTurns
{
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
