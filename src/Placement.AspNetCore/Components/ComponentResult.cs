using Microsoft.AspNetCore.Http;

namespace Placement.Components;

/// <summary>The page of a component that is a widget by itself.</summary>
internal sealed class ComponentResult(ComponentPage page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => page.ExecuteAsync(httpContext);
}
