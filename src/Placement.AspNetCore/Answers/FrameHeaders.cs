using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>The headers of everything that a portal shows in a frame.</summary>
internal static class FrameHeaders
{
    /// <summary>
    /// Sets them when the response starts, whatever was set before: only the given ancestors may show the page, nobody may keep it.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="ancestors">Origins, as <c>frame-ancestors</c> takes them.</param>
    public static void Apply(HttpContext context, string ancestors) => throw new NotSupportedException();
}
