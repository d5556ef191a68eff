using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>An employee: the one whose card is open, or the one who opened the user menu.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/user-profile/index.html">Widgets of the user profile</seealso>
public sealed record UserProfileContext : PlacementContext
{
    /// <summary>The employee, at least 1; 0: the portal named none.</summary>
    public int UserId { get; init; }

    internal static new UserProfileContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        UserId = values.Id(ContextMember.UserId),
    };
}
