using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement;

/// <summary>What generated code calls to host the widgets of an application. Applications call the generated <c>AddPlacements</c> and <c>MapPlacements</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WidgetHosting
{
    /// <summary>Adds what serves widgets to the services of an application.</summary>
    /// <param name="services">The services.</param>
    /// <param name="bindings">Every binding of the application.</param>
    /// <param name="widgets">The classes that serve them.</param>
    /// <param name="configure">Says what the application is; null: it is configured elsewhere.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection Add(
        IServiceCollection services, IReadOnlyList<WidgetBinding> bindings, IReadOnlyList<HostedWidget> widgets, Action<PlacementOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(widgets);
        services.AddOptions<PlacementOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IPortalStore>(static provider => new InMemoryPortalStore(provider.GetService<TimeProvider>()));
        services.AddOrigin();
        services.TryAddSingleton(new DeclaredWidgets(bindings, widgets));
        foreach (HostedWidget widget in widgets)
        {
            widget.AddTo(services);
        }

        return services;
    }

    /// <summary>Maps the handlers of an application's widgets.</summary>
    /// <param name="endpoints">Where they are mapped.</param>
    /// <returns>What configures all of them further.</returns>
    /// <exception cref="InvalidOperationException">The widgets are not added to the services, or two of them cannot be told apart.</exception>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
}
