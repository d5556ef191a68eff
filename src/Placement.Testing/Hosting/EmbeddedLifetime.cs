using Microsoft.Extensions.Hosting;

namespace Placement.Testing.Hosting;

/// <summary>The portal lives and dies with its object: it must not take Ctrl+C away from the process that it is embedded in.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
