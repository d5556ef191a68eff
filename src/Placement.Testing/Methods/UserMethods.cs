using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;

namespace Placement.Testing.Methods;

/// <summary>Who calls: <c>profile</c> and <c>user.admin</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/users/profile.html</remarks>
internal static class UserMethods
{
    public static IEnumerable<RestMethod> All =>
    [
        new("profile", Profile),
        new("user.admin", static call => call.Caller.User.IsAdministrator),
    ];

    private static JsonObject Profile(RestCall call) => new()
    {
        ["ID"] = call.Caller.User.Id.ToString(CultureInfo.InvariantCulture),
        ["ADMIN"] = call.Caller.User.IsAdministrator,
        ["NAME"] = call.Caller.User.Name,
        ["LAST_NAME"] = call.Caller.User.LastName,
        ["PERSONAL_GENDER"] = "",
        ["TIME_ZONE"] = "",
    };
}
