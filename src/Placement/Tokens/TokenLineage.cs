using Placement.Catalog;
using Placement.Limits;

namespace Placement.Tokens;

/// <summary>
/// The tokens of one portal and user, from pair to pair, shared by all clients that have them. A refresh token works once,
/// so there is one renewal at a time, and what it yields is for all.
/// </summary>
/// <remarks>Work that is shared is never cancelled: only waiting for it is.</remarks>
internal sealed partial class TokenLineage
{
    /// <summary>
    /// How often a renewal begins anew because others have stored something. Each time means that another process was faster.
    /// </summary>
    private const int MaxRounds = 8;

    /// <summary>
    /// How many owners lead to one lineage at most. Where the user is not known, each pair of tokens is an owner of its own.
    /// </summary>
    private const int MaxOwners = 4;

    private readonly TokenLineages _registry;
    private readonly object _gate = new();
    private readonly UsedTokens _used = new();
    private readonly SharedWork _work;
    private readonly Queue<TokenOwner> _owners = new();

    private PortalTokens? _latest;
    private Task<PortalTokens>? _renewal;
    private PortalTokens? _renewing;
    private (string RefreshToken, BitrixException Refusal)? _refused;
    private string? _hopeless;

    public TokenLineage(TokenLineages registry) => (_registry, _work) = (registry, new SharedWork(registry.Workers));

    /// <summary>Notes an owner under which the registry finds the lineage, in the registry's lock.</summary>
    /// <returns>The owner to forget in its place; null: none.</returns>
    public TokenOwner? Name(TokenOwner owner)
    {
        _owners.Enqueue(owner);
        return _owners.Count > MaxOwners ? _owners.Dequeue() : null;
    }

    /// <summary>The newest tokens that renewals made of the given ones; the given ones, if they were not renewed.</summary>
    public PortalTokens Newest(PortalTokens tokens)
    {
        lock (_gate)
        {
            bool isSuperseded = _latest is not null && (_latest.AccessToken == tokens.AccessToken || _used.Contains(tokens));
            return isSuperseded ? _latest! : tokens;
        }
    }

    /// <summary>Notes that the portal does not know tokens which were only just renewed: renewing once more will not help.</summary>
    public void GiveUp(PortalTokens tokens)
    {
        lock (_gate)
        {
            _hopeless = tokens.AccessToken;
        }
    }

    public bool IsGivenUp(PortalTokens tokens)
    {
        lock (_gate)
        {
            return _hopeless == tokens.AccessToken;
        }
    }

    /// <summary>Other tokens than the ones that expired: renewed by this client, by another one, or by another process.</summary>
    /// <param name="stale">The tokens that the portal refuses, or soon will.</param>
    /// <param name="keeper">Renews and keeps them, if it falls to this client.</param>
    /// <param name="cancellationToken">Gives up waiting. The renewal goes on for the others.</param>
    /// <returns>Other tokens, or the same if there are none and they cannot be renewed.</returns>
    /// <exception cref="BitrixException">They could not be renewed.</exception>
    /// <exception cref="TokenStoreException">The store failed.</exception>
    public async Task<PortalTokens> RenewAsync(PortalTokens stale, TokenKeeper keeper, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<PortalTokens> renewal;
            bool isOfOthers;
            lock (_gate)
            {
                if (_renewal is not { IsCompleted: false })
                {
                    _renewal = _work.Begin(() => RenewCoreAsync(stale, keeper));
                    _renewing = stale;
                    keeper.NoteRenewal(_renewal);
                }

                renewal = _renewal;
                isOfOthers = _renewing!.AccessToken != stale.AccessToken;
            }

            try
            {
                PortalTokens renewed = await _work.JoinAsync(renewal, cancellationToken).ConfigureAwait(false);
                if (!isOfOthers || renewed.AccessToken != stale.AccessToken)
                {
                    return renewed;
                }
            }
            catch (BitrixException) when (isOfOthers)
            {
                // What is wrong with other tokens of this user says nothing about these.
            }
        }
    }

    /// <summary>The same tokens, or newer ones, for the portal's new address.</summary>
    /// <param name="tokens">The tokens with the former address.</param>
    /// <param name="endpoint">The new address.</param>
    /// <param name="keeper">Keeps them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TokenStoreException">The store failed.</exception>
    public Task<PortalTokens> MoveAsync(PortalTokens tokens, Uri endpoint, TokenKeeper keeper, CancellationToken cancellationToken) =>
        _work.JoinAsync(_work.Begin(() => MoveCoreAsync(tokens, endpoint, keeper)), cancellationToken);

    private async Task<PortalTokens> RenewCoreAsync(PortalTokens stale, TokenKeeper keeper)
    {
        PortalTokens newest = await CatchUpAsync(stale, keeper).ConfigureAwait(false);
        PortalTokens? deadInStore = null;
        for (int round = 1; (newest.AccessToken == stale.AccessToken || keeper.IsDue(newest)) && keeper.CanRenew(newest); round++)
        {
            ThrowIfRefused(newest);
            if (round > MaxRounds)
            {
                throw NotNow("other processes store other tokens of this portal all the time. Try again.");
            }

            (PortalTokens? others, PortalTokens stored) = await ClaimAsync(deadInStore ?? newest, keeper).ConfigureAwait(false);
            if (others is not null)
            {
                (newest, deadInStore) = (others, null);
                continue;
            }

            PortalTokens renewed;
            try
            {
                renewed = await keeper.RenewAsync(newest).ConfigureAwait(false);
            }
            catch (BitrixException refusal)
            {
                await keeper.ReleaseAsync(stored).ConfigureAwait(false);
                if (BitrixError.Find(refusal.Code) is not { Subject: ErrorSubject.RefreshToken })
                {
                    throw;
                }

                // Another process may have been faster by a moment: then it is about to store what the refresh token was worth.
                PortalTokens used = newest;
                if (await AwaitOthersAsync(used, keeper).ConfigureAwait(false) is { } found)
                {
                    (newest, deadInStore) = (found, null);
                }
                else if (used.RefreshToken != stale.RefreshToken && keeper.CanRenew(stale) && !_used.Contains(stale))
                {
                    // The server refuses the stored tokens. It may still take those at hand.
                    (newest, deadInStore) = (stale, used);
                }
                else
                {
                    throw Remember(used, refusal);
                }

                _used.Add(used);
                continue;
            }

            _used.Add(newest);
            await AdoptAsync(stored, renewed, keeper).ConfigureAwait(false);
            return renewed;
        }

        return newest;
    }

    private void ThrowIfRefused(PortalTokens tokens)
    {
        lock (_gate)
        {
            if (_refused is { } refused && refused.RefreshToken == tokens.RefreshToken)
            {
                throw refused.Refusal;
            }
        }
    }

    /// <summary>
    /// Has the store promise that it will take what a renewal yields, and waits for a renewal that is under way elsewhere.
    /// </summary>
    /// <returns>
    /// What others have stored in place of the tokens; null: it is for this process to renew them, and what that yields takes the place of
    /// the tokens beside.
    /// </returns>
    /// <exception cref="BitrixException">Others have claimed the tokens for longer than a call waits.</exception>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    private async Task<(PortalTokens? Others, PortalTokens Stored)> ClaimAsync(PortalTokens stored, TokenKeeper keeper)
    {
        WaitBudget budget = keeper.CreateBudget();
        for (int looks = 0; ; looks++)
        {
            RenewalClaim claim = await keeper.ClaimAsync(stored).ConfigureAwait(false);
            if (claim == RenewalClaim.Granted)
            {
                return (null, stored);
            }

            if (await keeper.FindAsync(stored).ConfigureAwait(false) is { } inStore && inStore.RefreshToken != stored.RefreshToken)
            {
                if (TryAdopt(inStore, stored, keeper))
                {
                    return (inStore, stored);
                }

                if (claim == RenewalClaim.Superseded && looks < MaxRounds)
                {
                    // This process has used up what the store has: it is its place that the new pair takes.
                    stored = inStore;
                    continue;
                }
            }

            if (claim == RenewalClaim.Superseded)
            {
                return (null, stored);
            }

            TimeSpan wait = Backoff.WhileClaimed(looks);
            if (!budget.TryTake(wait))
            {
                throw NotNow("another process renews the tokens of this portal, and has not stored them yet. Try again in a minute.");
            }

            await keeper.DelayAsync(wait).ConfigureAwait(false);
        }
    }

    private static BitrixException NotNow(string reason) => new($"{TokenEndpoint.Name}: {reason}") { Method = TokenEndpoint.Name };

    /// <summary>The pair that another process stores in place of a used one; null: nobody has, although there was time.</summary>
    private async Task<PortalTokens?> AwaitOthersAsync(PortalTokens used, TokenKeeper keeper)
    {
        WaitBudget budget = keeper.CreateBudget();
        for (int looks = 0; keeper.HasStore; looks++)
        {
            PortalTokens? found = await FindNewerAsync(used, keeper).ConfigureAwait(false);
            if (found is not null && found.RefreshToken != used.RefreshToken)
            {
                return found;
            }

            if (Backoff.AfterLostRace(looks) is not { } wait || !budget.TryTake(wait))
            {
                break;
            }

            await keeper.DelayAsync(wait).ConfigureAwait(false);
        }

        return null;
    }

    private BitrixException Remember(PortalTokens tokens, BitrixException refusal)
    {
        lock (_gate)
        {
            _refused = (tokens.RefreshToken!, refusal);
        }

        return refusal;
    }

    private async Task<PortalTokens> MoveCoreAsync(PortalTokens tokens, Uri endpoint, TokenKeeper keeper)
    {
        PortalTokens newest = await CatchUpAsync(tokens, keeper).ConfigureAwait(false);
        if (newest.ClientEndpoint == endpoint)
        {
            return newest;
        }

        PortalTokens moved = newest with { ClientEndpoint = endpoint };
        await AdoptAsync(newest, moved, keeper).ConfigureAwait(false);
        return moved;
    }

    /// <summary>What has become of tokens so far, here and in the other processes that share the store.</summary>
    private async Task<PortalTokens> CatchUpAsync(PortalTokens tokens, TokenKeeper keeper)
    {
        // Only what is stored is used: the store, and not this process, is what other processes can see.
        await SaveUnsavedAsync().ConfigureAwait(false);
        PortalTokens newest = Freshest(tokens, keeper);
        if (newest.AccessToken != tokens.AccessToken && !keeper.IsDue(newest))
        {
            return newest;
        }

        return await FindNewerAsync(newest, keeper).ConfigureAwait(false) ?? newest;
    }

    /// <summary>What another process has stored, if it is newer.</summary>
    private async Task<PortalTokens?> FindNewerAsync(PortalTokens known, TokenKeeper keeper)
    {
        PortalTokens? found = await keeper.FindAsync(known).ConfigureAwait(false);
        return found is not null && TryAdopt(found, known, keeper) ? found : null;
    }

    /// <summary>Goes on with stored tokens, if they take the place of those at hand.</summary>
    private bool TryAdopt(PortalTokens found, PortalTokens known, TokenKeeper keeper)
    {
        if (!IsNewer(found, known))
        {
            return false;
        }

        keeper.Log.Adopted(found.ClientEndpoint);
        SetLatest(found);
        return true;
    }

    /// <summary>The newest tokens of these; or those that another client of the same portal and user has renewed in the meantime.</summary>
    private PortalTokens Freshest(PortalTokens tokens, TokenKeeper keeper)
    {
        PortalTokens newest = Newest(tokens);
        lock (_gate)
        {
            return ReferenceEquals(newest, tokens)
                && keeper.IsDue(tokens)
                && _latest is { ExpiresAt: not null } latest
                && !keeper.IsDue(latest)
                && latest.AccessToken != _hopeless
                ? latest
                : newest;
        }
    }

    /// <summary>
    /// Whether stored tokens take the place of those at hand. Expiries do not tell: each was counted by the clock of the process that
    /// renewed. What is stored, and was not used up here, is what the other processes go on with.
    /// </summary>
    private bool IsNewer(PortalTokens found, PortalTokens known) =>
        !_used.Contains(found)
        && (found.AccessToken != known.AccessToken || found.ClientEndpoint != known.ClientEndpoint)
        && TokenOwner.MayBeSame(found, known);

    private void SetLatest(PortalTokens tokens)
    {
        lock (_gate)
        {
            _latest = tokens;
        }
    }
}
