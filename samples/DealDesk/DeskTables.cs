using System.Data.Common;
using DealDesk.Data;

namespace DealDesk;

/// <summary>Makes sure that the tables are there before the first widget is opened, and as long as the application runs.</summary>
internal sealed class DeskTables(DeskDatabase database) : IHostedService, IAsyncDisposable
{
    /// <summary>A database in memory lives as long as a connection to it is open.</summary>
    private DbConnection? _connection;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await database.OpenAsync(cancellationToken);
        await database.EnsureCreatedAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? default;
}
