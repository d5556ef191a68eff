using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.Hosting;

/// <summary>
/// Refuses to start an application beside a local portal with the client id of a real application: what is tried out must not act for it.
/// </summary>
internal sealed class LocalPortalCheck(
    IOptions<PlacementOptions> options, IConfiguration? configuration = null, IServer? server = null, IHostEnvironment? environment = null)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) =>
        configuration.LocalPortalClientId(environment) is not { } expected
        || options.Value.AllApplications.Select(static application => application.ClientId).SequenceEqual([expected])
        || server?.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 }
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"The application has a {nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} of its own, or "
                + $"{nameof(PlacementOptions.Applications)}, and the local portal that is "
                + $"started beside it has a client id of its own. Read both from the configuration ({PlacementSettings.Section}:ClientId, "
                + $"{PlacementSettings.Section}:ClientSecret), or leave them out: AddPlacements reads them there.");

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
