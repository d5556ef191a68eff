using System.Reflection.Metadata;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Hosting;
using Placement.Lifecycle;
using Placement.Widgets;

[assembly: MetadataUpdateHandler(typeof(CodeChanges))]

namespace Placement.Hosting;

/// <summary>
/// Follows code that is changed while the application runs (hot reload): what it declares, its endpoints, and what is registered on the
/// local portal.
/// </summary>
internal sealed class CodeChanges(
    DeclaredWidgets declared, ChangedRegistration registration, IServiceProvider services, ILoggerFactory loggers)
    : IHostedLifecycleService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger(HostingEvents.Category);

    private static event Action? Changed;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Changed += Follow;
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => Changed -= Follow;

    /// <summary>Called by the runtime after a change, by this name.</summary>
    internal static void UpdateApplication(Type[]? _) => Changed?.Invoke();

    private void Follow()
    {
        try
        {
            if (declared.Reload(() => RouteConflicts.Check(services)))
            {
                _ = RouteConflicts.ReportAsync(services, declared, _logger);
                _ = registration.RunAsync();
            }
        }
        catch (Exception exception)
        {
            // Whatever code that is being written throws, the application goes on as it was.
            HostingEvents.ChangeNotFollowed(_logger, exception.Message);
        }
    }
}
