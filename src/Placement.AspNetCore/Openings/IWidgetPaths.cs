using Microsoft.AspNetCore.Http;

namespace Placement.Openings;

/// <summary>Knows what an application shows where.</summary>
internal interface IWidgetPaths
{
    /// <summary>What is shown where a request was sent to.</summary>
    IWidgetPath Of(HttpContext context);

    /// <summary>Whether the application declares a placement, at any path.</summary>
    /// <param name="placement">The code, upper case.</param>
    bool IsDeclared(string placement);
}
