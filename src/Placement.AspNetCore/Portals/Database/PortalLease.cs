namespace Placement.Portals.Database;

/// <summary>Which tokens of a portal somebody renews.</summary>
/// <param name="IsOfSystemUser">Whether they are the system user's: a portal's two pairs are renewed independently of each other.</param>
/// <param name="Digest">Stands for them in the portal's row.</param>
internal sealed record PortalLease(bool IsOfSystemUser, string Digest)
{
    /// <summary>The lease of a portal's tokens; those of its system user, if it has them in the place of its tokens.</summary>
    public static PortalLease Of(Portal portal) => new(
        portal.Tokens is { } tokens && tokens == portal.SystemUserTokens,
        SecretDigest.KeyOf(portal.MemberId.ToLowerInvariant(), portal.Tokens?.RefreshToken ?? portal.Tokens?.AccessToken ?? ""));
}
