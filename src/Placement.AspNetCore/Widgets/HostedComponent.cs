using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints.Infrastructure;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Placement.Components;
using Placement.Openings;

namespace Placement.Widgets;

/// <summary>A Razor component that is a widget by itself: it takes every context that its cascading parameters do not exclude.</summary>
internal sealed class HostedComponent : HostedWidget
{
    /// <summary>Where circuits are connected.</summary>
    private const string Circuits = "_blazor";

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    private readonly Type _component;

    private readonly PropertyInfo[] _requests;

    /// <exception cref="ArgumentException">The class is no component.</exception>
    public HostedComponent([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type component)
        : base(component)
    {
        if (!typeof(IComponent).IsAssignableFrom(component))
        {
            throw new ArgumentException(
                $"{component} declares a widget and is no Razor component. Implement IWidget<T>, or derive from ComponentBase.",
                nameof(component));
        }

        _component = component;
        _requests =
        [
            .. component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(static property =>
                property.PropertyType is { IsGenericType: true } type
                && type.GetGenericTypeDefinition() == typeof(WidgetRequest<>)
                && property.IsDefined(typeof(CascadingParameterAttribute))),
        ];
    }

    /// <inheritdoc/>
    public override Type ContextType => typeof(PlacementContext);

    /// <summary>The render mode of the component itself; null: it is static.</summary>
    public IComponentRenderMode? RenderMode => _component.GetCustomAttribute<RenderModeAttribute>()?.Mode;

    internal override bool Accepts(Type contextType) => _requests.All(request => Takes(request, contextType));

    internal override string NeedFor(Type contextType)
    {
        PropertyInfo? misfit = _requests.FirstOrDefault(request => !Takes(request, contextType));
        return $"its cascading parameter {misfit?.Name} would have to be a WidgetRequest<{contextType.Name}>";
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "Whoever names a component by HostedWidget.Component is told that it cannot be trimmed.")]
    internal override void AddTo(IServiceCollection services) => services.AddRazorComponents();

    internal override void Check(IServiceProvider services)
    {
        if (RenderMode is { } mode
            && !services.GetServices<RenderModeEndpointProvider>().Any(provider => provider.Supports(mode)))
        {
            throw new InvalidOperationException(
                $"{WidgetType} is shown with {mode.GetType().Name}, which the application does not have. Call "
                + "builder.Services.AddRazorComponents().AddInteractiveServerComponents() and "
                + "app.MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode(), or the same for WebAssembly.");
        }
    }

    /// <summary>Looks at all endpoints.</summary>
    /// <exception cref="InvalidOperationException">The component could not become interactive.</exception>
    public void Check(IReadOnlyCollection<RouteEndpoint> endpoints)
    {
        if (RenderMode is InteractiveServerRenderMode or InteractiveAutoRenderMode
            && endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<WidgetMetadata>()?.WidgetTypes.Contains(WidgetType) == true)
            && !endpoints.Any(static endpoint => endpoint.RoutePattern.RawText?.Contains(Circuits, StringComparison.Ordinal) == true))
        {
            throw new InvalidOperationException(
                $"{WidgetType} is interactive, and nothing answers its circuit. Call "
                + "app.MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode().");
        }
    }

    internal override Task<IResult> HandleAsync(WidgetRequestContext request, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(new ComponentResult(new ComponentPage(_component)));

    private static bool Takes(PropertyInfo request, Type contextType) =>
        request.PropertyType.GenericTypeArguments[0].IsAssignableFrom(contextType);
}
