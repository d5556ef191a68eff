using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

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
    /// <exception cref="InvalidOperationException">Outside of Development, nothing says where Redis is.</exception>
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

        return builder.UseOrleans(host =>
        {
            if (string.IsNullOrEmpty(options.Redis))
            {
                host.UseLocalhostClustering(options.Port, gatewayPort: 0);
            }
            else
            {
                host.UseRedisClustering(options.Redis);
            }

            host.Configure<ClusterOptions>(cluster =>
                cluster.ClusterId = cluster.ServiceId =
                    options.Name ?? $"{builder.Environment.ApplicationName}-{builder.Environment.EnvironmentName}");
            host.Configure<EndpointOptions>(endpoints =>
            {
                endpoints.SiloPort = options.Port;
                endpoints.GatewayPort = 0;
                if (string.IsNullOrEmpty(options.Redis))
                {
                    endpoints.AdvertisedIPAddress = IPAddress.Loopback;
                }
            });
            host.AddPlacements();
            silo?.Invoke(host);
        });
    }
}
