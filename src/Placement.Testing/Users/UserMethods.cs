using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;

namespace Placement.Testing.Users;

/// <summary>Who calls: <c>profile</c>, <c>user.admin</c> and <c>user.current</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/users/profile.html</remarks>
internal static class UserMethods
{
    public const string Scope = "user";
    public const string Profile = "profile";

    public static IEnumerable<RestMethod> All =>
    [
        new(Profile, Show),
        new("user.admin", static call => call.Caller.User.IsAdministrator),
        new("user.current", static call => UserFields.Of(call.Caller.User, call.Caller.Scopes, isListed: false)) { Scope = Scope },
    ];

    private static JsonObject Show(RestCall call)
    {
        LocalUser user = call.Caller.User;
        var profile = new JsonObject
        {
            [UserFields.Id] = user.Id.ToString(CultureInfo.InvariantCulture),
            ["ADMIN"] = user.IsAdministrator,
            [UserFields.Name] = user.Name,
            [UserFields.LastName] = user.LastName,
            [UserFields.Gender] = user.Fields.GetValueOrDefault(UserFields.Gender) ?? "",
        };
        if (user.Fields.GetValueOrDefault(UserFields.Photo) is { Length: > 0 } photo)
        {
            profile[UserFields.Photo] = photo;
        }

        profile[UserFields.TimeZone] = user.Fields.GetValueOrDefault(UserFields.TimeZone) ?? "";
        profile["TIME_ZONE_OFFSET"] = 0;
        return profile;
    }
}
