using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>
/// Finds endpoints of an application that would answer in place of a widget, and widgets that none answers for, when the application has
/// started: before that, its endpoints are not complete, and looking at them would keep them from being configured further.
/// </summary>
internal sealed class RouteConflicts(IServiceProvider services, DeclaredWidgets declared, ILoggerFactory loggers) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks at all endpoints.</summary>
    /// <exception cref="InvalidOperationException">A widget would not be reached.</exception>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Check(services);
        await ReportAsync(services, declared, loggers.CreateLogger(HostingEvents.Category)).ConfigureAwait(false);
    }

    /// <summary>Looks at all endpoints.</summary>
    /// <exception cref="InvalidOperationException">A widget would not be reached.</exception>
    public static void Check(IServiceProvider services)
    {
        RouteEndpoint[] routes = RoutesOf(services);
        Check(routes);
        foreach (HostedComponent component in services.GetService<DeclaredWidgets>()?.Widgets.OfType<HostedComponent>() ?? [])
        {
            component.Check(routes);
        }
    }

    /// <summary>Logs which handlers nothing answers that verifies its requests.</summary>
    public static async Task ReportAsync(IServiceProvider services, DeclaredWidgets declared, ILogger logger)
    {
        if (services.GetService<EndpointDataSource>() is not null)
        {
            await new HandlerCheck(declared, logger, services).ReportAsync(RoutesOf(services)).ConfigureAwait(false);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The service is there as soon as there is routing, and not in an application that only registers widgets.</summary>
    private static RouteEndpoint[] RoutesOf(IServiceProvider services) =>
        [.. services.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>() ?? []];

    private static void Check(IEnumerable<RouteEndpoint> endpoints)
    {
        // Endpoints for certain hosts only are told apart by these, and those of another order by the application's choice.
        ILookup<(string Path, int Order), RouteEndpoint> byPath = endpoints
            .Where(static endpoint => endpoint.Metadata.GetMetadata<IHostMetadata>() is not { Hosts.Count: > 0 })
            .Where(static endpoint => RoutePaths.Literal(endpoint.RoutePattern) is not null)
            .ToLookup(static endpoint => (RoutePaths.Literal(endpoint.RoutePattern)!.ToUpperInvariant(), endpoint.Order));
        foreach (IGrouping<(string Path, int Order), RouteEndpoint> same in byPath)
        {
            foreach (RouteEndpoint widget in same.Where(
                static endpoint => endpoint.Metadata.GetMetadata<WidgetMetadata>() is { Route.IsDefault: false }))
            {
                WidgetMetadata metadata = widget.Metadata.GetMetadata<WidgetMetadata>()!;
                if (same.FirstOrDefault(other => other != widget && metadata.Methods.Any(
                    method => RoutePaths.Accepts(other, method) && !AreToldApart(metadata, other, method)))
                    is { } conflict)
                {
                    throw new InvalidOperationException(
                        $"{conflict.DisplayName} and {widget.DisplayName} are both mapped to {RoutePaths.Literal(widget.RoutePattern)}, so "
                        + "portals could not open the widget. "
                        + (conflict.Metadata.GetMetadata<WidgetMetadata>() is null
                            ? "Give one of them another path."
                            : "Map widgets once, or for different hosts."));
                }
            }
        }
    }

    /// <summary>Whether <see cref="WidgetSelector"/> knows which of the two a request is for.</summary>
    private static bool AreToldApart(WidgetMetadata widget, RouteEndpoint other, string method) =>
        other.Metadata.GetMetadata<WidgetMetadata>() is { } page
            ? page.Route.IsDefault || widget.Route.Page is null != page.Route.Page is null
            : HttpMethods.IsPost(method) && other.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
