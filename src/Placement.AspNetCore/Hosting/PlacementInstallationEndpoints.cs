using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Placement.Catalog;
using Placement.Events;
using Placement.Hosting;
using Placement.Installer;
using Placement.Lifecycle;
using Placement.Widgets;

namespace Placement;

/// <summary>Maps the installer and the events of an application.</summary>
public static class PlacementInstallationEndpoints
{
    /// <summary>Whatever comes by another method gets an answer that says so in the frame, and a line in the log.</summary>
    private static readonly string[] InstallerMethods = [HttpMethods.Post, HttpMethods.Get];

    /// <summary>
    /// Maps the installer's page: it verifies the portal, stores it, registers the widgets, shows what became of them and finishes the
    /// installation. Until the application maps a main page of its own at <c>/</c>, one is there that says that it is installed.
    /// </summary>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path, as the application's settings on Bitrix24 name it.</param>
    /// <returns>What configures it further.</returns>
    /// <exception cref="InvalidOperationException">The widgets are not added to the services.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/settings/app-installation/index.html">Installation</seealso>
    public static IEndpointConventionBuilder MapPlacementInstaller(this IEndpointRouteBuilder endpoints, string pattern = "/install")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        InstallerEndpoint installer = Require<InstallerEndpoint>(endpoints);
        RouteGroupBuilder group = endpoints.MapGroup("");
        group.MapMethods(pattern, InstallerMethods, (RequestDelegate)installer.HandleAsync).WithDisplayName("Placement installer");

        // The portal opens the main page as soon as the application is installed. What the application maps there takes precedence.
        var mainPage = new WidgetRoute(WidgetRoutes.MainPath, HostedWidget.Create<DefaultMainPage, PlacementContext>(), isDefault: true);
        WidgetHosting.MapRoute(group, mainPage).WithOrder(int.MaxValue);
        return WidgetHosting.Configure(group);
    }

    /// <summary>
    /// Maps what receives the events of the application, and the notices that a background worker was removed: here, and at every
    /// <see cref="WidgetPlacementAttribute.ErrorHandler"/>. An endpoint of the application's own at such an address takes precedence.
    /// </summary>
    /// <remarks>
    /// The installer binds <c>ONAPPUNINSTALL</c> and <c>ONAPPUPDATE</c> to it. Applications without pages name it in their settings on
    /// Bitrix24, to receive
    /// <c>ONAPPINSTALL</c>. Other events belong to endpoints of the application's own.
    /// </remarks>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path, without parameters.</param>
    /// <returns>What configures it further.</returns>
    /// <exception cref="ArgumentException">The path has parameters, so that Bitrix24 could not be told where to send events.</exception>
    /// <exception cref="InvalidOperationException">
    /// The widgets are not added to the services, or a widget is where an error handler is to be.
    /// </exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/index.html">Events of the application</seealso>
    public static IEndpointConventionBuilder MapPlacementEvents(this IEndpointRouteBuilder endpoints, string pattern = "/events")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Contains('{', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "The path of events must not have parameters, because Bitrix24 is told where to send them: use a path such as /events.",
                nameof(pattern));
        }

        EventEndpoint events = Require<EventEndpoint>(endpoints);
        NoticeEndpoint notices = Require<NoticeEndpoint>(endpoints);
        RouteGroupBuilder group = endpoints.MapGroup("");
        EventsRoute route = Require<EventsRoute>(endpoints);
        group.MapPost(pattern, events.HandleAsync).WithDisplayName("Placement events").Add(endpoint => route.Path = PathOf(endpoint));
        DeclaredWidgets declared = Require<DeclaredWidgets>(endpoints);
        DeclaredEndpoints.Add(group, declared, mapped =>
        {
            foreach (HandlerPath handler in ErrorHandlersOf(declared)
                .DistinctBy(static handler => handler.Path, StringComparer.OrdinalIgnoreCase)
                .Where(handler => !IsSamePath(handler.Path, pattern)))
            {
                mapped.MapPost(
                    handler.Pattern, notices.HandleAsync).WithDisplayName($"Placement notices {handler.Path}").WithOrder(int.MaxValue);
            }
        });
        return WidgetHosting.Configure(group);
    }

    private static bool IsSamePath(string one, string other) =>
        string.Equals(one.Trim('/'), other.Trim('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The path with what groups have put before it.</summary>
    private static string PathOf(EndpointBuilder endpoint) => "/" + ((RouteEndpointBuilder)endpoint).RoutePattern.RawText?.Trim('/');

    /// <summary>Where the declared widgets have their error handlers.</summary>
    private static IEnumerable<HandlerPath> ErrorHandlersOf(DeclaredWidgets declared)
    {
        var widgets = declared.Bindings
            .Select(static binding => (binding, Handler: HandlerPath.Of(binding.Handler)))
            .ToLookup(static widget => widget.Handler.Path, StringComparer.OrdinalIgnoreCase);
        foreach (WidgetBinding binding in declared.Bindings)
        {
            if (!binding.Options.TryGetValue(CatalogOptions.ErrorHandlerUrl.Key, out string? address)
                || HandlerPath.Of(address) is not { IsRoutable: true } handler)
            {
                continue;
            }

            if (widgets[handler.Path].Any())
            {
                throw new InvalidOperationException(
                    $"{CatalogOptions.ErrorHandlerUrl.Property} of {binding.WidgetType} is {address}, where "
                    + $"{widgets[handler.Path].First().binding.WidgetType} is shown. Give it an address of its own.");
            }

            yield return handler;
        }
    }

    private static T Require<T>(IEndpointRouteBuilder endpoints)
        where T : class =>
        endpoints.ServiceProvider.GetService<T>()
            ?? throw new InvalidOperationException(
                "There is nothing to install. Call AddPlacements on the services of the application first.");
}
