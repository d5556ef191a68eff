using System.Buffers;

namespace Placement.Configuration;

/// <summary>A host that an application is configured to trust: one, or all below it.</summary>
/// <param name="Host">The host as DNS knows it, lower case.</param>
/// <param name="Port">The port.</param>
/// <param name="IsParent">Whether the hosts below are meant, and not the host itself.</param>
internal sealed record TrustedHost(string Host, int Port, bool IsParent)
{
    private const string Below = "*.";
    private const int UsualPort = 443;

    /// <summary>What an address has around its host, or hides a host in.</summary>
    private static readonly SearchValues<char> NoPartOfHosts = SearchValues.Create("/\\?#@%* \t\r\n");

    /// <summary>The origin as <c>frame-ancestors</c> takes it; null: it has no form for IPv6 addresses.</summary>
    public string? FrameAncestor => Host.Contains(':')
        ? null
        : $"https://{(IsParent ? Below : "")}{Host}{(Port == UsualPort ? "" : FormattableString.Invariant($":{Port}"))}";

    /// <summary>Whether an https address has this host and port.</summary>
    public bool Matches(Uri address) =>
        address.Port == Port
        && (IsParent
            ? address.HostNameType == UriHostNameType.Dns
                && address.IdnHost.Length > Host.Length + 1
                && address.IdnHost.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase)
            : string.Equals(address.IdnHost, Host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text has nothing of what an address has around its host.</summary>
    public static bool IsBare(string text) => text.Length > 0 && !text.AsSpan().ContainsAny(NoPartOfHosts);

    /// <summary>Reads <c>portal.acme.com</c>, <c>portal.acme.com:8443</c> or, for portals, <c>*.acme.com</c>.</summary>
    /// <exception cref="ArgumentException">The text is no such host. The message says what to write.</exception>
    public static TrustedHost Parse(string? text, string option, bool takesParents)
    {
        bool isParent = takesParents && text is not null && text.StartsWith(Below, StringComparison.Ordinal);
        string host = isParent ? text![Below.Length..] : text ?? "";
        bool isHost = IsBare(host)
            && Uri.TryCreate($"https://{host}/", UriKind.Absolute, out Uri? address)
            && IsNamed(address, isParent);
        if (!isHost)
        {
            string expected = takesParents
                ? "Write a host such as portal.acme.com, with its port if that is not 443, or *.acme.com for all hosts below; no "
                    + "https:// and no path."
                : "Write a host such as oauth.bitrix.info, with its port if that is not 443; no https:// and no path.";
            throw new ArgumentException($"{nameof(PlacementOptions)}.{option} has a text that is no host. {expected}", option);
        }

        var parsed = new Uri($"https://{host}/");
        return new TrustedHost(parsed.IdnHost, parsed.Port, isParent);
    }

    /// <summary>Everything below <c>com</c>, and a name that ends with a dot and so is another one to browsers, are slips.</summary>
    private static bool IsNamed(Uri address, bool isParent) =>
        address.Port > 0
        && !address.IdnHost.EndsWith('.')
        && (isParent
            ? address.HostNameType == UriHostNameType.Dns && address.IdnHost.Contains('.')
            : address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6);
}
