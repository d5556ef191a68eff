using Microsoft.Extensions.Hosting;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.Hosting;

/// <summary>Refuses to start a host with several applications on a store that would take one for the other.</summary>
internal sealed class ApplicationsCheck(PortalDirectory portals, ClientIdentity applications) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        applications.Ids.Count < 2 || portals.Store is IApplicationPortalStore
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.Applications)} names several applications, and the portal store "
                + $"{portals.Store.GetType().Name} keeps one for each portal. Implement {nameof(IApplicationPortalStore)} in it, or use "
                + $"{nameof(DatabasePortalStore)}.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
