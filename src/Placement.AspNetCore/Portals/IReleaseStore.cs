namespace Placement;

/// <summary>Keeps which release the portals of an application shall have, and which they have.</summary>
/// <remarks>
/// Implement it beside <see cref="IPortalStore"/> on the same class. Beside a store that does not, releases are kept in the memory of the
/// process: every start asks all portals again, and other hosts do not know of it.
/// </remarks>
public interface IReleaseStore
{
    /// <summary>The release of an application; null: there was none yet.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<StoredRelease?> FindReleaseAsync(string clientId, CancellationToken cancellationToken = default);

    /// <summary>Whether the store has releases of other applications than this one.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<bool> HasOtherReleasesAsync(string clientId, CancellationToken cancellationToken = default);

    /// <summary>Stores a release in place of the revision that it was made from, or as a new one.</summary>
    /// <param name="release">The release; its <see cref="StoredRelease.Revision"/> is the one that is replaced, 0 for the first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The release as stored, with its new revision.</returns>
    /// <exception cref="PortalConflictException">The store has another revision: find the release again, and decide again.</exception>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<StoredRelease> SaveReleaseAsync(StoredRelease release, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reserves starts of work at the authorization server, for all hosts together: each is an interval after the one before, and none is
    /// in the past, by the store's own clock.
    /// </summary>
    /// <param name="clientId">The application, whose release is stored.</param>
    /// <param name="count">How many starts.</param>
    /// <param name="interval">The time between two starts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How long to wait for the first.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<TimeSpan> ReserveStartsAsync(
        string clientId, int count, TimeSpan interval, CancellationToken cancellationToken = default);

    /// <summary>Adds portals of which no release is known yet. What is known of others stays.</summary>
    /// <param name="portals">The portals.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when that is stored.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask AddPortalsAsync(IReadOnlyCollection<PortalRelease> portals, CancellationToken cancellationToken = default);

    /// <summary>Counts portals that have a fingerprint already as those of a release: nothing has to be done there.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="number">The release's number.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many portals.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<int> ConfirmUnchangedAsync(
        string clientId, long number, string fingerprint, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims portals that a release has not reached, or that are to be tried again, the longest waiting first. What they had before is
    /// forgotten with that (<see cref="PortalRelease.Fingerprint"/> is null, and <see cref="PortalRelease.Number"/> 0 unless it is this
    /// release's), because a host that ends in the middle leaves something else.
    /// </summary>
    /// <param name="claim">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portals; none: there are none, others have them, or the release does not go on.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<IReadOnlyList<ClaimedPortal>> ClaimPortalsAsync(PortalClaim claim, CancellationToken cancellationToken = default);

    /// <summary>
    /// Prolongs claims that are still the claimant's, in one step, whatever became of the release: portals that were begun are finished.
    /// A host does so while it works, so that the portals of one that was killed are soon another's.
    /// </summary>
    /// <param name="claim">Who claims, and for how long from now on.</param>
    /// <param name="memberIds">The portals' identities, lower case: those of a few dozen.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portals among them that are still the claimant's.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<IReadOnlyCollection<string>> ProlongClaimsAsync(
        PortalClaim claim, IReadOnlyCollection<string> memberIds, CancellationToken cancellationToken = default);

    /// <summary>Prolongs a claim before the portal is begun, if it is still the claimant's and the release still goes on.</summary>
    /// <param name="claim">Who claims, for which release, and for how long from now on.</param>
    /// <param name="memberId">The portal's identity, lower case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the portal may be worked on.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<bool> ProlongClaimAsync(PortalClaim claim, string memberId, CancellationToken cancellationToken = default);

    /// <summary>Has a portal tried again at once which a release has not reached. One that a host works on is left to it.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="memberId">The portal's identity, lower case.</param>
    /// <param name="now">The time now.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there is such a portal.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<bool> RetryPortalAsync(
        string clientId, string memberId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Stores what became of a portal, and ends the claim.</summary>
    /// <param name="portal">What became of it.</param>
    /// <param name="claimant">
    /// Who has claimed it; null: whoever has, for work that outdates theirs, such as an installation. Then a portal is added that is not
    /// known yet.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was stored; false: somebody else has the claim, or the portal is not there any more.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<bool> SavePortalReleaseAsync(PortalRelease portal, string? claimant, CancellationToken cancellationToken = default);

    /// <summary>How far the releases have come on a portal; null: nothing is known of it.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="memberId">The portal's identity, lower case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<PortalRelease?> FindPortalReleaseAsync(
        string clientId, string memberId, CancellationToken cancellationToken = default);

    /// <summary>The portals of an application, ordered by identity.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="state">Only those in this state of the release that is stored; null: all.</param>
    /// <param name="after">The identity after which the list begins; empty: with the first.</param>
    /// <param name="count">The most portals.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<IReadOnlyList<PortalRelease>> ListPortalReleasesAsync(
        string clientId, PortalReleaseState? state, string after, int count, CancellationToken cancellationToken = default);

    /// <summary>How many portals the stored release has brought to which state.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="bucketsBelow">Which portals are canaries: those whose bucket is lower.</param>
    /// <param name="named">Canaries by identity, lower case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<IReadOnlyList<PortalReleaseCount>> CountPortalsAsync(
        string clientId, int bucketsBelow, IReadOnlyCollection<string> named, CancellationToken cancellationToken = default);

    /// <summary>When the next portal is to be tried that is not claimed; null: none is by itself.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<DateTimeOffset?> NextTryAsync(string clientId, CancellationToken cancellationToken = default);
}
