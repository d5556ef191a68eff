using System.Globalization;
using System.Security.Claims;
using Placement.Openings;

namespace Placement.Authentication;

/// <summary>Makes claims of what a request has proven.</summary>
internal static class WidgetPrincipal
{
    /// <summary>Of a session: its user, too.</summary>
    public static ClaimsPrincipal Of(WidgetSession session)
    {
        string userId = session.User.Id!.Value.ToString(CultureInfo.InvariantCulture);
        ClaimsIdentity identity = Identity(session.Portal, session.Placement);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{session.Portal.MemberId}/{userId}"));
        identity.AddClaim(new Claim(PlacementClaims.UserId, userId));
        if (session.IsAdministrator == true)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, PlacementDefaults.AdministratorRole));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>
    /// Of a verified request: its session, or for the form that opens a widget its portal and placement, and nobody in person, because in
    /// some applications the portal is all that such a form proves.
    /// </summary>
    public static ClaimsPrincipal Of(WidgetRequestContext request) => request.Session is { } session
        ? Of(session)
        : new ClaimsPrincipal(Identity(request.Portal!, request.Placement));

    private static ClaimsIdentity Identity(Portal portal, string placement)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(PlacementClaims.MemberId, portal.MemberId),
                new Claim(PlacementClaims.Domain, portal.Domain),
                new Claim(PlacementClaims.Placement, placement),
            ],
            PlacementDefaults.AuthenticationScheme);
        if (portal.ClientId is { } clientId)
        {
            identity.AddClaim(new Claim(PlacementClaims.ClientId, clientId));
        }

        return identity;
    }
}
