using Placement.Analyzers.Addresses;
using Placement.Catalog;

namespace Placement.Analyzers.Suggestions;

/// <summary>Says what is wrong with a handler that is no address, and what its author may have meant.</summary>
internal static class HandlerAdvice
{
    private const string SecurePrefix = "https://";
    private const string MissingScheme = "the scheme is missing";

    /// <summary>Whether it has a scheme, other than http and https, that is neither a drive's letter nor a host before its port.</summary>
    public static bool IsRefusedScheme(AddressText address) =>
        address.Scheme is { Length: > 1 } && !IsHttp(address) && !IsBeforePort(address);

    /// <summary>The reason, to follow "is no address of a handler:", and the proposal, to follow "Write".</summary>
    public static (string Reason, string Proposal) For(AddressText address, string defaultPath)
    {
        (string reason, string? candidate) = Judge(address);
        return (reason, Propose(candidate) ?? PathSuchAs(defaultPath));
    }

    public static string PathSuchAs(string path) => "a path such as " + path;

    /// <summary>The path of a URL, to be declared instead of it. Where it has none, the default path of the widget.</summary>
    public static string PathOf(AddressText address, string className) =>
        address.Path is { Length: > 1 } path && HandlerAddress.Read(path) is not null ? path : HandlerAddress.Default(className);

    private static (string Reason, string? Candidate) Judge(AddressText address)
    {
        string text = address.Text;
        if (text.Length == 0)
        {
            return ("it is empty", null);
        }

        return text[0] switch
        {
            '/' => ("a host follows two slashes, and the scheme before it is missing", "https:" + text.Replace('\\', '/')),
            '\\' => ("a URL has no backslashes", "/" + text.Replace('\\', '/').TrimStart('/')),
            '~' => ("nothing resolves the '~'", "/" + text.Substring(1).TrimStart('/', '\\')),
            _ when address.Scheme is { Length: 1 } => ("it is the path of a file", null),
            _ when IsHttp(address) => JudgeHttp(address),
            _ when IsBeforePort(address) || LooksLikeHost(text) => (MissingScheme, SecurePrefix + text),
            _ => ("a path begins with a slash", "/" + WithoutDots(text)),
        };
    }

    private static (string Reason, string? Candidate) JudgeHttp(AddressText address)
    {
        string rest = address.AfterScheme;
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return ("two slashes and a host follow a scheme", address.Scheme + "://" + rest.Replace('\\', '/').TrimStart('/'));
        }

        return address.Host.Length == 0 ? ("it has no host", null) : ("its host or port is malformed", null);
    }

    /// <summary>The candidate if Bitrix24 would take it.</summary>
    private static string? Propose(string? candidate)
    {
        if (candidate is null || HandlerAddress.Read(candidate) is null)
        {
            return null;
        }

        var address = new AddressText(candidate);
        return candidate[0] == '/' ? address.Path.Length > 1 ? address.Shown : null
            : address.HostHasDot ? address.Shown
            : null;
    }

    private static bool IsHttp(AddressText address) =>
        string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)
        || string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what looks like a scheme is the host of <c>localhost:5000/x</c>.</summary>
    private static bool IsBeforePort(AddressText address)
    {
        const int MaxDigits = 5;
        if (address.Scheme is not { } host)
        {
            return false;
        }

        string text = address.Text;
        int end = host.Length + 1;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - host.Length - 1 is > 0 and <= MaxDigits && (end == text.Length || text[end] is '/' or '?' or '#');
    }

    /// <summary>Whether it looks like <c>myapp.example.com/x</c>, and not like <c>handler.php</c>.</summary>
    private static bool LooksLikeHost(string text)
    {
        int slash = text.IndexOf('/');
        string first = slash < 0 ? text : text.Substring(0, slash);
        int dot = first.IndexOf('.');
        return dot > 0 && (slash >= 0 || first.IndexOf('.', dot + 1) >= 0) && first.IndexOf('?') < 0;
    }

    private static string WithoutDots(string path)
    {
        int start = 0;
        while (Begins("/") || Begins("./") || Begins("../"))
        {
            start = path.IndexOf('/', start) + 1;
        }

        return path.Substring(start);

        bool Begins(string text) => string.CompareOrdinal(path, start, text, 0, text.Length) == 0;
    }
}
