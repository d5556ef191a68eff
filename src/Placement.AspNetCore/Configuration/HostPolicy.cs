using System.Globalization;
using System.Net;
using System.Text;
using Placement.Catalog;
using Placement.Configuration;

namespace Placement;

/// <summary>
/// Which hosts an application talks to. Requests name hosts; only those that pass are ever called, or may show a widget in a frame.
/// </summary>
/// <remarks>
/// Names are compared, not what DNS makes of them: a trusted name that leads into a private network is trusted there, too.
/// </remarks>
public sealed class HostPolicy
{
    private const string Localhost = "localhost";

    private readonly TrustedHost[] _portals;
    private readonly TrustedHost[] _authorizationServers;
    private readonly bool _allowLoopback;

    /// <summary>Creates a policy. What is configured later does not change it.</summary>
    /// <param name="options">The hosts that are trusted beside Bitrix24's own.</param>
    /// <param name="allowLoopback">Whether this machine is trusted.</param>
    /// <exception cref="ArgumentException">A configured host is none. The message says what to write.</exception>
    public HostPolicy(PlacementOptions options, bool allowLoopback)
    {
        ArgumentNullException.ThrowIfNull(options);
        _portals = [.. options.PortalHosts
            .Select(static host => TrustedHost.Parse(host, nameof(PlacementOptions.PortalHosts), takesParents: true))];
        _authorizationServers = [.. options.AuthorizationHosts
            .Select(static host => TrustedHost.Parse(host, nameof(PlacementOptions.AuthorizationHosts), takesParents: false))];
        _allowLoopback = allowLoopback;
        FrameAncestors = string.Join(' ', Ancestors());
    }

    /// <summary>
    /// The origins of all portals that pass, as <c>frame-ancestors</c> takes them: <c>https://*.bitrix24.com https://*.bitrix24.de …</c>
    /// </summary>
    public string FrameAncestors { get; }

    /// <summary>Whether an address can be a portal's: https, and a host of Bitrix24 or one that is configured.</summary>
    /// <param name="address">An address.</param>
    public bool IsPortal(Uri address) =>
        IsWorthALook(address)
            && (IsTrustedLoopback(address) || (IsHttps(address) && (IsInTheCloud(address) || IsAmong(_portals, address))));

    /// <summary>Whether an address can be an authorization server's: https, and a host that is configured.</summary>
    /// <param name="address">An address.</param>
    public bool IsAuthorizationServer(Uri address) =>
        IsWorthALook(address)
            && Ascii.IsValid(address.OriginalString)
            && (IsTrustedLoopback(address) || (IsHttps(address) && IsAmong(_authorizationServers, address)));

    /// <summary>
    /// A user name before the host only serves to deceive, and so do letters that DNS takes for others: full-width and circled ones, soft
    /// hyphens. Letters of other scripts are names of their own.
    /// </summary>
    private static bool IsWorthALook(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri
            && address.UserInfo.Length == 0
            && !address.OriginalString.Contains('@')
            && (Ascii.IsValid(address.OriginalString) || IsSpelledAsDnsHasIt(address));
    }

    /// <summary>Whether the host, in small letters, is what its form in DNS is written out as.</summary>
    private static bool IsSpelledAsDnsHasIt(Uri address)
    {
        string text = address.OriginalString;
        int start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int length = text.AsSpan(start).IndexOfAny("/\\?#:");
        string host = length < 0 ? text[start..] : text.Substring(start, length);
        try
        {
            return string.Equals(host, new IdnMapping().GetUnicode(address.IdnHost), StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsHttps(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    private static bool IsInTheCloud(Uri address) =>
        address.HostNameType == UriHostNameType.Dns
        && address.IsDefaultPort
        && BitrixDomain.FindByPortal(address.Host) is not null;

    private static bool IsAmong(TrustedHost[] hosts, Uri address)
    {
        foreach (TrustedHost host in hosts)
        {
            if (host.Matches(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Development goes without certificates.</summary>
    private bool IsTrustedLoopback(Uri address) =>
        _allowLoopback
        && (IsHttps(address) || address.Scheme == Uri.UriSchemeHttp)
        && (string.Equals(address.Host, Localhost, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip) && IPAddress.IsLoopback(ip)));

    private IEnumerable<string> Ancestors()
    {
        foreach (BitrixDomain domain in BitrixDomain.All)
        {
            yield return $"https://*.{domain.Name}";
        }

        foreach (TrustedHost host in _portals)
        {
            if (host.FrameAncestor is { } ancestor)
            {
                yield return ancestor;
            }
        }

        if (_allowLoopback)
        {
            yield return "http://localhost:*";
            yield return "http://127.0.0.1:*";
            yield return "https://localhost:*";
            yield return "https://127.0.0.1:*";
        }
    }
}
