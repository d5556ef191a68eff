using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Placement.Frames;

namespace Placement.Components;

/// <summary>What Razor components of widgets need.</summary>
internal static class ComponentServices
{
    /// <summary>Adds the services, once.</summary>
    public static void AddComponents(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ComponentScope)))
        {
            return;
        }

        services.AddScoped<ComponentScope>();
        services.TryAddScoped(static provider => provider.GetRequiredService<ComponentScope>().Session
            ?? throw new InvalidOperationException(
                "There is no session of a widget here, so WidgetSession cannot be injected. Where there may be none, take it as a "
                + "cascading parameter, which is null then."));
        services.TryAddScoped<IBitrixFrame, BitrixFrame>();
        CascadingRequests.Add(services);
    }
}
