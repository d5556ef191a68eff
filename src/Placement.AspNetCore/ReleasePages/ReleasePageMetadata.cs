using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Placement.ReleasePages;

/// <summary>Marks the endpoints of the page of releases.</summary>
internal sealed class ReleasePageMetadata
{
    public static ReleasePageMetadata Instance { get; } = new();

    /// <summary>Whether an endpoint is one of them, and nothing says who may ask.</summary>
    public static bool IsOpen(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ReleasePageMetadata>() is not null
        && (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || !endpoint.Metadata.Any(static metadata => metadata is IAuthorizeData or AuthorizationPolicy));
}
