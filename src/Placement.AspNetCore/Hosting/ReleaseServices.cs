using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Hosting;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.ReleasePages;
using Placement.Releases;
using Placement.Widgets;

namespace Placement;

/// <summary>Brings the portals of an application to what each of its releases declares.</summary>
public static class ReleaseServices
{
    /// <summary>
    /// Brings every portal that has the application to what this release declares, in the background, after the host has started. Without
    /// it, a portal has what its administrator's last installation brought, because Bitrix24 tells applications of no update.
    /// </summary>
    /// <remarks>
    /// <para>Nothing happens outside the Production environment, unless <see cref="ReleaseOptions.IsEnabled"/> says so.</para>
    /// <para>Any number of hosts can do so at once: they share the work by the portal store, whose pace holds for all of them.</para>
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Numbers the release, at least; null: the configuration does, in <c>Bitrix24:Releases</c>.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="OptionsValidationException">
    /// When the host starts: the number, the address of the application or its client id is missing, or an option makes no sense.
    /// </exception>
    public static IServiceCollection AddReleases(this IServiceCollection services, Action<ReleaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPlacementServices();
        OptionsBuilder<ReleaseOptions> options = services.AddOptions<ReleaseOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.ValidateOnStart();
        AddSettings(services);
        services.TryAddSingleton<ReleaseSwitch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ReleaseOptions>, ReleaseOptionsValidation>());
        services.TryAddSingleton<IReleaseStore>(static provider =>
            provider.GetRequiredKeyedService<IPortalStore>(ActivePortalStore.Key) as IReleaseStore
                ?? new InMemoryReleases(
                    provider.GetRequiredKeyedService<IPortalStore>(ActivePortalStore.Key), provider.GetService<TimeProvider>()));
        services.TryAddSingleton<ReleaseSignal>();
        services.TryAddSingleton<CanaryPortals>();
        services.TryAddSingleton<OwnPortals>();
        services.TryAddSingleton<PortalWalk>();
        services.TryAddSingleton<PortalUpdate>();
        services.TryAddSingleton<ReleaseStart>();
        services.TryAddSingleton<ReleaseSweep>();
        services.TryAddSingleton<IReleaseDriver>(static provider => provider.GetRequiredService<ReleaseSweep>());
        services.TryAddSingleton<StorePace>();
        services.TryAddSingleton<IStartPace>(static provider => provider.GetRequiredService<StorePace>());
        services.TryAddSingleton<IPortalShare, WholeShare>();
        services.TryAddSingleton<IReleaseGate, ReleaseGate>();
        services.TryAddSingleton<IReleaseMonitor, ReleaseMonitor>();
        services.AddReleasePages();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ReleaseService>(static provider =>
            provider.GetService<DeclaredWidgets>() is not null
                ? ActivatorUtilities.CreateInstance<ReleaseService>(provider)
                : throw new InvalidOperationException(
                    "There is nothing to release. Call AddPlacements on the services of the application beside AddReleases.")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, KeepAliveService>());
        return services;
    }

    /// <summary>Says in the application's health whether a release has stopped, or waits for an approval.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">The status where the store cannot be reached; null: unhealthy.</param>
    /// <param name="tags">Tags, by which checks are chosen.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddReleases(
        this IHealthChecksBuilder builder, string name = "releases", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<ReleaseHealthCheck>(name, failureStatus, tags ?? []);
    }

    /// <summary>The configuration is read first, so that what the application says in its code wins, wherever that stands.</summary>
    private static void AddSettings(IServiceCollection services)
    {
        if (!services.Any(static service => !service.IsKeyedService && service.ImplementationType == typeof(ReleaseSettings)))
        {
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<ReleaseOptions>, ReleaseSettings>());
        }
    }
}
