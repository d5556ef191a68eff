using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Placement.Configuration;

/// <summary>The address under which portals reach the application.</summary>
internal sealed class ApplicationAddress(IOptions<PlacementOptions> options)
{
    /// <summary>What to do where users cannot reach the address. It quotes nothing that a request said.</summary>
    public const string Advice =
        $"Set {nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)} to the https address under which users reach the "
        + "application. Or let the proxy before it say so: call UseForwardedHeaders, and set ForwardedHeadersOptions.ForwardedHeaders "
        + "(XForwardedProto, XForwardedHost) and KnownProxies or KnownNetworks, without which nothing is forwarded.";

    /// <summary>The configured one; null: it is only known from requests.</summary>
    public Uri? Configured => options.Value.BaseAddress;

    /// <summary>
    /// The configured one, or the one under which the request came, as the middleware for forwarded headers has left it. Whoever sends a
    /// request chooses the latter, so ask only for requests whose senders may say where the portal's users are sent: administrators of the
    /// portal.
    /// </summary>
    /// <returns>The address; null: the request has none.</returns>
    public Uri? Of(HttpRequest request) =>
        Configured ?? (request.Host.HasValue && Uri.TryCreate(AddressOf(request), UriKind.Absolute, out Uri? address) ? address : null);

    private static string AddressOf(HttpRequest request) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";

    /// <summary>The URL of a path below an address, as Bitrix24 is told.</summary>
    public static string Join(Uri baseAddress, string path)
    {
        string whole = baseAddress.AbsolutePath.TrimEnd('/') + new PathString(path).ToUriComponent();
        return new UriBuilder(
            baseAddress.Scheme, baseAddress.IdnHost, baseAddress.IsDefaultPort ? -1 : baseAddress.Port, whole).Uri.AbsoluteUri;
    }
}
