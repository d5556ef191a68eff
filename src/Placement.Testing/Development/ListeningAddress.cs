using System.Net;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Development;

/// <summary>Where the developed application listens.</summary>
internal static class ListeningAddress
{
    /// <summary>
    /// The address that a portal on this machine uses: the first with the portal's own scheme. Beside an http portal that is the one whose
    /// certificate nobody has to trust; browsers may show no http frame in an https page.
    /// </summary>
    /// <param name="listeners">Where the application listens.</param>
    /// <param name="isHttps">Whether the portal speaks https.</param>
    /// <exception cref="InvalidOperationException">The application listens to other machines.</exception>
    public static Uri Choose(IEnumerable<string> listeners, bool isHttps)
    {
        Uri[] addresses = [.. listeners.Select(Read)];
        string scheme = isHttps ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return Array.Find(addresses, address => address.Scheme == scheme) ?? addresses[0];
    }

    /// <summary>
    /// A host of this machine that is another site than the application's: ports do not make a site, names and addresses do.
    /// </summary>
    public static string OtherSite(Uri application) => application.Host == "localhost" ? "127.0.0.1" : "localhost";

    private static Uri Read(string listener)
    {
        BindingAddress address = BindingAddress.Parse(listener);
        bool isLocal = !address.IsUnixPipe && !address.IsNamedPipe
            && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host, out IPAddress? ip) && IPAddress.IsLoopback(ip)));
        return isLocal
            ? new UriBuilder(address.Scheme, address.Host, address.Port, address.PathBase).Uri
            : throw new InvalidOperationException(
                $"The application listens at {listener}, which other machines may reach, and the local portal lets everybody in as an "
                + "administrator. Listen at http://localhost:5000, or do not call AddLocalPortal.");
    }
}
