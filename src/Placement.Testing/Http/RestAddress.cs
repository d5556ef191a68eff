using System.Globalization;

namespace Placement.Testing.Http;

/// <summary>
/// What the path of a REST request says: <c>/rest/{method}</c>, or <c>/rest/{userId}/{webhook}/{method}</c>; with or
/// without <c>.json</c>, with or without a trailing slash.
/// </summary>
/// <param name="Method">The method, lower case; empty: none.</param>
/// <param name="Webhook">The user and the code of an incoming webhook; null: the application's address.</param>
internal sealed record RestAddress(string Method, (int UserId, string Code)? Webhook)
{
    private const string Root = "rest";
    private const string Suffix = ".json";

    /// <summary>The address, or null: the path is none of REST.</summary>
    public static RestAddress? Parse(string? path)
    {
        string[] parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [Root, ..])
        {
            return null;
        }

        return parts switch
        {
            [_, string method] => new RestAddress(Name(method), Webhook: null),
            [_, string user, string code, .. string[] rest] when rest.Length < 2 && IsUser(user, out int userId) =>
                new RestAddress(rest.Length == 0 ? "" : Name(rest[0]), (userId, code)),
            _ => new RestAddress("", Webhook: null),
        };
    }

    private static string Name(string method)
    {
        string lower = method.ToLowerInvariant();
        return lower.EndsWith(Suffix, StringComparison.Ordinal) ? lower[..^Suffix.Length] : lower;
    }

    private static bool IsUser(string part, out int userId) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out userId);
}
