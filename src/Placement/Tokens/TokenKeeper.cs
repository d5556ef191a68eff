using System.Diagnostics;
using Placement.Limits;
using Placement.Transport;

namespace Placement.Tokens;

/// <summary>What one client brings to the care of its tokens: where to renew them, where to keep them, and whom to tell.</summary>
internal sealed class TokenKeeper(IRenewalOptions options, TokenEndpoint endpoint, TokenFilter filter, ClientLog log)
{
    /// <summary>How long before they expire tokens are renewed: requests take time, and clocks differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>A claim outlives the exchange that it is for, and the storing after it.</summary>
    private static readonly TimeSpan ClaimDuration = TimeSpan.FromTicks(TokenEndpoint.Timeout.Ticks * 3);

    public ClientLog Log => log;

    public string? ClientId => options.ClientId;

    public bool HasStore => options.TokenStore is not null;

    public bool CanRenew(PortalTokens tokens) => endpoint.CanRenew(tokens);

    /// <summary>Whether tokens are about to expire, or have.</summary>
    public bool IsDue(PortalTokens tokens) => tokens.ExpiresAt is { } expiry && expiry - options.TimeProvider.GetUtcNow() <= Margin;

    public bool HasExpired(PortalTokens tokens) => tokens.ExpiresAt is { } expiry && expiry <= options.TimeProvider.GetUtcNow();

    /// <summary>How long to wait for other processes, in all.</summary>
    public WaitBudget CreateBudget() => new(options.RequestBudget);

    /// <summary>Lets whoever ends the process wait for a pair that the store is to take.</summary>
    public void NoteRenewal(Task renewal)
    {
        if (options.TokenStore is { } store)
        {
            StoreHealth.Of(store).NoteRenewal(renewal);
        }
    }

    /// <summary>Waits. It cannot be cancelled, because several callers share the work that waits.</summary>
    public Task DelayAsync(TimeSpan delay) => options.TimeProvider.DelayAsync(delay, CancellationToken.None);

    /// <summary>Proves that the store can be written before a refresh token is used up, and tells other processes of the renewal.</summary>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    public async Task<RenewalClaim> ClaimAsync(PortalTokens tokens)
    {
        if (options.TokenStore is not { } store)
        {
            return RenewalClaim.Granted;
        }

        var health = StoreHealth.Of(store);
        try
        {
            RenewalClaim claim = RenewalClaim.Granted;
            if (store is IRenewalClaimStore claims)
            {
                claim = await claims.ClaimAsync(tokens, ClaimDuration, CancellationToken.None).ConfigureAwait(false);
            }
            else if (health.HasFailed)
            {
                await store.ReplaceAsync(tokens, tokens, CancellationToken.None).ConfigureAwait(false);
            }

            health.HasFailed &= claim != RenewalClaim.Granted;
            return claim;
        }
        catch (Exception failure)
        {
            health.HasFailed = true;
            throw StoreFailed(tokens, failure, "The tokens were not renewed: their successors could not be stored");
        }
    }

    /// <summary>Lets others try. That the store cannot be told is no further failure: the claim ends by itself.</summary>
    public async Task ReleaseAsync(PortalTokens tokens)
    {
        if (options.TokenStore is IRenewalClaimStore claims)
        {
            try
            {
                await claims.ReleaseAsync(tokens, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                log.StoreFailed(tokens.ClientEndpoint, failure.GetType());
            }
        }
    }

    /// <exception cref="BitrixException">The tokens were not renewed.</exception>
    public async Task<PortalTokens> RenewAsync(PortalTokens tokens)
    {
        filter.Add(tokens);
        using Activity? activity = ClientLog.StartRenewal(TokenEndpoint.Name, tokens.ClientEndpoint);
        long start = options.TimeProvider.GetTimestamp();
        try
        {
            PortalTokens renewed = await endpoint.RenewAsync(tokens).ConfigureAwait(false);
            filter.Add(renewed);
            ClientLog.EndActivity(activity);
            log.Renewed(renewed.ClientEndpoint, options.TimeProvider.GetElapsedTime(start));
            return renewed;
        }
        catch (BitrixException failure)
        {
            ClientLog.EndActivity(activity, failure);
            log.NotRenewed(tokens.ClientEndpoint, failure, options.TimeProvider.GetElapsedTime(start));
            throw;
        }
    }

    /// <summary>The tokens in the store; null: it has none, or there is no store.</summary>
    /// <exception cref="TokenStoreException">The store failed.</exception>
    public async Task<PortalTokens?> FindAsync(PortalTokens known)
    {
        if (options.TokenStore is not { } store)
        {
            return null;
        }

        PortalTokens? found;
        try
        {
            found = await store.FindAsync(known, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw StoreFailed(known, failure, "The tokens were not renewed: another process may have done so");
        }

        if (found is not null)
        {
            filter.Add(found);
        }

        return found;
    }

    /// <exception cref="TokenStoreException">The store failed.</exception>
    public async Task SaveAsync(PortalTokens former, PortalTokens current)
    {
        filter.Add(current);
        if (options.TokenStore is not { } store)
        {
            return;
        }

        try
        {
            await store.ReplaceAsync(former, current, CancellationToken.None).ConfigureAwait(false);
            StoreHealth.Of(store).HasFailed = false;
        }
        catch (Exception failure)
        {
            StoreHealth.Of(store).HasFailed = true;
            throw StoreFailed(current, failure, "The new tokens are kept in memory, and offered to it again until it takes them");
        }
    }

    /// <summary>The store's own exception stands in it as the cause, unless it quotes a token.</summary>
    private TokenStoreException StoreFailed(PortalTokens tokens, Exception failure, string consequence)
    {
        log.StoreFailed(tokens.ClientEndpoint, failure.GetType());
        return new TokenStoreException(
            $"the token store failed ({failure.GetType().Name}). {consequence}.", filter.IsClean(failure.ToString()) ? failure : null);
    }
}
