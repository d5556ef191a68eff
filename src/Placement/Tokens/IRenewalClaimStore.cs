namespace Placement;

/// <summary>A token store that can say, before a refresh token is used up, that its successor can be stored.</summary>
/// <remarks>
/// <para>A refresh token works once. If the store turns out to be read-only or full only after the exchange, the portal's access is
/// lost with the process. So a client claims the tokens first: one write, which fails where storing the new pair would fail, and
/// which tells other processes that a renewal is under way.</para>
/// <para>Implement it beside <see cref="ITokenStore"/> on the same class. A store that does not is believed to be writable until it
/// has failed once; then the pair at hand is stored again, and nothing is renewed before that succeeds.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public interface IRenewalClaimStore : ITokenStore
{
    /// <summary>Claims the tokens for one renewal. If it throws, nothing is renewed.</summary>
    /// <param name="tokens">The tokens that are about to be renewed.</param>
    /// <param name="duration">How long the claim lasts if nobody ends it, by the store's own clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the tokens may be renewed. Storing their successor ends the claim.</returns>
    Task<RenewalClaim> ClaimAsync(PortalTokens tokens, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Ends a claim whose renewal was refused. A claim that has ended already, or is another one's, stays as it is.</summary>
    /// <param name="tokens">The tokens that were not renewed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when others can claim the tokens.</returns>
    Task ReleaseAsync(PortalTokens tokens, CancellationToken cancellationToken);
}
