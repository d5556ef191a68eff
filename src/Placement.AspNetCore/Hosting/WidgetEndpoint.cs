using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>Answers the requests for a path.</summary>
internal sealed class WidgetEndpoint(WidgetRoute route)
{
    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context) => throw new NotSupportedException(route.Path);
}
