using System.Runtime.CompilerServices;
using System.Text;
using Placement.Catalog;

namespace Placement.Bindings;

/// <summary>
/// The address under which Bitrix24 reaches the application, ready to be put before a handler's path.
/// </summary>
internal sealed class BaseAddress
{
    private BaseAddress(Uri uri, string text, string origin)
    {
        Uri = uri;
        Text = text;
        Origin = origin;
        Utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The address as it was given.</summary>
    public Uri Uri { get; }

    /// <summary>The address in ASCII, without a slash at its end.</summary>
    public string Text { get; }

    /// <summary><see cref="Text"/> as bytes; never written to.</summary>
    public byte[] Utf8 { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Origin { get; }

    /// <summary>Checks an address.</summary>
    /// <exception cref="ArgumentException">It is not an absolute http or https URL, or has parts that a path cannot follow.</exception>
    public static BaseAddress Of(Uri address, [CallerArgumentExpression(nameof(address))] string parameterName = "")
    {
        if (address is null)
        {
            throw new ArgumentNullException(parameterName);
        }

        const string Example = "such as https://myapp.example.com";
        if (!WebAddress.Is(address))
        {
            throw new ArgumentException($"The base address must be an absolute http or https URL, {Example}.", parameterName);
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ArgumentException(
                $"The base address must not contain a user name or password; expected is a URL {Example}.", parameterName);
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException(
                "The base address must not contain a query or fragment, because handler paths are appended to it; expected is a URL "
                + $"{Example}.",
                parameterName);
        }

        string origin = OriginOf(address);
        string text = origin + address.AbsolutePath.TrimEnd('/');
        if (text.Any(static c => c is <= ' ' or >= (char)0x7F or '"' or '\\' or '?' or '#'))
        {
            throw new ArgumentException(
                $"The base address has characters that must be escaped; expected is a URL {Example}.", parameterName);
        }

        return new BaseAddress(address, text, origin);
    }

    /// <summary>Scheme, host and port of an absolute http or https URL, as <see cref="Origin"/> writes them; null: it is none.</summary>
    public static string? OriginOf(string url) =>
        WebAddress.Find(url) is { } uri ? OriginOf(uri) : null;

    private static string OriginOf(Uri uri)
    {
        // IdnHost is ASCII for international names, but drops the brackets of IPv6 addresses.
        string host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : FormattableString.Invariant($"{uri.Scheme}://{host}:{uri.Port}");
    }
}
