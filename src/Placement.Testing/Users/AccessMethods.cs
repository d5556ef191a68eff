using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;

namespace Placement.Testing.Users;

/// <summary>Who is meant by codes of access rights: <c>user.access</c> and <c>access.name</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/users/user-access.html</remarks>
internal sealed class AccessMethods(IReadOnlyList<LocalUser> users)
{
    private const string Access = "ACCESS";
    private const string Authorized = "AU";
    private const string Everybody = "G2";

    public IEnumerable<RestMethod> All =>
    [
        new("user.access", HasAccess),
        new("access.name", GetNames),
    ];

    private static JsonNode HasAccess(RestCall call) =>
        call.Caller.User.IsAdministrator || call.Parameters.Texts(Access).Any(CodesOf(call.Caller.User).Contains);

    private static string[] CodesOf(LocalUser user) =>
    [
        Authorized,
        Everybody,
        FormattableString.Invariant($"U{user.Id}"),
        .. user.DepartmentIds.Select(static id => FormattableString.Invariant($"D{id}")),
        .. user.DepartmentIds.Select(static id => FormattableString.Invariant($"DR{id}")),
    ];

    /// <summary>The codes that there are, in the order in which they are asked for.</summary>
    private JsonNode GetNames(RestCall call)
    {
        IReadOnlyList<string> codes = call.Parameters.Texts(Access);
        if (codes.Count == 0)
        {
            return false;
        }

        var names = new JsonObject();
        foreach (string code in codes)
        {
            if (NameOf(code) is { } name)
            {
                names[code] = name;
            }
        }

        return PhpValue.Map(names.Select(static name => KeyValuePair.Create(name.Key, name.Value?.DeepClone())));
    }

    private JsonObject? NameOf(string code) => code switch
    {
        Authorized => Named("", "All authorized users", "other"),
        Everybody => Named("", "All visitors", "other"),
        _ => users.FirstOrDefault(user => code == FormattableString.Invariant($"U{user.Id}")) is { } user
            ? Named("User", $"{user.Name} {user.LastName}", "user")
            : null,
    };

    private static JsonObject Named(string provider, string name, string providerId) =>
        new() { ["provider"] = provider, ["name"] = name, ["provider_id"] = providerId };
}
