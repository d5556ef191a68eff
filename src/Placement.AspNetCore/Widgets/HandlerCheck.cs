using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>
/// Finds handlers that portals show and that nothing answers, or nothing that verifies its requests: MapPlacements was forgotten, a page
/// has another route than its class declares, an endpoint takes whatever comes.
/// </summary>
internal sealed class HandlerCheck(DeclaredWidgets declared, ILogger logger, IServiceProvider services)
{
    /// <summary>So many are named. Where all are missing, a few say so.</summary>
    private const int MostNamed = 10;

    private readonly IHandlerClasses? _classes = services.GetService<IHandlerClasses>();

    /// <summary>Logs what has no endpoint of the application at its path, or one that it should not have.</summary>
    /// <param name="all">The endpoints of the application.</param>
    public async Task ReportAsync(IEnumerable<RouteEndpoint> all)
    {
        // A whole address may lead to another application.
        WidgetBinding[] bindings = [.. declared.Bindings.Where(static binding => binding.Handler.StartsWith('/'))];
        var endpoints = new HandlerEndpoints(all);
        ILookup<Type, RouteEndpoint> byClass = await ByClassAsync(bindings, endpoints.All).ConfigureAwait(false);
        var unanswered = new List<WidgetBinding>();
        foreach (WidgetBinding binding in bindings)
        {
            string path = HandlerPath.Of(binding.Handler).Path;
            string method = HandlerEndpoints.MethodOf(binding);
            RouteEndpoint[] answering = [.. endpoints.At(path, method)];
            if (binding.WidgetType is { } type && IsMvcClass(type))
            {
                RouteEndpoint[] own = [.. byClass[type].Where(endpoint => RoutePaths.Accepts(endpoint, method))];
                if (!own.Any(endpoint => HandlerEndpoints.IsAt(endpoint, path)))
                {
                    ReportOtherRoute(binding, type, method, own);
                    continue;
                }
            }
            else if (answering.Length == 0)
            {
                unanswered.Add(binding);
            }

            // What is opened by a plain GET proves nothing.
            if (HttpMethods.IsPost(method))
            {
                await ReportUnverifiedAsync(binding, answering).ConfigureAwait(false);
            }
        }

        ReportUnanswered(unanswered);
    }

    private void ReportUnanswered(List<WidgetBinding> unanswered)
    {
        if (unanswered.Count > 0)
        {
            string named = string.Join(
                ", ", unanswered.Take(MostNamed).Select(
                    static binding => $"{binding.Handler} ({binding.Placement}, {binding.WidgetType?.Name})"));
            HostingEvents.Unanswered(logger, unanswered.Count, unanswered.Count > MostNamed ? named + ", …" : named);
        }
    }

    private void ReportOtherRoute(WidgetBinding binding, Type type, string method, RouteEndpoint[] own)
    {
        if (own.Length == 0)
        {
            HostingEvents.ClassNotMapped(logger, binding.Handler, binding.Placement, type.Name, method);
            return;
        }

        string routes = string.Join(", ", own.Select(RoutePaths.Name).Distinct(StringComparer.OrdinalIgnoreCase));
        HostingEvents.OtherRoute(logger, binding.Handler, binding.Placement, type.Name, routes);
    }

    private async ValueTask ReportUnverifiedAsync(WidgetBinding binding, RouteEndpoint[] answering)
    {
        foreach (RouteEndpoint endpoint in answering)
        {
            (Endpoint loaded, _) = await LoadAsync(endpoint).ConfigureAwait(false);
            switch (await EndpointProof.OfAsync(loaded, services.GetService<IAuthorizationPolicyProvider>()).ConfigureAwait(false))
            {
                case EndpointProof.Kind.Nothing:
                    HostingEvents.Unverified(
                        logger, binding.Handler, binding.Placement, endpoint.DisplayName,
                        PlacementContextReader.ContextTypeOf(binding.Placement).Name);
                    return;
                case EndpointProof.Kind.Session:
                    HostingEvents.SessionNeeded(logger, binding.Handler, binding.Placement, endpoint.DisplayName);
                    return;
            }
        }
    }

    /// <summary>The endpoints of the classes that are declared, where there are any that have endpoints of their own.</summary>
    private async ValueTask<ILookup<Type, RouteEndpoint>> ByClassAsync(
        IEnumerable<WidgetBinding> bindings, IEnumerable<RouteEndpoint> endpoints)
    {
        var classes = new List<(Type Class, RouteEndpoint Endpoint)>();
        if (bindings.Any(binding => binding.WidgetType is { } type && IsMvcClass(type)))
        {
            foreach (RouteEndpoint endpoint in endpoints)
            {
                if ((await LoadAsync(endpoint).ConfigureAwait(false)).Class is { } type)
                {
                    classes.Add((type, endpoint));
                }
            }
        }

        return classes.ToLookup(static one => one.Class, static one => one.Endpoint);
    }

    /// <summary>A page that does not compile says so itself when it is asked for.</summary>
    private async ValueTask<(Endpoint Endpoint, Type? Class)> LoadAsync(Endpoint endpoint)
    {
        try
        {
            return _classes is null ? (endpoint, null) : await _classes.LoadAsync(endpoint).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return (endpoint, null);
        }
    }

    private bool IsMvcClass(Type type) =>
        _classes?.IsOne(type) == true && !declared.Widgets.Any(widget => widget.WidgetType == type);
}
