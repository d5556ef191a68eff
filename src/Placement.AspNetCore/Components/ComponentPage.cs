using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Rendering;
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
using Placement.Sessions;

namespace Placement.Components;

/// <summary>A page with a component as its content.</summary>
/// <param name="Type">The component.</param>
/// <param name="Parameters">Its parameters; null: none.</param>
/// <param name="Title">The title, as text; null: none, unless the component sets one.</param>
internal sealed record ComponentPage(
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type Type,
    IDictionary<string, object?>? Parameters = null,
    string? Title = null)
{
    /// <summary>The field by which ASP.NET Core tells the forms of components apart.</summary>
    private const string FormName = "_handler";

    // What a widget sets ends with its method, before the component is rendered.
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>Renders the page, and sends it.</summary>
    public Task ExecuteAsync(HttpContext context)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
        ComponentOpening.Prepare(context);
        IServiceProvider services = context.RequestServices;
        return services.GetService<IRazorComponentEndpointInvoker>() is { } invoker && services.GetService<ComponentScope>() is { } scope
            ? InvokeAsync(context, invoker, scope)
            : RenderAsync(context);
    }

    /// <summary>Writes the component, within its layout if it has one.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "A layout is named by the component, which is kept as a whole.")]
    public void Build(RenderTreeBuilder builder)
    {
        builder.OpenComponent<LayoutView>(0);
        builder.AddComponentParameter(1, nameof(LayoutView.Layout), LayoutOf(Type));
        builder.AddComponentParameter(2, nameof(LayoutView.ChildContent), (RenderFragment)BuildContent);
        builder.CloseComponent();
    }

    private void BuildContent(RenderTreeBuilder builder)
    {
        builder.OpenComponent(0, Type);
        foreach ((string name, object? value) in Parameters ?? new Dictionary<string, object?>())
        {
            builder.AddComponentParameter(1, name, value);
        }

        builder.CloseComponent();
    }

    private static Type? LayoutOf(Type type) =>
        Attribute.GetCustomAttribute(type, typeof(LayoutAttribute)) is LayoutAttribute layout ? layout.LayoutType : null;

    /// <summary>
    /// Renders the page as ASP.NET Core renders the pages of an application: with forms, a head, render modes and streaming.
    /// </summary>
    private async Task InvokeAsync(HttpContext context, IRazorComponentEndpointInvoker invoker, ComponentScope scope)
    {
        Endpoint? widget = context.GetEndpoint();
        string method = context.Request.Method;
        bool isForm = HttpMethods.IsPost(method) && await IsFormOfComponentAsync(context).ConfigureAwait(false);
        scope.Page = this;
        try
        {
            context.SetEndpoint(new Endpoint(
                requestDelegate: null,
                new EndpointMetadataCollection([
                    .. widget?.Metadata ?? EndpointMetadataCollection.Empty,
                    new RootComponentMetadata(typeof(WidgetRoot)),
                    new ComponentTypeMetadata(Type)]),
                widget?.DisplayName));
            if (isForm)
            {
                // The ticket of the session has proven where the form comes from.
                context.Features.Set<IAntiforgeryValidationFeature>(ProvenForm.Instance);
            }
            else
            {
                // A portal opens a page by POST, which is no form that a component knows.
                context.Request.Method = HttpMethods.Get;
            }

            await invoker.Render(context).ConfigureAwait(false);
        }
        finally
        {
            context.Request.Method = method;
            context.SetEndpoint(widget);
        }
    }

    /// <summary>Whether a form within the session names the component's form that it is.</summary>
    private static async ValueTask<bool> IsFormOfComponentAsync(HttpContext context) =>
        context.Features.Get<SessionResult>() is { Session: not null }
        && context.Request.HasFormContentType
        && (await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)).ContainsKey(FormName);

    /// <summary>Renders the page where the application has not called AddRazorComponents: once, when all tasks are done.</summary>
    private async Task RenderAsync(HttpContext context)
    {
        using var page = new PageBuffer();
        HtmlPage.WriteBegin(page, UserLanguage.Of(context), Title);
        Locate(context);
        IServiceProvider services = context.RequestServices;
        var renderer = new HtmlRenderer(services, services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        await using (renderer.ConfigureAwait(false))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                ParameterView parameters = Parameters is null ? ParameterView.Empty : ParameterView.FromDictionary(Parameters);
                HtmlRootComponent component = await renderer.RenderComponentAsync(Type, parameters).ConfigureAwait(true);
                component.WriteHtmlTo(page);
            }).ConfigureAwait(false);
        }

        HtmlPage.WriteEnd(page);
        if (await IPageCondition.FulfilAsync(context).ConfigureAwait(false))
        {
            await HtmlPage.SendAsync(context, page.Written, StatusCodes.Status200OK).ConfigureAwait(false);
        }
    }

    /// <summary>Tells components where they are, if the application has services for that.</summary>
    private static void Locate(HttpContext context)
    {
        if (context.RequestServices.GetService<NavigationManager>() is IHostEnvironmentNavigationManager navigation)
        {
            HttpRequest request = context.Request;
            navigation.Initialize(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/"), request.GetEncodedUrl());
        }
    }

    private sealed class ProvenForm : IAntiforgeryValidationFeature
    {
        public static ProvenForm Instance { get; } = new();

        public bool IsValid => true;

        public Exception? Error => null;
    }
}
