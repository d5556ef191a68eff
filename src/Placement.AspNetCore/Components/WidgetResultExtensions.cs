using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Placement.Components;

namespace Placement;

/// <summary>Answers of widgets: <c>Results.Extensions.Widget(…)</c>.</summary>
public static class WidgetResultExtensions
{
    /// <summary>A page with this content, in the user's language and with what a frame needs around it.</summary>
    /// <param name="results">The results.</param>
    /// <param name="content">
    /// HTML. What stands in braces is encoded, unless it is <see cref="IHtmlContent"/>; numbers and dates are written as the current
    /// culture has
    /// them. Encoding makes text safe between tags and in quoted attributes, not in scripts, styles and addresses.
    /// </param>
    /// <param name="title">The page's title, as text; null: none.</param>
    public static IResult Widget(this IResultExtensions results, FormattableString content, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(content);
        return new WidgetResult(new HtmlFormattableString(CultureInfo.CurrentCulture, content.Format, content.GetArguments()), title);
    }

    /// <summary>A page with this content, in the user's language and with what a frame needs around it.</summary>
    /// <param name="results">The results.</param>
    /// <param name="content">HTML, which encodes what has to be.</param>
    /// <param name="title">The page's title, as text; null: none.</param>
    public static IResult Widget(this IResultExtensions results, IHtmlContent content, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(content);
        return new WidgetResult(content, title);
    }

    /// <summary>A page with a Razor component as its content, in the user's language and with what a frame needs around it.</summary>
    /// <remarks>
    /// The component finds the widget's request as a cascading parameter. For a component that is a whole page, return a
    /// <c>RazorComponentResult</c> instead.
    /// </remarks>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="results">The results.</param>
    /// <param name="parameters">Its parameters by their names; null: none.</param>
    /// <param name="title">The page's title, as text; null: none.</param>
    public static IResult Widget<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(
        this IResultExtensions results, IDictionary<string, object?>? parameters = null, string? title = null)
        where TComponent : IComponent
    {
        ArgumentNullException.ThrowIfNull(results);
        return new WidgetComponentResult<TComponent>(parameters, title);
    }

    /// <summary>
    /// A page with a Razor component as its content, in the user's language and with what a frame needs around it:
    /// <c>Results.Extensions.Widget&lt;SupplyPage&gt;(new { Supplies = supplies })</c>.
    /// </summary>
    /// <remarks>
    /// The component finds the widget's request as a cascading parameter. For a component that is a whole page, return a
    /// <c>RazorComponentResult</c> instead.
    /// </remarks>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="results">The results.</param>
    /// <param name="parameters">An object whose properties are the component's parameters.</param>
    /// <param name="title">The page's title, as text; null: none.</param>
    /// <exception cref="ArgumentException">The component has no parameter for one of the properties.</exception>
    [RequiresUnreferencedCode(ComponentParameters.Reflection)]
    public static IResult Widget<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(
        this IResultExtensions results, object parameters, string? title = null)
        where TComponent : IComponent
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(parameters);
        return new WidgetComponentResult<TComponent>(ComponentParameters.Read<TComponent>(parameters), title);
    }

    /// <summary>A whole page as it is.</summary>
    /// <param name="results">The results.</param>
    /// <param name="html">The page, from <c>&lt;!DOCTYPE html&gt;</c> on. Nothing in it is encoded.</param>
    public static IResult WidgetPage(this IResultExtensions results, string html)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(html);
        return Results.Content(html, "text/html", Encoding.UTF8);
    }
}
