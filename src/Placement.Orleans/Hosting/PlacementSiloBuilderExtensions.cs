using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Placement.Clusters;
using Placement.Configuration;
using Placement.Fleet;
using Placement.Hosts;
using Placement.Releases;
using Placement.Starting;

namespace Placement;

/// <summary>Lets the hosts of an application share the work on its portals.</summary>
public static class PlacementSiloBuilderExtensions
{
    /// <summary>
    /// Has the tokens of each portal renewed by one host at a time, and the requests of all hosts to a portal counted together. What is
    /// known of portals stays in the portal store, which all hosts share: neither grain storage nor reminders are needed.
    /// </summary>
    /// <param name="silo">The host's silo, with whatever clustering the application has chosen.</param>
    /// <returns>The same silo.</returns>
    /// <exception cref="InvalidOperationException">When the host starts: another process of the machine has its port.</exception>
    public static ISiloBuilder AddPlacements(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        if (silo.Configuration.IsStartedByTool())
        {
            // The silo will not start: there are no others to ask.
            return silo;
        }

        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PortCheck>());
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<ClusterChanges>();
        silo.Services.TryAddSingleton<IPortalCluster, GrainCluster>();
        silo.Services.TryAddSingleton<HostShare>();
        silo.Services.Replace(ServiceDescriptor.Singleton<IPortalShare>(static provider => provider.GetRequiredService<HostShare>()));

        // Of use beside AddReleases only, which knows the store: a container that is validated must not look for it without.
        silo.Services.Replace(ServiceDescriptor.Singleton<IStartPace>(static provider =>
            ActivatorUtilities.CreateInstance<GrainPace>(provider)));
        silo.Services.Replace(ServiceDescriptor.Singleton<IReleaseDriver, FleetDriver>());
        return silo;
    }
}
