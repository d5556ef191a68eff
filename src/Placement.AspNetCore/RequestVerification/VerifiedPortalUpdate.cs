namespace Placement.RequestVerification;

/// <summary>What is stored of a portal after it was proven.</summary>
/// <remarks>
/// It is proven that a user of the portal sent the request, not that they may decide for the portal: nothing that they brought takes the
/// place of what an
/// administrator did.
/// </remarks>
internal static class VerifiedPortalUpdate
{
    /// <summary>The portal with all that is proven; the same, if that is nothing new.</summary>
    /// <param name="known">The portal as it is stored; null: it is not.</param>
    /// <param name="claim">The claim that was proven: of it, the first application token is taken.</param>
    /// <param name="proven">Where the portal is, and what it granted.</param>
    public static Portal Decide(Portal? known, OriginClaim claim, VerifiedPortal proven)
    {
        bool isNew = known is null || known.State == PortalState.Uninstalled;
        bool isInstallation = claim.Kind == OriginKind.Installation;
        TokenStatement statement = proven.Statement;
        Portal portal = known ?? new Portal { MemberId = statement.MemberId!.ToLowerInvariant(), ClientEndpoint = proven.ClientEndpoint };
        return portal with
        {
            ClientEndpoint = proven.ClientEndpoint,
            ServerEndpoint = proven.ServerEndpoint,
            ApplicationToken = (isNew ? null : portal.ApplicationToken) ?? ClaimValues.Token(claim.ApplicationToken),
            Tokens = isNew ? null : Moved(portal.Tokens, proven.ClientEndpoint),
            State = !isNew ? portal.State : !isInstallation && statement.IsInstalled ? PortalState.Installed : PortalState.Installing,
            Status = statement.Status ?? portal.Status,
            Scopes = statement.Scopes.SequenceEqual(portal.Scopes, StringComparer.Ordinal) ? portal.Scopes : statement.Scopes,
        };
    }

    private static PortalTokens? Moved(PortalTokens? tokens, Uri endpoint) =>
        tokens is not null && tokens.ClientEndpoint != endpoint ? tokens with { ClientEndpoint = endpoint } : tokens;
}
