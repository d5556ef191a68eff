using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Placement.Testing.Http;

/// <summary>
/// What the path of a REST request says: <c>/rest/{method}</c>, or <c>/rest/{userId}/{webhook}/{method}</c>; with or
/// without <c>.json</c>, with or without a trailing slash. Behind <c>/rest/api</c> it is REST 3.0, which has no <c>.json</c>.
/// </summary>
/// <param name="Method">The method, lower case; empty: none.</param>
/// <param name="Webhook">The user and the code of an incoming webhook; null: the application's address.</param>
internal sealed record RestAddress(string Method, (int UserId, string Code)? Webhook)
{
    private const string Root = "rest";
    private const string Version3 = "api";
    private const string Suffix = ".json";

    /// <summary>The longest address that the web server in front of a portal takes, in characters.</summary>
    private const int MaxLength = 8 * 1024;

    /// <summary>Whether it is REST 3.0 that is called.</summary>
    public bool IsVersion3 { get; init; }

    /// <summary>Whether a path is one of REST.</summary>
    public static bool Is(string? path) => Parse(path) is not null;

    /// <summary>The address, or null: the path is none of REST.</summary>
    private static RestAddress? Parse(string? path)
    {
        string[] parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [Root, ..])
        {
            return null;
        }

        return parts switch
        {
            [_, Version3, .. string[] rest] => Parse3(rest) with { IsVersion3 = true },
            [_, string method] => new RestAddress(Name(method), Webhook: null),
            [_, string user, string code, .. string[] rest] when rest.Length < 2 && IsUser(user, out int userId) =>
                new RestAddress(rest.Length == 0 ? "" : Name(rest[0]), (userId, code)),
            _ => new RestAddress("", Webhook: null),
        };
    }

    /// <summary>
    /// The address of a call; null: the request is answered already, because its path is none of REST, its address is too long, or a
    /// browser only asks whether it may call.
    /// </summary>
    public static RestAddress? Accept(HttpContext context)
    {
        if (Parse(context.Request.Path) is not { } address)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        Cors.Allow(context);
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MaxLength)
        {
            context.Response.StatusCode = StatusCodes.Status414RequestUriTooLong;
            return null;
        }

        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return null;
        }

        return address;
    }

    private static RestAddress Parse3(string[] parts) => parts switch
    {
        [string method] => new RestAddress(method.ToLowerInvariant(), Webhook: null),
        [string user, string code, string method] when IsUser(user, out int userId) =>
            new RestAddress(method.ToLowerInvariant(), (userId, code)),
        _ => new RestAddress("", Webhook: null),
    };

    private static string Name(string method)
    {
        string lower = method.ToLowerInvariant();
        return lower.EndsWith(Suffix, StringComparison.Ordinal) ? lower[..^Suffix.Length] : lower;
    }

    private static bool IsUser(string part, out int userId) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out userId);
}
