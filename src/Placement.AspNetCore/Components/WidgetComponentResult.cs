using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Placement.Components;
using Placement.Pages;

namespace Placement;

/// <summary>
/// A page with a Razor component as its content, in the user's language and with what a frame needs around it. Made by
/// <c>Results.Extensions.Widget</c>.
/// </summary>
/// <remarks>
/// The component finds the widget's request as a cascading parameter. In an application that has called AddRazorComponents, it has a form
/// name, a head, a layout and a render mode as components of pages have; in others it is rendered once, when all its tasks are done. For a
/// component that is a whole page, return a <c>RazorComponentResult</c> instead.
/// </remarks>
/// <typeparam name="TComponent">The component.</typeparam>
public sealed class WidgetComponentResult<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>
    : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
    where TComponent : IComponent
{
    private readonly ComponentPage _page;

    internal WidgetComponentResult(IDictionary<string, object?>? parameters, string? title) =>
        _page = new ComponentPage(typeof(TComponent), parameters, title);

    /// <summary>The component's parameters.</summary>
    public IReadOnlyDictionary<string, object?> Parameters =>
        _page.Parameters?.AsReadOnly() ?? ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>The page's title, unless the component sets one; null: none.</summary>
    public string? Title => _page.Title;

    /// <summary>The type of the response: <c>text/html; charset=utf-8</c>.</summary>
    public string ContentType => HtmlPage.ContentType;

    /// <summary>The status of the response: 200.</summary>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return _page.ExecuteAsync(httpContext);
    }
}
