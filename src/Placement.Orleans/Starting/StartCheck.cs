using Microsoft.Extensions.Hosting;

namespace Placement.Starting;

/// <summary>Looks, before anything of the host is started, for what would end it with errors that nobody can read.</summary>
internal abstract class StartCheck : IHostedLifecycleService
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The host cannot start. It says why, and what to do.</exception>
    public abstract Task StartingAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
