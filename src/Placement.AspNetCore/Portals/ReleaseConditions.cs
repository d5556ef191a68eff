using System.Globalization;

namespace Placement.Portals;

/// <summary>
/// What a store of releases decides about a portal, each condition in C# and in SQL side by side: whoever changes one changes the other.
/// </summary>
internal static class ReleaseConditions
{
    /// <summary>The SQL of <see cref="IsDone"/>.</summary>
    public const string Done = $"state IN ('{nameof(PortalReleaseState.Current)}', '{nameof(PortalReleaseState.Unchanged)}')";

    /// <summary>The SQL of <see cref="IsGone"/>.</summary>
    public const string Gone = $"state = '{nameof(PortalReleaseState.Gone)}'";

    /// <summary>The SQL of <see cref="IsDue"/>.</summary>
    public const string Due = $"NOT ({Gone}) AND (number <> @number OR next_try_at <= @now)";

    /// <summary>The SQL of <see cref="HasAlready"/>.</summary>
    public const string Already = $"number <> @number AND fingerprint = @fingerprint AND {Done}";

    /// <summary>The SQL of <see cref="IsRunning"/>, of the table of releases.</summary>
    public const string Running = $"number = @number AND state = '{nameof(ReleaseState.Running)}'";

    /// <summary>The SQL of <see cref="IsOfShard"/>.</summary>
    public const string Shard = "bucket >= @shard_from AND bucket < @shard_below";

    /// <summary>Whether a portal has the release that was tried last.</summary>
    public static bool IsDone(PortalReleaseState state) => state is PortalReleaseState.Current or PortalReleaseState.Unchanged;

    /// <summary>Whether a portal does not have the application any more, for whatever release.</summary>
    public static bool IsGone(PortalReleaseState state) => state == PortalReleaseState.Gone;

    /// <summary>Whether a release has not reached a portal, or it is to be tried again.</summary>
    public static bool IsDue(PortalRelease portal, PortalClaim claim) =>
        !IsGone(portal.State) && (portal.Number != claim.Number || portal.NextTryAt <= claim.Now);

    /// <summary>Whether a portal has what a release declares, from one before.</summary>
    public static bool HasAlready(PortalRelease portal, long number, string fingerprint) =>
        portal.Number != number && portal.Fingerprint == fingerprint && IsDone(portal.State);

    /// <summary>Whether a release is the one that is stored, and goes on.</summary>
    public static bool IsRunning(StoredRelease? stored, long number) =>
        stored is { State: ReleaseState.Running } && stored.Number == number;

    /// <summary>Whether nobody works on a portal.</summary>
    public static bool IsFree(string? claimant, DateTimeOffset until, DateTimeOffset now) => claimant is null || until <= now;

    /// <summary>The SQL of <see cref="IsFree"/>.</summary>
    /// <param name="now">The database's clock.</param>
    public static string Free(string now) => $"(claim_of IS NULL OR claim_until <= {now})";

    /// <summary>Whether a portal is one of those with a bucket below a number, or is named.</summary>
    public static bool IsCanary(PortalRelease portal, int bucketsBelow, IReadOnlyCollection<string> named) =>
        portal.Bucket < bucketsBelow || named.Contains(portal.MemberId);

    /// <summary>The SQL of <see cref="IsCanary"/>, with parameters as <see cref="NameOf"/> calls them.</summary>
    public static string Canary(IReadOnlyCollection<string> named) => named.Count == 0
        ? "bucket < @buckets"
        : $"(bucket < @buckets OR member_id IN ({string.Join(", ", named.Select(static (_, index) => NameOf(index)))}))";

    /// <summary>Whether a portal is of the part that a claim is about.</summary>
    public static bool IsOfShard(PortalRelease portal, PortalClaim claim) =>
        portal.Bucket >= claim.ShardFrom && portal.Bucket < claim.ShardBelow;

    /// <summary>The parameter of a named portal.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"@named{index}");

    /// <summary>The state of the release that is stored: what an earlier one has come to is none of it.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="number">The number of the release that is stored; null: there is none.</param>
    public static PortalReleaseState StateOf(PortalRelease portal, long? number) =>
        IsGone(portal.State) || portal.Number == number ? portal.State : PortalReleaseState.Pending;

    /// <summary>The SQL of <see cref="StateOf"/>.</summary>
    /// <param name="number">The SQL of the number.</param>
    public static string CurrentState(string number) =>
        $"CASE WHEN {Gone} OR number = {number} THEN state ELSE '{nameof(PortalReleaseState.Pending)}' END";
}
