using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement;

/// <summary>What installs, updates and removes the application.</summary>
internal static class InstallationServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddDataProtection();
        services.TryAddSingleton<ApplicationAddress>();
        services.TryAddSingleton<EventsRoute>();
        services.TryAddSingleton<PortalLocks>();
        services.TryAddSingleton<PortalWork>();
        services.TryAddSingleton<Lifecycles>();
        services.TryAddSingleton<Admission>();
        services.TryAddSingleton<WidgetRegistration>();
        services.TryAddSingleton<EventHandlers>();
        services.TryAddSingleton<PortalInstallation>();
        services.TryAddSingleton<PortalRemoval>();
        services.TryAddSingleton<ReregistrationLimits>();
        services.TryAddSingleton<Reregistration>();
        services.TryAddSingleton<RetryTickets>();
        services.TryAddSingleton<InstallerEndpoint>();
        services.TryAddSingleton<NoticeEndpoint>();
        services.TryAddSingleton<EventEndpoint>();
        return services;
    }
}
