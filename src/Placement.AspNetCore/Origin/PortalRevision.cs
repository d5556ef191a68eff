namespace Placement;

/// <summary>What is stored of a portal after it was proven.</summary>
internal static class PortalRevision
{
    /// <summary>The portal with all that is proven; the same, if that is nothing new.</summary>
    /// <param name="known">The portal as it is stored; null: it is not.</param>
    /// <param name="claim">The claim that was proven: of it, tokens are taken.</param>
    /// <param name="proven">Where the portal is, and what it granted.</param>
    /// <param name="now">The time.</param>
    public static Portal Decide(Portal? known, OriginClaim claim, ProvenPortal proven, DateTimeOffset now)
    {
        bool isNew = known is null || known.State == PortalState.Uninstalled;
        bool isInstallation = claim.Kind == OriginKind.Installation;
        TokenStatement statement = proven.Statement;
        Portal portal = known ?? new Portal { MemberId = statement.MemberId!.ToLowerInvariant(), ClientEndpoint = proven.ClientEndpoint };
        return portal with
        {
            ClientEndpoint = proven.ClientEndpoint,
            ServerEndpoint = proven.ServerEndpoint,
            ApplicationToken = ApplicationTokenOf(isNew ? null : portal.ApplicationToken, ClaimedText.Token(claim.ApplicationToken), isInstallation),
            Tokens = isInstallation ? TokensOf(claim, proven, now) : isNew ? null : Moved(portal.Tokens, proven.ClientEndpoint),
            State = !isNew ? portal.State : !isInstallation && statement.IsInstalled ? PortalState.Installed : PortalState.Installing,
            Status = statement.Status ?? portal.Status,
            Scopes = statement.Scopes.SequenceEqual(portal.Scopes, StringComparer.Ordinal) ? portal.Scopes : statement.Scopes,
        };
    }

    /// <summary>An installation replaces the token, a widget only brings the first one.</summary>
    private static string? ApplicationTokenOf(string? known, string? claimed, bool isInstallation) => isInstallation ? claimed ?? known : known ?? claimed;

    private static PortalTokens TokensOf(OriginClaim claim, ProvenPortal proven, DateTimeOffset now) => new(proven.ClientEndpoint, claim.AccessToken!)
    {
        RefreshToken = ClaimedText.Token(claim.RefreshToken),
        ExpiresAt = TokenLifetime.Of(claim.ExpiresIn, now) ?? proven.Statement.ExpiresAt,
        ServerEndpoint = proven.ServerEndpoint,
        MemberId = proven.Statement.MemberId!.ToLowerInvariant(),
        UserId = proven.Statement.UserId,
    };

    private static PortalTokens? Moved(PortalTokens? tokens, Uri endpoint) =>
        tokens is not null && tokens.ClientEndpoint != endpoint ? tokens with { ClientEndpoint = endpoint } : tokens;
}
