using System.Security.Claims;

namespace Placement;

/// <summary>
/// The types of the claims of whom <see cref="PlacementDefaults.AuthenticationScheme"/> has recognised. Beside them stands
/// <see cref="ClaimTypes.NameIdentifier"/>, which is portal and user in one, <c>{member id}/{user id}</c>: users of different portals have
/// the same ids. Administrators have the role <see cref="PlacementDefaults.AdministratorRole"/>.
/// </summary>
public static class PlacementClaims
{
    /// <summary>The portal's identity, as <see cref="Portal.MemberId"/> has it.</summary>
    public const string MemberId = "placement:member_id";

    /// <summary>The application's client id, as <see cref="Portal.ClientId"/> has it.</summary>
    public const string ClientId = "placement:client_id";

    /// <summary>The portal's host, as <see cref="Portal.Domain"/> has it.</summary>
    public const string Domain = "placement:domain";

    /// <summary>The code of the placement, upper case.</summary>
    public const string Placement = "placement:placement";

    /// <summary>The user's id on the portal.</summary>
    public const string UserId = "placement:user_id";
}
