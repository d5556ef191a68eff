using System.ComponentModel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.FrameScripts;
using Placement.Hosting;
using Placement.Sessions;
using Placement.Widgets;

namespace Placement;

/// <summary>
/// What generated code calls to host the widgets of an application. Applications call the generated <c>AddPlacements</c> and
/// <c>MapPlacements</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WidgetHosting
{
    /// <summary>The same for all endpoints.</summary>
    private static readonly AllowAnonymousAttribute Anonymous = new();

    /// <summary>Adds what serves widgets to the services of an application.</summary>
    /// <param name="services">The services.</param>
    /// <param name="bindings">Every binding of the application.</param>
    /// <param name="widgets">The classes that serve them.</param>
    /// <param name="configure">Says what the application is; null: it is configured elsewhere.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection Add(
        IServiceCollection services, IReadOnlyList<WidgetBinding> bindings, IReadOnlyList<HostedWidget> widgets,
        Action<PlacementOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(widgets);
        return Add(services, () => bindings, () => widgets, configure);
    }

    /// <summary>Adds what serves widgets to the services of an application whose code may be changed while it runs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="bindings">Returns every binding of the application. It is called now, and after changes.</param>
    /// <param name="widgets">Returns the classes that serve them. It is called now, and after changes.</param>
    /// <param name="configure">Says what the application is; null: it is configured elsewhere.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection Add(
        IServiceCollection services, Func<IReadOnlyList<WidgetBinding>> bindings, Func<IReadOnlyList<HostedWidget>> widgets,
        Action<PlacementOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(widgets);
        services.AddPlacementServices();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        // An application may call this of a library's generated code, too.
        ServiceDescriptor? added = services.FirstOrDefault(static service => service.ServiceType == typeof(DeclaredWidgets));
        DeclaredWidgets declared = added?.ImplementationInstance is DeclaredWidgets former
            ? former.With(bindings, widgets)
            : new DeclaredWidgets(bindings, widgets);
        services.Replace(ServiceDescriptor.Singleton(declared));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RouteConflicts>());
        AddClasses(services, declared.Widgets);
        return services;
    }

    /// <summary>Maps the handlers of an application's widgets.</summary>
    /// <param name="endpoints">Where they are mapped.</param>
    /// <returns>What configures all of them further.</returns>
    /// <exception cref="InvalidOperationException">
    /// The widgets are not added to the services, two of them cannot be told apart, or one cannot be opened with what its placement brings.
    /// </exception>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        DeclaredWidgets declared = endpoints.ServiceProvider.GetService<DeclaredWidgets>()
            ?? throw new InvalidOperationException(
                "There are no widgets to map. Call AddPlacements on the services of the application first.");
        ILogger logger = endpoints.ServiceProvider.GetService<ILoggerFactory>()?.CreateLogger(HostingEvents.Category)
            ?? NullLogger.Instance;

        RouteGroupBuilder group = endpoints.MapGroup("");
        DeclaredEndpoints.Add(group, declared, mapped =>
        {
            foreach (WidgetRoute route in WidgetRoutes.Of(declared, logger, endpoints.ServiceProvider.GetService<IHandlerClasses>()))
            {
                MapRoute(mapped, route);
            }
        });
        foreach (HostedWidget widget in declared.Widgets)
        {
            widget.Check(endpoints.ServiceProvider);
        }

        SessionRenewal.Map(group);

        // What is asked of those who open widgets is not asked for a file that is the same for everybody.
        FrameScriptEndpoints.Map(Configure(endpoints.MapGroup("")));
        return Configure(group);
    }

    /// <summary>
    /// Makes the classes available, unless the application has done so. To ask for each anew would take the square of their number.
    /// </summary>
    private static void AddClasses(IServiceCollection services, IReadOnlyList<HostedWidget> widgets)
    {
        var known = new HashSet<Type>(
            services.Where(static service => !service.IsKeyedService).Select(static service => service.ServiceType));
        foreach (HostedWidget widget in widgets)
        {
            if (known.Add(widget.WidgetType))
            {
                widget.AddTo(services);
            }
        }
    }

    /// <summary>Maps one route.</summary>
    internal static IEndpointConventionBuilder MapRoute(IEndpointRouteBuilder endpoints, WidgetRoute route)
    {
        var metadata = new WidgetMetadata(route);
        Task HandleAsync(HttpContext context) => context.RequestServices.GetRequiredService<WidgetEndpoint>().HandleAsync(route, context);

        // Every method: portals open widgets by POST, a few by GET, and whatever else comes gets a page and a line in the log. An
        // endpoint of the application that is for GET only takes precedence, so a widget's path can have a page of its own.
        IEndpointConventionBuilder mapped = endpoints.Map(route.Pattern, (RequestDelegate)HandleAsync);
        mapped.Add(endpoint =>
        {
            endpoint.DisplayName = metadata.ToString();
            endpoint.Metadata.Add(metadata);
        });
        return mapped;
    }

    /// <summary>
    /// What all endpoints have that portals, and Bitrix24's servers, call: their requests prove their origin by tokens, never by cookies.
    /// </summary>
    internal static TBuilder Configure<TBuilder>(TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.DisableAntiforgery();
        endpoints.ExcludeFromDescription();
        endpoints.Finally(AllowAnonymousUnlessAuthorized);
        return endpoints;
    }

    /// <summary>
    /// The fallback policy of an application is not meant for widgets, whose users are signed in to their portal and not here. A policy
    /// that was asked for explicitly is.
    /// </summary>
    private static void AllowAnonymousUnlessAuthorized(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(static metadata => metadata is IAuthorizeData or AuthorizationPolicy or IAllowAnonymous))
        {
            endpoint.Metadata.Add(Anonymous);
        }
    }
}
