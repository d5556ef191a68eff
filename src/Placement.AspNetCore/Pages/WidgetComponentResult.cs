using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Pages;
using Placement.Requests;

namespace Placement;

/// <summary>
/// A page with a Razor component as its content, in the user's language and with what a frame needs around it. Made by
/// <c>Results.Extensions.Widget</c>.
/// </summary>
/// <remarks>
/// The component is rendered on the server, once, when all its tasks are done. It gets what it injects from the request's services. For
/// interactive components, and for components that are whole pages, return a <c>RazorComponentResult</c> instead.
/// </remarks>
/// <typeparam name="TComponent">The component.</typeparam>
public sealed class WidgetComponentResult<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>
    : IResult, IStatusCodeHttpResult, IContentTypeHttpResult, IComponentPage
    where TComponent : IComponent
{
    private readonly IDictionary<string, object?>? _parameters;

    // What a widget sets ends with its method, before the component is rendered.
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    internal WidgetComponentResult(IDictionary<string, object?>? parameters, string? title)
    {
        _parameters = parameters;
        Title = title;
    }

    /// <summary>The component's parameters.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => _parameters?.AsReadOnly() ?? ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>The page's title; null: none.</summary>
    public string? Title { get; }

    /// <summary>The type of the response: <c>text/html; charset=utf-8</c>.</summary>
    public string ContentType => HtmlPage.ContentType;

    /// <summary>The status of the response: 200.</summary>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
        using var page = new PageBuffer();
        HtmlPage.WriteBegin(page, UserLanguage.Of(httpContext), Title);
        Locate(httpContext);
        await RenderAsync(page, httpContext.RequestServices).ConfigureAwait(false);
        HtmlPage.WriteEnd(page);
        await IPageCondition.FulfilAsync(httpContext).ConfigureAwait(false);
        await HtmlPage.SendAsync(httpContext, page.Written, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    /// <summary>Tells components where they are, if the application has services for that: it has called AddRazorComponents.</summary>
    private static void Locate(HttpContext context)
    {
        if (context.RequestServices.GetService<NavigationManager>() is IHostEnvironmentNavigationManager navigation)
        {
            HttpRequest request = context.Request;
            navigation.Initialize(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/"), request.GetEncodedUrl());
        }
    }

    private async Task RenderAsync(PageBuffer page, IServiceProvider services)
    {
        ILoggerFactory loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var renderer = new HtmlRenderer(services, loggerFactory);
        await using (renderer.ConfigureAwait(false))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                ParameterView parameters = _parameters is null ? ParameterView.Empty : ParameterView.FromDictionary(_parameters);
                HtmlRootComponent component = await renderer.RenderComponentAsync<TComponent>(parameters).ConfigureAwait(true);
                component.WriteHtmlTo(page);
            }).ConfigureAwait(false);
        }
    }
}
