using System.Collections.Concurrent;

namespace Placement.Portals;

/// <summary>Keeps the tokens of portals, as clients renew them, in the portal store.</summary>
/// <remarks>
/// A refresh token works once, so the one rule is: a pair that somebody else has stored is never overwritten by one that is not its
/// successor. Clocks do not decide. For a portal that is gone nothing is stored, and that is no error: its tokens end with it.
/// </remarks>
/// <param name="store">The portals.</param>
/// <param name="find">Finds the portal of an identity: for one application, where there are several.</param>
/// <param name="isOfSystemUser">Whether it is the tokens of the portals' system users, and not those of whoever installed.</param>
internal sealed class PortalTokenStore(
    IPortalStore store, Func<string, CancellationToken, ValueTask<Portal?>> find, bool isOfSystemUser = false) : IRenewalClaimStore
{
    /// <summary>Each conflict means that somebody else has stored the portal. That so many do so at once is a fault.</summary>
    private const int MaxAttempts = 64;

    /// <summary>
    /// The portals whose tokens are being renewed, by their identity and as they were claimed: what a renewal yields is stored in one
    /// statement, without another look, because a process that ends before that loses it.
    /// </summary>
    private readonly ConcurrentDictionary<string, Portal> _claimed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Portals that were read a moment ago. The first look and the first claim do without the store. A second look, which is for what
    /// others have stored meanwhile, and a claim of another pair than the remembered one ask the store.
    /// </summary>
    private readonly ConcurrentDictionary<string, ReadPortal> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes note of a portal as the store had it a moment ago, for whoever renews its tokens next.</summary>
    public void Remember(Portal portal) => _read[portal.MemberId] = new ReadPortal(portal.WithOneAddress());

    /// <summary>What was taken note of; null: nothing, or it was made use of.</summary>
    public Portal? Recall(string memberId) => _read.GetValueOrDefault(memberId)?.Portal;

    /// <summary>Forgets a portal whose tokens were not renewed, or were renewed by another process.</summary>
    public void Forget(string memberId) => _read.TryRemove(memberId, out _);

    /// <summary>The tokens that are stored for the portal; null: there are none, or they are another user's.</summary>
    public async Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken)
    {
        Portal? portal = known.MemberId is { } memberId && _read.TryGetValue(memberId, out ReadPortal? read) && read.TryLook()
            ? read.Portal
            : await FindPortalAsync(known, cancellationToken).ConfigureAwait(false);
        return portal is not null && TokensOf(portal) is { } tokens && IsSameUser(tokens, known) ? tokens : null;
    }

    /// <summary>Proves that the portal can be stored, and leases it where the store can.</summary>
    /// <exception cref="PortalStoreException">The store failed, or others store the portal all the time.</exception>
    public async Task<RenewalClaim> ClaimAsync(PortalTokens tokens, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal? stored = TakeRead(tokens) ?? await FindPortalAsync(tokens, cancellationToken).ConfigureAwait(false);
            if (stored is not null && IsOther(stored, tokens))
            {
                return RenewalClaim.Superseded;
            }

            if (stored is null || !MayStore(TokensOf(stored), tokens))
            {
                // Nothing will be stored, so there is nothing to promise.
                return RenewalClaim.Granted;
            }

            try
            {
                if (store is not IPortalLeaseStore leases)
                {
                    stored = (await store.SaveAsync(stored, cancellationToken).ConfigureAwait(false)).WithOneAddress();
                }
                else if (!await leases.TryLeaseAsync(Leased(stored), duration, cancellationToken).ConfigureAwait(false))
                {
                    return RenewalClaim.Taken;
                }

                _claimed[stored.MemberId] = stored;
                return RenewalClaim.Granted;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    /// <summary>Lets others renew the tokens.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async Task ReleaseAsync(PortalTokens tokens, CancellationToken cancellationToken)
    {
        if (TakeClaimed(tokens) is { } portal && store is IPortalLeaseStore leases)
        {
            await leases.EndLeaseAsync(Leased(portal), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stores the tokens that follow those which are stored, and the address to which the portal has moved.</summary>
    /// <exception cref="PortalStoreException">The store failed, or others store the portal all the time.</exception>
    public async Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal? stored = TakeClaimed(former) ?? await FindPortalAsync(current, cancellationToken).ConfigureAwait(false);
            if (stored is null || Change(stored, former, current) is not { } changed)
            {
                return;
            }

            try
            {
                await store.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    /// <summary>The portal as it was read a moment ago, if it had these tokens then.</summary>
    private Portal? TakeRead(PortalTokens tokens) =>
        tokens.MemberId is { } memberId
        && _read.TryRemove(memberId, out ReadPortal? read)
        && TokensOf(read.Portal) is { } known
        && IsSameUser(known, tokens)
        && known.RefreshToken == tokens.RefreshToken
            ? read.Portal
            : null;

    /// <summary>Whether a portal has another pair of the same user than this one.</summary>
    private bool IsOther(Portal portal, PortalTokens tokens) =>
        TokensOf(portal) is { } known && IsSameUser(known, tokens) && known.RefreshToken != tokens.RefreshToken;

    /// <summary>The portal as it was claimed for these tokens; null: it was not.</summary>
    private Portal? TakeClaimed(PortalTokens former) =>
        former.MemberId is { } memberId
        && _claimed.TryGetValue(memberId, out Portal? claimed)
        && (TokensOf(claimed) is not { } tokens || tokens.AccessToken == former.AccessToken)
        && _claimed.TryRemove(KeyValuePair.Create(memberId, claimed))
            ? claimed
            : null;

    /// <summary>The portal of these tokens, unless it has removed the application.</summary>
    private async Task<Portal?> FindPortalAsync(PortalTokens tokens, CancellationToken cancellationToken)
    {
        if (tokens.MemberId is not { Length: > 0 } memberId)
        {
            return null;
        }

        Portal? portal = await find(memberId, cancellationToken).ConfigureAwait(false);
        return portal is null or { State: PortalState.Uninstalled } ? null : portal.WithOneAddress();
    }

    private PortalTokens? TokensOf(Portal portal) => isOfSystemUser ? portal.SystemUserTokens : portal.Tokens;

    /// <summary>The portal as it is leased: with the tokens that are renewed.</summary>
    private Portal Leased(Portal portal) => isOfSystemUser ? portal with { Tokens = portal.SystemUserTokens } : portal;

    /// <summary>
    /// Whether tokens may take a place. Whoever installs an application anew, it is their tokens that count from then on;
    /// and a portal has a system user only if an event has brought one.
    /// </summary>
    private bool MayStore(PortalTokens? stored, PortalTokens tokens) => stored is null ? !isOfSystemUser : IsSameUser(stored, tokens);

    /// <summary>What is to be stored; null: it is already, or what is there is worth more.</summary>
    private Portal? Change(Portal stored, PortalTokens former, PortalTokens current)
    {
        Portal changed = stored;
        if (current.ClientEndpoint != former.ClientEndpoint && stored.ClientEndpoint == former.ClientEndpoint)
        {
            // That a portal has moved is true whoever's tokens it was noticed with.
            changed = changed with { ClientEndpoint = current.ClientEndpoint };
        }

        PortalTokens? known = TokensOf(stored);
        if (MayStore(known, current) && IsPreferred(known, former, current))
        {
            PortalTokens renewed = current with { UserId = current.UserId ?? known?.UserId };
            changed = isOfSystemUser ? changed with { SystemUserTokens = renewed } : changed with { Tokens = renewed };
            changed = changed with { ServerEndpoint = current.ServerEndpoint ?? stored.ServerEndpoint };
        }

        return changed == stored ? null : changed.WithOneAddress();
    }

    private static bool IsPreferred(PortalTokens? stored, PortalTokens former, PortalTokens current)
    {
        if (stored is null)
        {
            return true;
        }

        if (stored.AccessToken == current.AccessToken)
        {
            return false;
        }

        // Other tokens are not used up: this client only ever uses up those that it replaces. Which of the two are younger, no clock tells.
        return stored.AccessToken == former.AccessToken || (stored.RefreshToken is null && current.RefreshToken is not null);
    }

    private static bool IsSameUser(PortalTokens one, PortalTokens other) =>
        one.UserId is null || other.UserId is null || one.UserId == other.UserId;

    /// <summary>A portal that was read a moment ago.</summary>
    private sealed class ReadPortal(Portal portal)
    {
        private int _looks;

        public Portal Portal => portal;

        /// <summary>Whether nobody has looked at it before.</summary>
        public bool TryLook() => Interlocked.Exchange(ref _looks, 1) == 0;
    }
}
