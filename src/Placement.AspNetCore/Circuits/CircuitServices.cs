using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Placement.Sessions;

namespace Placement.Circuits;

/// <summary>What takes the session of a page into its circuit.</summary>
internal static class CircuitServices
{
    /// <summary>Adds the services.</summary>
    public static void AddCircuits(this IServiceCollection services)
    {
        services.TryAddSingleton<CircuitSessions>();
        services.TryAddSingleton<CircuitOffer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISessionListener, CircuitOffer>(
            static provider => provider.GetRequiredService<CircuitOffer>()));
        services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, SessionCircuitHandler>());
    }
}
