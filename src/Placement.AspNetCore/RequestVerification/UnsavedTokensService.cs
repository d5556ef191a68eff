using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Placement.RequestVerification;

/// <summary>
/// Keeps a host that stops until the portal store has taken the tokens that only this process has, as long as
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

    /// <summary>Nothing renews tokens any more.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (clients.TokenOffers is not { Count: > 0 } unsaved)
        {
            return;
        }

        VerificationEvents.WaitsForStore(_logger, unsaved.Count);
        try
        {
            await Task.WhenAll(unsaved).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            VerificationEvents.TokensLost(_logger, clients.TokenOffers.Count);
        }
    }
}
