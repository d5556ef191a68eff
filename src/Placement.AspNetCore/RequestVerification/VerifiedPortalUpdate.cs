using Placement.Portals;

namespace Placement.RequestVerification;

/// <summary>What is stored of a portal after it was proven.</summary>
/// <remarks>
/// A user of the portal has sent the request, which does not mean that they may decide for the portal. What the authorization server says
/// of the portal is stored the first time; what takes the place of something stored, and the application token, comes from administrators.
/// </remarks>
internal static class VerifiedPortalUpdate
{
    /// <summary>The portal with all that is proven; the same, if that is nothing new.</summary>
    /// <param name="known">The portal as it is stored; null: it is not.</param>
    /// <param name="claim">The claim that was proven: of an administrator's, the application token is taken.</param>
    /// <param name="proven">Where the portal is, and what it granted.</param>
    /// <param name="administrator">The administrator's tokens; null: the user is none, or nobody has asked.</param>
    /// <param name="now">The time.</param>
    public static Portal Decide(Portal? known, OriginClaim claim, VerifiedPortal proven, PortalTokens? administrator, DateTimeOffset now)
    {
        string? confirmed = administrator is null ? null : ClaimValues.Token(claim.ApplicationToken);
        bool isGone = known is null or { State: PortalState.Uninstalled };
        bool isOther = !isGone && PortalRecord.IsOtherInstallation(known!, confirmed);
        bool isNew = isGone || isOther;

        // Events bring tokens that cannot be renewed. They take no place of others, which may be of use still.
        bool bringsPair = isGone || (isOther && administrator?.RefreshToken is not null);
        bool decides = isNew || administrator is not null;
        bool isInstallation = claim.Kind == OriginKind.Installation;
        TokenStatement statement = proven.Statement;
        Portal portal = known ?? new Portal { MemberId = statement.MemberId!.ToLowerInvariant(), ClientEndpoint = proven.ClientEndpoint };
        Uri endpoint = decides ? proven.ClientEndpoint : portal.ClientEndpoint;
        return portal with
        {
            ClientId = proven.ClientId,
            ClientEndpoint = endpoint,
            ServerEndpoint = decides ? proven.ServerEndpoint : portal.ServerEndpoint ?? proven.ServerEndpoint,
            ApplicationToken = confirmed ?? (isNew ? null : portal.ApplicationToken),
            IsApplicationTokenConfirmed = confirmed is not null || (!isNew && portal.IsApplicationTokenConfirmed),
            Tokens = bringsPair ? administrator : Moved(portal.Tokens, endpoint) ?? administrator,

            // Those of a former installation are dead. Of a request from before an update that comes late, they are not.
            SystemUserTokens = isGone ? null : Moved(portal.SystemUserTokens, endpoint),
            SystemUserReadyAt = isGone ? null : portal.SystemUserReadyAt,

            // With an installation that nobody told of, the state is what it was.
            State = !isGone ? portal.State : !isInstallation && statement.IsInstalled ? PortalState.Installed : PortalState.Installing,
            Status = statement.Status ?? portal.Status,
            Scopes = statement.Scopes.SequenceEqual(portal.Scopes, StringComparer.Ordinal) ? portal.Scopes : statement.Scopes,
            Epoch = isNew ? PortalRecord.NextEpoch(portal, now) : portal.Epoch,
            Removal = isNew ? null : portal.Removal,
        };
    }

    /// <summary>Whether the request says something about the portal that only an administrator's word makes true.</summary>
    public static bool IsForAdministrators(Portal? known, OriginClaim claim, VerifiedPortal proven) =>
        (ClaimValues.Token(claim.ApplicationToken) is { } given && !PortalRecord.IsConfirmed(known, given))
        || (known is not null && IsElsewhere(known, proven));

    /// <summary>Whether something took the place of what was stored and in force; not where it was only confirmed.</summary>
    public static bool IsMended(Portal before, Portal after) =>
        before.State != PortalState.Uninstalled
        && ((before.ApplicationToken is not null && before.ApplicationToken != after.ApplicationToken)
            || before.ClientEndpoint != after.ClientEndpoint
            || (before.Tokens is null && after.Tokens is not null));

    /// <summary>Whether the portal, or its authorization server, is stored with another address.</summary>
    public static bool IsElsewhere(Portal known, VerifiedPortal proven) =>
        known.ClientEndpoint != proven.ClientEndpoint || known.ServerEndpoint != proven.ServerEndpoint;

    private static PortalTokens? Moved(PortalTokens? tokens, Uri endpoint) =>
        tokens is not null && tokens.ClientEndpoint != endpoint ? tokens with { ClientEndpoint = endpoint } : tokens;
}
