using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Placement.Widgets;

/// <summary>The parts of a handler by which requests for it are recognised: its path, and the query that it was declared with.</summary>
internal sealed class HandlerPath
{
    private static readonly Dictionary<string, StringValues> NoQuery = [];

    private HandlerPath(string path, Dictionary<string, StringValues> query)
    {
        Path = path;
        Query = query;
    }

    /// <summary>The path as requests have it: decoded, but for an encoded slash; without a slash at its end.</summary>
    public string Path { get; }

    /// <summary>The declared query, decoded; names in any case.</summary>
    public IReadOnlyDictionary<string, StringValues> Query { get; }

    /// <summary>The path as a route pattern that matches it literally.</summary>
    public string Pattern => Path.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>
    /// Whether a route pattern can be made of it: an empty segment and an encoded question mark have no place in one.
    /// </summary>
    public bool IsRoutable => !Path.Contains('?', StringComparison.Ordinal) && !Path.Contains("//", StringComparison.Ordinal);

    /// <summary>
    /// Reads a handler: a percent-encoded path with or without a query, or an absolute URL, of which the host does not count: an
    /// application
    /// does not know under which it is reached.
    /// </summary>
    public static HandlerPath Of(string handler)
    {
        if (IsPlain(handler))
        {
            return new HandlerPath(Trim(handler), NoQuery);
        }

        // Browsers remove dots from paths before they send them, and so does Uri.
        var address = new Uri(new Uri("http://localhost"), handler);
        string path = PathString.FromUriComponent(address.AbsolutePath).Value!;
        return new HandlerPath(Trim(path), QueryHelpers.ParseQuery(address.Query));
    }

    /// <summary>A path without the slash at its end, which makes no difference to routing.</summary>
    public static string Trim(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    /// <summary>The declared query in one form, which handlers that declare the same parameters share, in any order.</summary>
    public string NormalizeQuery() => string.Join('&', Query
        .OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .SelectMany(static pair => pair.Value, static (pair, value) => Parameter(pair.Key.ToUpperInvariant(), value ?? "")));

    /// <summary>Whether a request has everything that the declared query has. Portals add parameters of their own.</summary>
    public bool Accepts(IQueryCollection query) =>
        Query.All(pair => pair.Value.All(value => query[pair.Key].Contains(value, StringComparer.Ordinal)));

    private static string Parameter(string name, string value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    /// <summary>
    /// Whether the handler is a path that requests have letter by letter. Most are, and an application with many widgets starts sooner when
    /// they are not parsed.
    /// </summary>
    private static bool IsPlain(string handler)
    {
        char last = '\0';
        foreach (char letter in handler)
        {
            if (letter == '/' ? last == '/' : !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return false;
            }

            last = letter;
        }

        return handler.StartsWith('/');
    }
}
