using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Placement.Starting;
using StackExchange.Redis;

namespace Placement;

/// <summary>Makes a host part of a cluster, for applications that have no Orleans yet.</summary>
public static class PlacementClusterBuilderExtensions
{
    private const string ConnectionName = "PlacementCluster";

    /// <summary>
    /// Lets the hosts of the application find each other by Redis, and share the work on its portals; in the Development environment a host
    /// without a Redis server is alone.
    /// </summary>
    /// <remarks>For another clustering, or with grains of your own, call <c>UseOrleans</c> and <c>AddPlacements</c> on its silo.</remarks>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Says where Redis is, for instance; null: the configuration says it.</param>
    /// <param name="silo">Configures more of Orleans; null: nothing.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">
    /// Outside of Development, nothing says where Redis is; or its connection string cannot be read. When the host starts: Redis cannot be
    /// reached, or refuses the password; another process of the machine has the port; or, outside of Development, the portal store is in
    /// memory.
    /// </exception>
    /// <seealso href="https://learn.microsoft.com/dotnet/orleans/">Microsoft Orleans</seealso>
    public static IHostApplicationBuilder UsePlacementCluster(
        this IHostApplicationBuilder builder, Action<PlacementClusterOptions>? configure = null, Action<ISiloBuilder>? silo = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new PlacementClusterOptions { Redis = builder.Configuration.GetConnectionString(ConnectionName) };
        configure?.Invoke(options);
        if (string.IsNullOrEmpty(options.Redis) && !builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"Nothing says how the hosts of the cluster find each other. Set the connection string {ConnectionName} to a Redis server, "
                + "or call UseOrleans with another clustering, and AddPlacements on its silo.");
        }

        ConfigurationOptions? redis = string.IsNullOrEmpty(options.Redis) ? null : RedisCheck.Parse(options.Redis);

        // A host that is alone is asked by nobody, and any number of them are started on a developer's machine.
        int port = redis is null ? FreePort() : options.Port;
        return builder.UseOrleans(host =>
        {
            if (redis is null)
            {
                host.UseLocalhostClustering(port, gatewayPort: 0);
            }
            else
            {
                host.UseRedisClustering(clustering => clustering.ConfigurationOptions = redis);
                AddChecks(host.Services, builder.Environment);
            }

            host.Configure<ClusterOptions>(cluster =>
                cluster.ClusterId = cluster.ServiceId =
                    options.Name ?? $"{builder.Environment.ApplicationName}-{builder.Environment.EnvironmentName}");
            host.Configure<EndpointOptions>(endpoints =>
            {
                endpoints.SiloPort = port;
                endpoints.GatewayPort = 0;
                if (redis is null)
                {
                    endpoints.AdvertisedIPAddress = IPAddress.Loopback;
                }
            });
            host.AddPlacements();
            silo?.Invoke(host);
        });
    }

    private static void AddChecks(IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreCheck>());
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RedisCheck>());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
