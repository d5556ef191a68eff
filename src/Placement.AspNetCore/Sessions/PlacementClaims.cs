using System.Security.Claims;

namespace Placement;

/// <summary>
/// The types of the claims of whom <see cref="PlacementDefaults.AuthenticationScheme"/> has recognised. The user's id is
/// <see cref="ClaimTypes.NameIdentifier"/>, and an administrator has the role <see cref="Administrator"/>.
/// </summary>
public static class PlacementClaims
{
    /// <summary>The portal's identity, as <see cref="Portal.MemberId"/> has it.</summary>
    public const string MemberId = "placement:member_id";

    /// <summary>The portal's host, as <see cref="Portal.Domain"/> has it.</summary>
    public const string Domain = "placement:domain";

    /// <summary>The code of the placement, upper case.</summary>
    public const string Placement = "placement:placement";

    /// <summary>The role of users of whom the portal has said that they are its administrators.</summary>
    public const string Administrator = "administrator";
}
