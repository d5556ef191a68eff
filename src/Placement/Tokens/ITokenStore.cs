namespace Placement;

/// <summary>Where an application keeps the tokens of its portals, so that they outlive the process and reach its other processes.</summary>
/// <remarks>
/// <para>Renewing replaces both tokens, and the former refresh token is worth nothing from then on. So the new pair is
/// stored before it is used. If the store throws, the call fails; the pair is kept in memory and offered to the store
/// again with the next call, and every two seconds, until it takes it.</para>
/// <para>For one portal and user, a process calls the store once at a time. Identify the entry by
/// <see cref="PortalTokens.MemberId"/> and <see cref="PortalTokens.UserId"/>; a portal's address can change. Exceptions of
/// a store must not quote tokens.</para>
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public interface ITokenStore
{
    /// <summary>The tokens that are stored for a portal and user. Asked before a renewal: another process may have renewed them.</summary>
    /// <param name="known">The tokens that the client has.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The stored tokens; null: there are none.</returns>
    Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken);

    /// <summary>Stores new tokens, or a new address of the portal, in place of the former.</summary>
    /// <param name="former">The tokens that were used so far.</param>
    /// <param name="current">The tokens that take their place.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the tokens are stored.</returns>
    Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken);
}
