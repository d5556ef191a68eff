using System.Net;
using System.Net.Sockets;

namespace Placement.Catalog;

/// <summary>Judges by its name alone whether the users and servers of Bitrix24 can reach a host. Asks no name server.</summary>
internal static class Reachability
{
    private const string ThisMachine = "this machine";
    private const string LocalName = "a name that only local networks know";
    private const string Loopback = "a loopback address";
    private const string PrivateNetwork = "an address of a private network";
    private const string LinkLocal = "a link-local address";

    /// <summary>
    /// Ends of names that the public DNS never resolves. Documentation uses <c>.example</c>, so it is none of them, and
    /// <c>myapp.example.com</c> is an ordinary name.
    /// </summary>
    private static readonly (string End, string Why)[] LocalNames =
    [
        (".localhost", ThisMachine),
        (".local", LocalName),
        (".internal", LocalName),
        (".test", LocalName),
        (".localdomain", LocalName),
        (".lan", LocalName),
        (".home.arpa", LocalName),
        (".invalid", "a name that no network knows"),
    ];

    /// <summary>
    /// What the host is, to follow "the host is": "a loopback address". Null: it may be public, or there is none.
    /// </summary>
    public static string? WhyUnreachable(Uri uri)
    {
        if (!uri.IsAbsoluteUri)
        {
            return null;
        }

        string host = HostOf(uri);
        return uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(host, out IPAddress? address)
            ? WhyUnreachable(address)
            : WhyUnreachable(host);
    }

    /// <summary>The host in ASCII and small letters, without brackets, zone, and the dot that ends a complete name.</summary>
    private static string HostOf(Uri uri)
    {
        string host;
        try
        {
            host = uri.IdnHost;
        }
        catch (UriFormatException)
        {
            // Uri takes some international names that have no ASCII form.
            host = uri.Host;
        }

        // Some versions of .NET keep the zone of an IPv6 address: fe80::1%eth0.
        int zone = host.IndexOf('%');
        return (zone < 0 ? host : host.Substring(0, zone)).TrimEnd('.').ToLowerInvariant();
    }

    private static string? WhyUnreachable(string name)
    {
        if (name.IndexOf('.') < 0)
        {
            return name.Length == 0 ? null : name == "localhost" ? ThisMachine : "a host name of the local network";
        }

        foreach ((string end, string why) in LocalNames)
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
            {
                return why;
            }
        }

        return null;
    }

    private static string? WhyUnreachable(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? WhyUnreachableV4(bytes[0], bytes[1])
            : WhyUnreachableV6(address, bytes[0]);
    }

    private static string? WhyUnreachableV4(byte first, byte second) => (first, second) switch
    {
        (0, _) => "an unspecified address",
        (127, _) => Loopback,
        (10, _) or (172, >= 16 and <= 31) or (192, 168) => PrivateNetwork,
        (169, 254) => LinkLocal,
        (100, >= 64 and <= 127) => "an address inside a provider's network",
        _ => null,
    };

    private static string? WhyUnreachableV6(IPAddress address, byte first)
    {
        if (IPAddress.IsLoopback(address))
        {
            return Loopback;
        }

        if (address.Equals(IPAddress.IPv6Any))
        {
            return "an unspecified address";
        }

        // fc00::/7 and, until 2004, fec0::/10.
        return (first & 0xFE) == 0xFC || address.IsIPv6SiteLocal ? PrivateNetwork : address.IsIPv6LinkLocal ? LinkLocal : null;
    }
}
