using System.Net.Http.Headers;

namespace Placement.Testing.Browser;

/// <summary>
/// Whether a browser shows an answer in a frame of the portal: Content-Security-Policy decides where it speaks of frames, else
/// X-Frame-Options.
/// </summary>
/// <remarks>
/// https://www.w3.org/TR/CSP3/#directive-frame-ancestors and
/// https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header
/// </remarks>
internal static class FramePolicy
{
    private const string Directive = "frame-ancestors";

    private static readonly char[] Blanks = [' ', '\t', '\n', '\f', '\r'];

    /// <summary>Why the browser leaves the frame empty; null: it shows the answer.</summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="page">The origin of the page, as the browser knows it.</param>
    /// <param name="portal">The origin of the portal.</param>
    public static string? Problem(HttpResponseHeaders headers, Uri page, Uri portal)
    {
        string[][] policies =
        [
            .. Values(headers, "Content-Security-Policy")
                .SelectMany(static header => header.Split(','))
                .Select(static policy => policy.Split(';')
                    .Select(static directive => directive.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
                    .FirstOrDefault(static words => words is [var name, ..] && name.Equals(Directive, StringComparison.OrdinalIgnoreCase)))
                .OfType<string[]>(),
        ];
        if (policies.Length > 0)
        {
            // Every policy must agree.
            return Array.Find(policies, policy => !policy.Skip(1).Any(source => Matches(source, page, portal))) is { } refusing
                ? $"its Content-Security-Policy says '{string.Join(' ', refusing)}', and the portal is {Origin(portal)}"
                : null;
        }

        string[] options =
        [
            .. Values(headers, "X-Frame-Options")
                .SelectMany(static header => header.Split(','))
                .Select(static option => option.Trim().ToUpperInvariant())
                .Distinct(StringComparer.Ordinal),
        ];
        bool isRefused = options.Length > 1
            ? options.Any(static option => option is "DENY" or "SAMEORIGIN" or "ALLOWALL")
            : options is ["DENY"] || (options is ["SAMEORIGIN"] && Origin(page) != Origin(portal));
        return isRefused ? $"its X-Frame-Options is {string.Join(", ", options)}" : null;
    }

    private static IEnumerable<string> Values(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values : [];

    private static bool Matches(string source, Uri page, Uri portal)
    {
        if (source.Equals("'self'", StringComparison.OrdinalIgnoreCase))
        {
            return Origin(page) == Origin(portal);
        }

        if (source is "*")
        {
            return true;
        }

        if (source.StartsWith('\''))
        {
            return false;
        }

        if (source.EndsWith(':'))
        {
            return IsScheme(source[..^1], portal);
        }

        int scheme = source.IndexOf("://", StringComparison.Ordinal);
        string host = scheme < 0 ? source : source[(scheme + 3)..];
        int path = host.IndexOf('/', StringComparison.Ordinal);
        host = path < 0 ? host : host[..path];
        int colon = host.LastIndexOf(':');
        string? port = colon < 0 || host.EndsWith(']') ? null : host[(colon + 1)..];
        host = port is null ? host : host[..colon];

        // Without a scheme the page's own counts.
        return IsScheme(scheme < 0 ? page.Scheme : source[..scheme], portal) && IsHost(host, portal.Host) && IsPort(port, portal);
    }

    /// <summary>https is as good as http, but not the other way round.</summary>
    private static bool IsScheme(string scheme, Uri portal) =>
        scheme.Equals(portal.Scheme, StringComparison.OrdinalIgnoreCase)
        || (scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) && portal.Scheme == Uri.UriSchemeHttps);

    private static bool IsHost(string pattern, string host) =>
        pattern is "*"
        || (pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase));

    private static bool IsPort(string? port, Uri portal) =>
        port is null
            ? portal.IsDefaultPort
            : port is "*" || port == portal.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
