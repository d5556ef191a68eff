using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Configuration;
using Placement.Widgets;

namespace Placement.Hosting;

/// <summary>Says at the start that an application has not told which one it is, rather than when somebody opens a widget.</summary>
internal sealed class ClientIdWarning(
    ClientIdentity applications,
    ILoggerFactory loggers,
    IConfiguration? configuration = null,
    IHostEnvironment? environment = null)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (applications.Ids.Count == 0)
        {
            ILogger logger = loggers.CreateLogger(HostingEvents.Category);
            HostingEvents.ClientIdMissing(logger);
            if (environment is not null && configuration.HasIdleLocalPortal())
            {
                HostingEvents.LocalPortalIdle(logger, environment.EnvironmentName);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
