using Placement.Catalog;

namespace Placement.Portals;

/// <summary>What all stores of this library make of a portal that they are given.</summary>
internal static class PortalRecord
{
    /// <summary>Longer than any identity that Bitrix24 issues.</summary>
    private const int MaxIdLength = 64;

    /// <summary>The time, as precise as stores keep it.</summary>
    public static DateTimeOffset Now(TimeProvider timeProvider) => Truncate(timeProvider.GetUtcNow());

    /// <summary>Another epoch than the portal's: the time, or the next number where two begin at once.</summary>
    public static long NextEpoch(Portal portal, DateTimeOffset now) => Math.Max(now.ToUnixTimeMilliseconds(), portal.Epoch + 1);

    /// <summary>
    /// Whether an administrator brings another application token than the confirmed one: that of another installation, whether or not
    /// anybody has told of the removal before it.
    /// </summary>
    public static bool IsOtherInstallation(Portal stored, string? applicationToken) =>
        applicationToken is not null && stored.IsApplicationTokenConfirmed && !IsConfirmed(stored, applicationToken);

    /// <summary>Whether an application token is the one that an administrator has confirmed for the portal.</summary>
    public static bool IsConfirmed(Portal? portal, string applicationToken) =>
        portal is { IsApplicationTokenConfirmed: true, ApplicationToken: { } confirmed }
        && SecretDigest.AreEqual(confirmed, applicationToken);

    /// <summary>Whether a portal, or an application, can have this identity. What others name is looked up in no store.</summary>
    public static bool IsId(string memberId) =>
        memberId.Length is > 0 and <= MaxIdLength && memberId.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The only portal; null: there is none.</summary>
    /// <exception cref="InvalidOperationException">It has several applications, and which one is meant was not said.</exception>
    public static Portal? Single(IReadOnlyList<Portal> stored) => stored switch
    {
        [] => null,
        [var only] => only,
        _ => throw new InvalidOperationException(
            $"The portal {stored[0].Domain} has {stored.Count} of the applications. Say which one is meant: FindAsync(clientId, memberId)."),
    };

    /// <summary>What is stored for an application, or else without one; null: nothing.</summary>
    public static Portal? Of(IEnumerable<Portal> stored, string clientId)
    {
        Portal? before = null;
        foreach (Portal portal in stored)
        {
            if (portal.ClientId == clientId)
            {
                return portal;
            }

            before ??= portal.ClientId is null ? portal : null;
        }

        return before;
    }

    /// <summary>The portal as it is to be stored: with one identity, one address, and the next revision.</summary>
    /// <exception cref="ArgumentException">No portal is like that.</exception>
    public static Portal Next(Portal portal, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentOutOfRangeException.ThrowIfNegative(portal.Revision, nameof(portal));
        if (!IsId(portal.MemberId))
        {
            throw new ArgumentException("A portal's identity is made of letters and digits, usually 32 hexadecimal ones.", nameof(portal));
        }

        if (portal.ClientId is { } clientId && !IsId(clientId))
        {
            throw new ArgumentException("A client id is made of letters, digits, dots, hyphens and underscores.", nameof(portal));
        }

        if (!WebAddress.IsBase(portal.ClientEndpoint) || (portal.ServerEndpoint is { } server && !WebAddress.IsBase(server)))
        {
            throw new ArgumentException(
                "The addresses of a portal are absolute http or https URLs without user name and query, such as "
                + "https://acme.bitrix24.com/rest/.", nameof(portal));
        }

        if (!Enum.IsDefined(portal.State))
        {
            throw new ArgumentException($"There is no state {portal.State}.", nameof(portal));
        }

        Portal next = portal.WithOneAddress();
        return next with
        {
            Scopes = [.. portal.Scopes],
            Tokens = Truncate(next.Tokens),
            SystemUserTokens = Truncate(next.SystemUserTokens),
            SystemUserReadyAt = portal is { SystemUserTokens: not null, SystemUserReadyAt: { } ready } ? Truncate(ready) : null,
            ProvenAt = portal.ProvenAt is { } proven ? Truncate(proven) : null,
            Removal = portal.Removal is { } removal
                ? removal with { ClaimedAt = Truncate(removal.ClaimedAt), DueAt = Truncate(removal.DueAt) }
                : null,
            CreatedAt = portal.Revision == 0 ? now : Truncate(portal.CreatedAt),
            UpdatedAt = now,
            Revision = portal.Revision + 1,
        };
    }

    /// <summary>
    /// Whether a portal was made from what is stored. Revisions are counted from one again when a portal is deleted and comes back, so the
    /// time of the first one counts too, if the portal has it.
    /// </summary>
    public static bool IsSuccessor(Portal portal, Portal stored) =>
        portal.Revision == stored.Revision && (portal.CreatedAt == default || Truncate(portal.CreatedAt) == stored.CreatedAt);

    private static PortalTokens? Truncate(PortalTokens? tokens) =>
        tokens is { ExpiresAt: { } expiry } ? tokens with { ExpiresAt = Truncate(expiry) } : tokens;

    private static DateTimeOffset Truncate(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
