using Placement.Testing;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>What a store has of a local portal that has the application, as if an administrator had installed it.</summary>
internal static class InstalledPortal
{
    /// <param name="portal">The portal, which issues tokens for that.</param>
    /// <param name="clientId">The application; null: it is stored without one.</param>
    public static Portal Of(LocalPortal portal, string? clientId = null)
    {
        PortalTokens tokens = portal.IssueTokens();
        return new Portal
        {
            ClientId = clientId,
            MemberId = portal.MemberId,
            ClientEndpoint = portal.Endpoint,
            ServerEndpoint = tokens.ServerEndpoint,
            ApplicationToken = portal.ApplicationToken,
            IsApplicationTokenConfirmed = true,
            Tokens = tokens,
            State = PortalState.Installed,
        };
    }
}
