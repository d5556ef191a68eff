using DealDesk.Data;

namespace DealDesk;

/// <summary>Makes sure that the tables are there before the first widget is opened.</summary>
internal sealed class DeskTables(DeskDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.EnsureCreatedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
