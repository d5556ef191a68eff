using Placement;

namespace WorkerSite;

/// <summary>Registers on all portals, and ends.</summary>
public sealed class Registration(
    IPortalStore store, IPortalClients clients, IConfiguration settings, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Portal portal in store.ListAsync(stoppingToken))
        {
            await clients.ForPortal(portal).RegisterPlacementsAsync(
                new Uri(settings["Bitrix24:BaseAddress"]!), cancellationToken: stoppingToken);
        }

        host.StopApplication();
    }
}
