using Microsoft.Extensions.Logging;

namespace Placement.Releases;

/// <summary>
/// Prolongs the claims of a sweep while it works, all of them in one statement, and ends the work on a portal whose claim is lost or cannot
/// be prolonged.
/// </summary>
internal sealed class ClaimKeeper : IAsyncDisposable
{
    private readonly IReleaseStore _store;
    private readonly PortalClaim _claim;
    private readonly ClaimLease _lease;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly object _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _held = new(StringComparer.Ordinal);
    private readonly Task _keeping;

    public ClaimKeeper(IReleaseStore store, PortalClaim claim, ClaimLease lease, TimeProvider clock, ILogger logger)
    {
        _store = store;
        _claim = claim;
        _lease = lease;
        _clock = clock;
        _logger = logger;
        _keeping = KeepAsync();
    }

    /// <summary>Keeps the claim of a portal from now on.</summary>
    /// <param name="memberId">The portal.</param>
    /// <param name="claimedAt">The timestamp from before it was claimed: the store's lease has begun later.</param>
    /// <returns>Is cancelled when the portal may not be worked on any more.</returns>
    public CancellationToken Hold(string memberId, long claimedAt)
    {
        lock (_gate)
        {
            CancellationTokenSource lost = _held[memberId] = new(LeftOf(claimedAt), _clock);
            return lost.Token;
        }
    }

    /// <summary>Keeps it no longer.</summary>
    /// <param name="memberId">The portal.</param>
    /// <param name="lost">What was said when it was held: it may have been lost, and be held anew.</param>
    public void Release(string memberId, CancellationToken lost)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(memberId, out CancellationTokenSource? held) && held.Token == lost)
            {
                _held.Remove(memberId);
                held.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
        _ending.Dispose();
        lock (_gate)
        {
            foreach (CancellationTokenSource held in _held.Values)
            {
                held.Dispose();
            }

            _held.Clear();
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            using var pace = new PeriodicTimer(_lease.Interval, _clock);
            while (await pace.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false))
            {
                await ProlongAsync().ConfigureAwait(false);
            }
        }
        catch (Exception) when (_ending.IsCancellationRequested)
        {
            // The sweep is over. What a store gives up with then is nobody's concern.
        }
    }

    private async Task ProlongAsync()
    {
        string[] memberIds;
        lock (_gate)
        {
            memberIds = [.. _held.Keys];
        }

        if (memberIds.Length == 0)
        {
            return;
        }

        long askedAt = _clock.GetTimestamp();
        try
        {
            Note(memberIds, await _store.ProlongClaimsAsync(_claim, memberIds, _ending.Token).ConfigureAwait(false), askedAt);
        }
        catch (Exception failure) when (!_ending.IsCancellationRequested)
        {
            // It is tried again as long as there is time. Then the work ends by itself.
            ReleaseEvents.StoreFailed(_logger, failure);
        }
    }

    private void Note(string[] memberIds, IReadOnlyCollection<string> prolonged, long askedAt)
    {
        var kept = new HashSet<string>(prolonged, StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (string memberId in memberIds.Where(_held.ContainsKey))
            {
                _held[memberId].CancelAfter(kept.Contains(memberId) ? LeftOf(askedAt) : TimeSpan.Zero);
            }
        }
    }

    private TimeSpan LeftOf(long since) => _lease.Work - _clock.GetElapsedTime(since) is var left && left > TimeSpan.Zero
        ? left
        : TimeSpan.Zero;
}
