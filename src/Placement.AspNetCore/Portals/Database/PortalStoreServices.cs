using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Placement;

/// <summary>Chooses where an application keeps its portals.</summary>
public static class PortalStoreServices
{
    /// <summary>Keeps portals in a database, in place of any other store, whichever was added first.</summary>
    /// <param name="services">The services.</param>
    /// <param name="dataSource">Opens connections. It is not disposed.</param>
    /// <param name="configure">Names the database or the tables; null: the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>Adds Data Protection. Say where its keys are kept, or nobody can read the tokens after the next deployment.</remarks>
    public static IServiceCollection AddDatabasePortalStore(
        this IServiceCollection services, DbDataSource dataSource, Action<DatabasePortalStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return services.AddDatabasePortalStore(_ => dataSource, configure);
    }

    /// <summary>Keeps portals in a database, in place of any other store, whichever was added first.</summary>
    /// <param name="services">The services.</param>
    /// <param name="dataSource">Finds what opens connections, for instance among the services. It is not disposed.</param>
    /// <param name="configure">Names the database or the tables; null: the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>Adds Data Protection. Say where its keys are kept, or nobody can read the tokens after the next deployment.</remarks>
    public static IServiceCollection AddDatabasePortalStore(
        this IServiceCollection services, Func<IServiceProvider, DbDataSource> dataSource,
        Action<DatabasePortalStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);
        services.AddDataProtection();
        services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var options = new DatabasePortalStoreOptions();
            configure?.Invoke(options);
            return new DatabasePortalStore(
                dataSource(provider),
                provider.GetRequiredService<IDataProtectionProvider>(),
                options,
                provider.GetService<TimeProvider>(),
                provider.GetService<ILogger<DatabasePortalStore>>());
        }));
        services.Replace(ServiceDescriptor.Singleton<IPortalStore>(static provider => provider.GetRequiredService<DatabasePortalStore>()));
        return services;
    }
}
