namespace Placement.Portals;

/// <summary>Keeps releases in this process, until it ends.</summary>
/// <param name="store">The portals.</param>
/// <param name="timeProvider">The clock; null: the system's.</param>
internal sealed class InMemoryReleases(IPortalStore store, TimeProvider? timeProvider = null) : IReleaseStore
{
    private readonly object _gate = new();
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<string, StoredRelease> _releases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _nextStarts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string ClientId, string MemberId), Entry> _portals = new(Comparer.Instance);

    public ValueTask<StoredRelease?> FindReleaseAsync(string clientId, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_releases.GetValueOrDefault(clientId));
        }
    }

    public ValueTask<bool> HasOtherReleasesAsync(string clientId, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_releases.Keys.Any(known => known != clientId));
        }
    }

    public ValueTask<StoredRelease> SaveReleaseAsync(StoredRelease release, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        lock (_gate)
        {
            if ((_releases.GetValueOrDefault(release.ClientId)?.Revision ?? 0) != release.Revision)
            {
                throw new PortalConflictException();
            }

            return ValueTask.FromResult(_releases[release.ClientId] = release with { Revision = release.Revision + 1 });
        }
    }

    public ValueTask<TimeSpan> ReserveStartsAsync(
        string clientId, int count, TimeSpan interval, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            DateTimeOffset first = _nextStarts.GetValueOrDefault(clientId) is var next && next > now ? next : now;
            _nextStarts[clientId] = first + (interval * count);
            return ValueTask.FromResult(first - now);
        }
    }

    public ValueTask AddPortalsAsync(IReadOnlyCollection<PortalRelease> portals, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portals);
        lock (_gate)
        {
            foreach (PortalRelease portal in portals)
            {
                _portals.TryAdd((portal.ClientId, portal.MemberId), new Entry(portal));
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ConfirmUnchangedAsync(
        string clientId, long number, string fingerprint, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            int confirmed = 0;
            foreach (Entry entry in Of(clientId).Where(entry =>
                ReleaseConditions.HasAlready(entry.Portal, number, fingerprint)))
            {
                entry.Portal = entry.Portal with
                {
                    Number = number,
                    State = PortalReleaseState.Unchanged,
                    Attempts = 0,
                    Outcome = null,
                    NextTryAt = null,
                };
                confirmed++;
            }

            return ValueTask.FromResult(confirmed);
        }
    }

    public async ValueTask<IReadOnlyList<ClaimedPortal>> ClaimPortalsAsync(
        PortalClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        List<ClaimedPortal> claimed = [];
        foreach (PortalRelease portal in Claim(claim))
        {
            claimed.Add(new ClaimedPortal(
                portal, await FindAsync(portal, cancellationToken).ConfigureAwait(false)));
        }

        return claimed;
    }

    private async ValueTask<Portal?> FindAsync(PortalRelease portal, CancellationToken cancellationToken) =>
        store is IApplicationPortalStore several
        ? PortalRecord.Of(await several.FindAllAsync(portal.MemberId, cancellationToken).ConfigureAwait(false), portal.ClientId)
        : await store.FindAsync(portal.MemberId, cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> ProlongClaimAsync(PortalClaim claim, string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate)
        {
            if (_portals.GetValueOrDefault((claim.ClientId, memberId)) is not { } entry
                || entry.Claimant != claim.Claimant
                || !ReleaseConditions.IsRunning(_releases.GetValueOrDefault(claim.ClientId), claim.Number))
            {
                return ValueTask.FromResult(false);
            }

            entry.ClaimedUntil = _clock.GetUtcNow() + claim.Duration;
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyCollection<string>> ProlongClaimsAsync(
        PortalClaim claim, IReadOnlyCollection<string> memberIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(memberIds);
        List<string> prolonged = [];
        lock (_gate)
        {
            foreach (string memberId in memberIds)
            {
                if (_portals.GetValueOrDefault((claim.ClientId, memberId)) is { } entry && entry.Claimant == claim.Claimant)
                {
                    entry.ClaimedUntil = _clock.GetUtcNow() + claim.Duration;
                    prolonged.Add(memberId);
                }
            }
        }

        return ValueTask.FromResult<IReadOnlyCollection<string>>(prolonged);
    }

    public ValueTask<bool> RetryPortalAsync(
        string clientId, string memberId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_portals.GetValueOrDefault((clientId, memberId)) is not { } entry
                || !IsFree(entry)
                || ReleaseConditions.IsDone(entry.Portal.State))
            {
                return ValueTask.FromResult(false);
            }

            entry.Portal = entry.Portal with
            {
                NextTryAt = now,
                Attempts = 0,
                State = ReleaseConditions.IsGone(entry.Portal.State) ? PortalReleaseState.Pending : entry.Portal.State,
            };
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> SavePortalReleaseAsync(
        PortalRelease portal, string? claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        lock (_gate)
        {
            if (_portals.TryGetValue((portal.ClientId, portal.MemberId), out Entry? entry))
            {
                if (claimant is not null && entry.Claimant != claimant)
                {
                    return ValueTask.FromResult(false);
                }

                entry.Portal = portal;
                entry.Claimant = null;
                return ValueTask.FromResult(true);
            }

            return ValueTask.FromResult(
                claimant is null && _portals.TryAdd((portal.ClientId, portal.MemberId), new Entry(portal)));
        }
    }

    public ValueTask<PortalRelease?> FindPortalReleaseAsync(
        string clientId, string memberId, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_portals.GetValueOrDefault((clientId, memberId))?.Portal);
        }
    }

    public ValueTask<IReadOnlyList<PortalRelease>> ListPortalReleasesAsync(
        string clientId, PortalReleaseState? state, string after, int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<PortalRelease>>(
            [
                .. Of(clientId)
                    .Select(static entry => entry.Portal)
                    .Where(portal => string.CompareOrdinal(portal.MemberId, after) > 0)
                    .Where(portal => state is null || StateOf(portal) == state)
                    .Take(count),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<PortalReleaseCount>> CountPortalsAsync(
        string clientId, int bucketsBelow, IReadOnlyCollection<string> named, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<PortalReleaseCount>>(
            [
                .. Of(clientId)
                    .Select(static entry => entry.Portal)
                    .GroupBy(portal => new PortalReleaseCount(
                        StateOf(portal), ReleaseConditions.IsCanary(portal, bucketsBelow, named), portal.WasCurrent, Count: 0))
                    .Select(static group => group.Key with { Count = group.Count() }),
            ]);
        }
    }

    public ValueTask<DateTimeOffset?> NextTryAsync(string clientId, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(
                Of(clientId).Where(IsFree).Where(static entry => !ReleaseConditions.IsGone(entry.Portal.State))
                    .Min(static entry => entry.Portal.NextTryAt));
        }
    }

    private IReadOnlyList<PortalRelease> Claim(PortalClaim claim)
    {
        lock (_gate)
        {
            if (!ReleaseConditions.IsRunning(_releases.GetValueOrDefault(claim.ClientId), claim.Number))
            {
                return [];
            }

            Entry[] due =
            [
                .. Of(claim.ClientId)
                    .Where(IsFree)
                    .Where(entry => ReleaseConditions.IsDue(entry.Portal, claim)
                        && ReleaseConditions.IsCanary(entry.Portal, claim.BucketsBelow, claim.Named)
                        && ReleaseConditions.IsOfShard(entry.Portal, claim))
                    .OrderBy(static entry => entry.Portal.NextTryAt ?? DateTimeOffset.MinValue)
                    .Take(claim.Count),
            ];
            foreach (Entry entry in due)
            {
                (entry.Claimant, entry.ClaimedUntil) = (claim.Claimant, _clock.GetUtcNow() + claim.Duration);
                entry.Portal = entry.Portal with
                {
                    Number = entry.Portal.Number == claim.Number ? claim.Number : 0,
                    Fingerprint = null,
                };
            }

            return [.. due.Select(static entry => entry.Portal)];
        }
    }

    private bool IsFree(Entry entry) => ReleaseConditions.IsFree(entry.Claimant, entry.ClaimedUntil, _clock.GetUtcNow());

    private IEnumerable<Entry> Of(string clientId) =>
        _portals.Where(portal => portal.Key.ClientId == clientId).Select(static portal => portal.Value);

    private PortalReleaseState StateOf(PortalRelease portal) =>
        ReleaseConditions.StateOf(portal, _releases.GetValueOrDefault(portal.ClientId)?.Number);

    private sealed class Entry(PortalRelease portal)
    {
        public PortalRelease Portal { get; set; } = portal;

        public string? Claimant { get; set; }

        public DateTimeOffset ClaimedUntil { get; set; }
    }

    private sealed class Comparer : IComparer<(string ClientId, string MemberId)>
    {
        public static Comparer Instance { get; } = new();

        public int Compare((string ClientId, string MemberId) x, (string ClientId, string MemberId) y) =>
            string.CompareOrdinal(x.ClientId, y.ClientId) is var order and not 0 ? order : string.CompareOrdinal(x.MemberId, y.MemberId);
    }
}
