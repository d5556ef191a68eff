using System.Collections.Concurrent;

namespace Placement.Portals;

/// <summary>
/// Keeps the tokens of users, as clients renew them, in their sessions. A pair that somebody else has stored is never overwritten by one
/// that is not its successor. For a session that has ended nothing is stored, and that is no error: its tokens end with it.
/// </summary>
/// <param name="store">The sessions.</param>
/// <param name="clientId">The application.</param>
internal sealed class SessionTokenStore(IWidgetSessionStore store, string clientId) : IRenewalClaimStore
{
    /// <summary>Each conflict means that somebody else has stored the session. That so many do so at once is a fault.</summary>
    private const int MaxAttempts = 64;

    /// <summary>
    /// The sessions whose tokens are being renewed, as they were claimed: what a renewal yields is stored in one statement, without another
    /// look, because a process that ends before that loses it.
    /// </summary>
    private readonly ConcurrentDictionary<(string MemberId, int UserId), StoredSession> _claimed = new();

    /// <inheritdoc/>
    public async Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken) =>
        (await FindSessionAsync(known, cancellationToken).ConfigureAwait(false))?.Tokens;

    /// <inheritdoc/>
    /// <exception cref="PortalStoreException">The store failed, or others store the session all the time.</exception>
    public async Task<RenewalClaim> ClaimAsync(PortalTokens tokens, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            StoredSession? stored = await FindSessionAsync(tokens, cancellationToken).ConfigureAwait(false);
            if (stored?.Tokens is not { } known)
            {
                // Nothing will be stored, so there is nothing to promise.
                return RenewalClaim.Granted;
            }

            if (known.RefreshToken != tokens.RefreshToken)
            {
                return RenewalClaim.Superseded;
            }

            try
            {
                if (!await store.TryLeaseSessionAsync(stored, duration, cancellationToken).ConfigureAwait(false))
                {
                    return RenewalClaim.Taken;
                }

                _claimed[KeyOf(stored)] = stored;
                return RenewalClaim.Granted;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(PortalTokens tokens, CancellationToken cancellationToken)
    {
        if (TakeClaimed(tokens) is { } session)
        {
            await store.EndSessionLeaseAsync(session, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="PortalStoreException">The store failed, or others store the session all the time.</exception>
    public async Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            StoredSession? stored = TakeClaimed(former) ?? await FindSessionAsync(current, cancellationToken).ConfigureAwait(false);
            if (stored?.Tokens is not { } known || known.AccessToken != former.AccessToken)
            {
                return;
            }

            try
            {
                await store.SaveSessionAsync(stored with { Tokens = current }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    private static (string MemberId, int UserId) KeyOf(StoredSession session) => (session.MemberId, session.UserId);

    private StoredSession? TakeClaimed(PortalTokens former) =>
        former is { MemberId: { } memberId, UserId: { } userId }
        && _claimed.TryGetValue((memberId, userId), out StoredSession? claimed)
        && claimed.Tokens?.AccessToken == former.AccessToken
        && _claimed.TryRemove(KeyValuePair.Create((memberId, userId), claimed))
            ? claimed
            : null;

    private async Task<StoredSession?> FindSessionAsync(PortalTokens tokens, CancellationToken cancellationToken) =>
        tokens is { MemberId: { } memberId, UserId: { } userId }
            ? await store.FindSessionAsync(clientId, memberId, userId, cancellationToken).ConfigureAwait(false)
            : null;
}
