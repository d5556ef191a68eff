using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Placement.ReleasePages;

/// <summary>Refuses to start an application that shows its customers to everybody.</summary>
internal sealed class ReleasePageCheck(EndpointDataSource? endpoints = null) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is mapped is known when the server has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => endpoints?.Endpoints.Any(ReleasePageMetadata.IsOpen) == true
        ? throw new InvalidOperationException(
            "The page of releases shows the application's customers, and nothing says who may see it. Call RequireAuthorization on what "
            + "MapReleases and MapReleaseControl return, such as app.MapReleases().RequireAuthorization(\"Operators\").")
        : Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
