using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Placement.Widgets;

namespace Placement;

/// <summary>Maps pages that portals open like widgets, though <c>placement.bind</c> does not register them.</summary>
public static class WidgetEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a page that Bitrix24 opens like a widget, but that is registered in another way: the application's main page, the settings of
    /// a connector
    /// (<see cref="ConnectorContext"/>), a custom field (<see cref="UserFieldContext"/>).
    /// </summary>
    /// <remarks>
    /// Its requests are read, verified and answered like those of widgets. It answers for every placement whose context <typeparamref
    /// name="TContext"/> is, or derives from.
    /// </remarks>
    /// <typeparam name="TWidget">
    /// The class that answers. One is made for every request, unless the application has registered it otherwise.
    /// </typeparam>
    /// <typeparam name="TContext">What the page is opened with.</typeparam>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The route pattern, such as <c>/</c> or <c>/connector</c>.</param>
    /// <returns>What configures the endpoint further.</returns>
    /// <exception cref="InvalidOperationException">Widgets are not added to the services.</exception>
    public static IEndpointConventionBuilder MapWidget<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWidget, TContext>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
        where TWidget : class, IWidget<TContext>
        where TContext : PlacementContext
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<DeclaredWidgets>() is null)
        {
            throw new InvalidOperationException(
                $"{typeof(TWidget)} cannot be mapped yet. Call AddPlacements on the services of the application first.");
        }

        return WidgetHosting.Configure(
            WidgetHosting.MapRoute(endpoints, new WidgetRoute(pattern, HostedWidget.Create<TWidget, TContext>())));
    }
}
