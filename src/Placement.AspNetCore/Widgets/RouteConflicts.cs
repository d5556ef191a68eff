using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Placement.Widgets;

/// <summary>
/// Finds endpoints of an application that would answer in place of a widget, when the application has started: before that, its endpoints
/// are not complete, and looking at them would keep them from being configured further.
/// </summary>
internal sealed class RouteConflicts(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks at all endpoints.</summary>
    /// <exception cref="InvalidOperationException">A widget would not be reached.</exception>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // The service is there as soon as there is routing, and not in an application that only registers widgets.
        if (services.GetService<EndpointDataSource>() is { } endpoints)
        {
            Check(endpoints.Endpoints.OfType<RouteEndpoint>());
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Check(IEnumerable<RouteEndpoint> endpoints)
    {
        // Endpoints for certain hosts only are told apart by these, and those of another order by the application's choice.
        ILookup<(string Path, int Order), RouteEndpoint> byPath = endpoints
            .Where(static endpoint => endpoint.Metadata.GetMetadata<IHostMetadata>() is not { Hosts.Count: > 0 })
            .Where(static endpoint => LiteralPath(endpoint.RoutePattern) is not null)
            .ToLookup(static endpoint => (LiteralPath(endpoint.RoutePattern)!.ToUpperInvariant(), endpoint.Order));
        foreach (IGrouping<(string Path, int Order), RouteEndpoint> same in byPath)
        {
            RouteEndpoint? widget = same.FirstOrDefault(static endpoint => endpoint.Metadata.GetMetadata<WidgetMetadata>() is not null);
            if (widget?.Metadata.GetMetadata<WidgetMetadata>() is { } metadata
                && same.FirstOrDefault(other => other != widget && metadata.Methods.Any(method => Accepts(other, method))) is { } conflict)
            {
                throw new InvalidOperationException(
                    $"{conflict.DisplayName} and {widget.DisplayName} are both mapped to {LiteralPath(widget.RoutePattern)}, so "
                    + "portals could not open the widget. "
                    + (conflict.Metadata.GetMetadata<WidgetMetadata>() is null
                        ? "Give one of them another path."
                        : "Map widgets once, or for different hosts."));
            }
        }
    }

    private static bool Accepts(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
        || methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    /// <summary>The only path that a pattern matches; null: it has parameters.</summary>
    private static string? LiteralPath(RoutePattern pattern) =>
        pattern.PathSegments.All(static segment => segment.Parts.All(static part => part.IsLiteral))
            ? "/" + string.Join(
                '/', pattern.PathSegments.Select(
                    static segment => string.Concat(segment.Parts.Cast<RoutePatternLiteralPart>().Select(static part => part.Content))))
            : null;
}
