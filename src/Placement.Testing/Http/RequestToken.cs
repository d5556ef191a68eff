using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Php;

namespace Placement.Testing.Http;

/// <summary>The access token of a request: the header <c>Authorization: Bearer</c>, or a parameter.</summary>
internal static class RequestToken
{
    private const string Bearer = "Bearer";

    /// <summary>In the order in which they count.</summary>
    private static readonly string[] Parameters = ["auth", "access_token"];

    /// <summary>Whether a parameter's name is a token's, in any case: a token under a misspelt name is a token all the same.</summary>
    public static bool IsName(string name) => Parameters.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the token out of the parameters, which are the method's; null: there is none.</summary>
    public static string? Take(HttpRequest request, JsonObject parameters)
    {
        string? token = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header)
            && header.Scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
        foreach (string name in Parameters)
        {
            token ??= PhpValue.AsText(parameters[name]);
            parameters.Remove(name);
        }

        return token;
    }
}
