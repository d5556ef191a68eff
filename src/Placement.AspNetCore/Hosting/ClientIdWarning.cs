using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Widgets;

namespace Placement.Hosting;

/// <summary>Says at the start that an application has not told which one it is, rather than when somebody opens a widget.</summary>
internal sealed class ClientIdWarning(IOptions<PlacementOptions> options, ILoggerFactory loggers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.ClientId))
        {
            HostingEvents.ClientIdMissing(loggers.CreateLogger(HostingEvents.Category));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
