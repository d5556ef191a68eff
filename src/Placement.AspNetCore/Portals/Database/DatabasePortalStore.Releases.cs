using Placement.Portals;
using Placement.Portals.Database;

namespace Placement;

/// <content>The releases.</content>
public sealed partial class DatabasePortalStore
{
    /// <summary>Databases take some thousand parameters, and a row has eleven.</summary>
    private const int RowsPerStatement = 100;

    /// <inheritdoc/>
    public async ValueTask<StoredRelease?> FindReleaseAsync(string clientId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        return await _database.ReadingAsync(
            connection => _releases.FindAsync(connection, clientId, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HasOtherReleasesAsync(string clientId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        return await _database.ReadingAsync(
            connection => _releases.CountOthersAsync(connection, clientId, cancellationToken), cancellationToken)
            .ConfigureAwait(false) > 0;
    }

    /// <inheritdoc/>
    public async ValueTask<StoredRelease> SaveReleaseAsync(StoredRelease release, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        StoredRelease next = release with { Revision = release.Revision + 1 };
        return await _database.WritingAsync(
            async connection => await (release.Revision == 0
                ? _releases.InsertAsync(connection, next, cancellationToken)
                : _releases.UpdateAsync(connection, next, cancellationToken)).ConfigureAwait(false)
                    ? next
                    : throw new PortalConflictException(
                        "The release has been stored by somebody else since it was read. Find it again, and decide again."),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> ReserveStartsAsync(
        string clientId, int count, TimeSpan interval, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        long? wait = await _database.WritingAsync(
            connection => _releases.ReserveAsync(connection, clientId, interval * count, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return TimeSpan.FromMilliseconds(Math.Max(0, wait ?? 0));
    }

    /// <inheritdoc/>
    public async ValueTask AddPortalsAsync(IReadOnlyCollection<PortalRelease> portals, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portals);
        foreach (PortalRelease[] chunk in portals.Chunk(RowsPerStatement))
        {
            await _database.WritingAsync(
                connection => _portalReleases.InsertAsync(connection, chunk, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> ConfirmUnchangedAsync(
        string clientId, long number, string fingerprint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        return await _database.WritingAsync(
            connection => _portalReleases.ConfirmAsync(connection, clientId, number, fingerprint, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ClaimedPortal>> ClaimPortalsAsync(
        PortalClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        IReadOnlyList<PortalRelease> claimed = await _database.WritingAsync(
            connection => _portalReleases.ClaimAsync(connection, claim, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (claimed.Count == 0)
        {
            return [];
        }

        ILookup<string, Portal> portals = await FindPageAsync(
            [.. claimed.Select(static portal => portal.MemberId)], cancellationToken).ConfigureAwait(false);
        return
        [
            .. claimed
                .OrderBy(static portal => portal.NextTryAt)
                .ThenBy(static portal => portal.MemberId, StringComparer.Ordinal)
                .Select(portal => new ClaimedPortal(portal, PortalRecord.Of(portals[portal.MemberId], claim.ClientId))),
        ];
    }

    /// <inheritdoc/>
    ValueTask<ILookup<string, Portal>> IPortalPages.FindPageAsync(IReadOnlyList<string> memberIds, CancellationToken cancellationToken) =>
        FindPageAsync(memberIds, cancellationToken);

    private async ValueTask<ILookup<string, Portal>> FindPageAsync(IReadOnlyList<string> memberIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<PortalRow> rows = memberIds.Count == 0
            ? []
            : await _database.ReadingAsync(
                connection => _table.FindAllAsync(connection, memberIds, cancellationToken), cancellationToken).ConfigureAwait(false);
        return rows
            .Select(row => Read(row, out _))
            .OfType<Portal>()
            .ToLookup(static portal => portal.MemberId, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ProlongClaimAsync(PortalClaim claim, string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(memberId);
        return await _database.WritingAsync(
            connection => _portalReleases.ProlongAsync(connection, claim, memberId, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyCollection<string>> ProlongClaimsAsync(
        PortalClaim claim, IReadOnlyCollection<string> memberIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(memberIds);
        return memberIds.Count == 0
            ? []
            : await _database.WritingAsync(
                connection => _portalReleases.ProlongAsync(connection, claim, memberIds, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RetryPortalAsync(
        string clientId, string memberId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(memberId);
        return await _database.WritingAsync(
            connection => _portalReleases.RetryAsync(connection, clientId, memberId, now, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SavePortalReleaseAsync(
        PortalRelease portal, string? claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return await _database.WritingAsync(
            async connection =>
                await _portalReleases.UpdateAsync(connection, portal, claimant, cancellationToken).ConfigureAwait(false)
                || (claimant is null
                    && await _portalReleases.InsertAsync(connection, [portal], cancellationToken).ConfigureAwait(false) == 1),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<PortalRelease?> FindPortalReleaseAsync(
        string clientId, string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(memberId);
        return await _database.ReadingAsync(
            connection => _portalReleases.FindAsync(connection, clientId, memberId, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PortalRelease>> ListPortalReleasesAsync(
        string clientId, PortalReleaseState? state, string after, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(after);
        return await _database.ReadingAsync(
            connection => _portalReleases.ListAsync(connection, clientId, state, after, count, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PortalReleaseCount>> CountPortalsAsync(
        string clientId, int bucketsBelow, IReadOnlyCollection<string> named, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(named);
        return await _database.ReadingAsync(
            connection => _portalReleases.CountAsync(connection, clientId, bucketsBelow, named, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextTryAsync(string clientId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        return PortalValues.Time(await _database.ReadingAsync(
            connection => _portalReleases.NextTryAsync(connection, clientId, cancellationToken), cancellationToken)
            .ConfigureAwait(false));
    }
}
