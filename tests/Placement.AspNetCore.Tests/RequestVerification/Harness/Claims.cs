using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>What portals say of themselves.</summary>
internal static class Claims
{
    /// <summary>The claim of a request that a portal sends, with one thing or another replaced.</summary>
    public static OriginClaim Of(
        LocalPortal portal, OriginKind kind = OriginKind.Widget, PortalTokens? tokens = null, ClaimChange? change = null)
    {
        tokens ??= portal.IssueTokens();
        change ??= new ClaimChange();
        return new OriginClaim
        {
            Kind = kind,
            MemberId = change.MemberId ?? portal.MemberId,
            ApplicationToken = change.HasNoApplicationToken ? null : change.ApplicationToken ?? portal.ApplicationToken,
            AccessToken = change.HasNoAccessToken ? null : change.AccessToken ?? tokens.AccessToken,
            RefreshToken = tokens.RefreshToken,
            ExpiresIn = TimeSpan.FromHours(1),
            ServerEndpoint = change.ServerEndpoint ?? tokens.ServerEndpoint!.AbsoluteUri,
            Domain = change.Domain ?? portal.Address.Authority,
            Status = "L",
        };
    }
}
