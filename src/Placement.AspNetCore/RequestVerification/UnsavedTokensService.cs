using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Placement.RequestVerification;

/// <summary>
/// Keeps a host that stops until renewals have ended and the portal store has taken what only this process has, as long as
/// <see cref="HostOptions.ShutdownTimeout"/> allows.
/// </summary>
internal sealed class UnsavedTokensService(PortalClients clients, ILoggerFactory loggers) : IHostedLifecycleService
{
    private readonly ILogger _logger = loggers.CreateLogger("Placement.UnsavedTokensService");

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing begins to renew tokens any more.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (clients.Renewals is not { Count: > 0 } begun)
        {
            return;
        }

        VerificationEvents.WaitsForStore(_logger, begun.Count);

        // One that fails to store what it has brought is followed by one that offers it again.
        while (clients.Renewals is { Count: > 0 } left && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(left).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (clients.Renewals is { Count: > 0 } lost)
        {
            VerificationEvents.TokensLost(_logger, lost.Count);
        }
    }
}
