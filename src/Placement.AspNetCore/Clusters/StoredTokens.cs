using Placement.Portals;

namespace Placement.Clusters;

/// <summary>Names tokens that the store has, without holding them: names may travel between hosts, tokens may not.</summary>
/// <param name="ClientId">The application.</param>
/// <param name="MemberId">The portal's identity, lower case.</param>
/// <param name="Holder">Whose they are.</param>
/// <param name="UserId">The user; null: they are no user's of a session.</param>
internal sealed record StoredTokens(string ClientId, string MemberId, TokenHolder Holder, int? UserId)
{
    /// <summary>What tells one pair from its successor, and cannot be turned back into it.</summary>
    public static string KeyOf(PortalTokens tokens) => SecretDigest.KeyOf(tokens.MemberId ?? "", tokens.AccessToken);
}
