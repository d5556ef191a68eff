using Placement.Limits;

namespace Placement.Tokens;

/// <content>Stores what renewals yield.</content>
internal sealed partial class TokenLineage
{
    /// <summary>What has not been stored yet, with what keeps it: another client may have another store, or none.</summary>
    private (PortalTokens Former, PortalTokens Current, TokenKeeper Keeper)? _unsaved;

    /// <summary>Offers what is unsaved to the store again.</summary>
    private Task? _offering;

    private async Task AdoptAsync(PortalTokens former, PortalTokens current, TokenKeeper keeper)
    {
        lock (_gate)
        {
            _unsaved = (former, current, keeper);
        }

        if (keeper.HasStore)
        {
            _registry.Hold(this);
            try
            {
                await keeper.SaveAsync(former, current).ConfigureAwait(false);
            }
            catch
            {
                Offer(current, keeper);
                throw;
            }
        }

        lock (_gate)
        {
            _unsaved = null;
        }

        _registry.Release(this);
        _registry.Add(TokenOwner.Of(current, keeper.ClientId), this);
        SetLatest(current);
    }

    /// <summary>Stores what the store has not taken before.</summary>
    /// <returns>What was stored now; null: everything was stored already.</returns>
    private async Task<PortalTokens?> SaveUnsavedAsync()
    {
        (PortalTokens Former, PortalTokens Current, TokenKeeper Keeper)? unsaved;
        lock (_gate)
        {
            unsaved = _unsaved;
        }

        if (unsaved is not { } kept)
        {
            return null;
        }

        await AdoptAsync(kept.Former, kept.Current, kept.Keeper).ConfigureAwait(false);
        return kept.Current;
    }

    /// <summary>
    /// Has a pair offered to the store until it is stored. Nobody else has it, and other processes are held off by its claim alone, which
    /// ends after a minute.
    /// </summary>
    private void Offer(PortalTokens unsaved, TokenKeeper keeper)
    {
        lock (_gate)
        {
            if (_offering is not { IsCompleted: false })
            {
                // It outlives the request that has renewed, whose context it must not keep.
                using (CallerContext.Leave())
                {
                    _offering = _registry.Workers.StartAsync(() => OfferAsync(unsaved, keeper));
                }

                keeper.NoteRenewal(_offering);
            }
        }
    }

    /// <returns>The pair that is stored, because <see cref="Workers"/> do work that yields tokens.</returns>
    private async Task<PortalTokens> OfferAsync(PortalTokens unsaved, TokenKeeper keeper)
    {
        while (true)
        {
            await keeper.DelayAsync(Backoff.UntilStored).ConfigureAwait(false);
            try
            {
                unsaved = await _work.JoinAsync(
                    _work.Begin(async () => await SaveUnsavedAsync().ConfigureAwait(false) ?? unsaved),
                    CancellationToken.None).ConfigureAwait(false);
            }
            catch
            {
                // The log has it, unless it was the log that failed. The pair is offered whatever becomes of it.
            }

            lock (_gate)
            {
                if (_unsaved is null)
                {
                    _offering = null;
                    return unsaved;
                }
            }
        }
    }
}
