using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Testing.Logging;

namespace Placement.Testing.Development;

/// <summary>The portal beside an application that is being developed: starts when the application listens, and ends with it.</summary>
internal sealed class LocalPortalService(
    LocalPortalSettings settings,
    IConfiguration configuration,
    IServiceProvider services,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers)
    : IHostedLifecycleService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<LocalPortal>();
    private LocalPortal? _portal;
    private Task _installing = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">The environment is none that a local portal may act in.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // Two objects, and whoever changes the environment changes one of them.
        IHostEnvironment?[] environments = [services.GetService<IWebHostEnvironment>(), environment];
        return Array.Find(environments, static one => one?.IsDevelopment() == false) is { EnvironmentName: var name }
            ? throw new InvalidOperationException(
                $"The environment was Development when {nameof(LocalPortalHosting.AddLocalPortal)} was called, and is {name} now. The "
                + "local portal acts in Development alone: say which environment it is before the call.")
            : Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (bool.TryParse(configuration[ApplicationKeys.Tool], out bool isTool) && isTool)
        {
            return;
        }

        // A server for tests listens nowhere: its tests start a portal of their own.
        if (services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } listeners)
        {
            return;
        }

        Uri application = ListeningAddress.Choose(listeners, settings.Portal.UsesHttps);
        _portal = await StartPortalAsync(ListeningAddress.OtherSite(application), cancellationToken).ConfigureAwait(false);
        Introduce(_portal, application);
        _installing = InstallAsync(_portal, application);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_portal is { } portal)
        {
            await portal.DisposeAsync().ConfigureAwait(false);
            await _installing.ConfigureAwait(false);
        }
    }

    private async Task<LocalPortal> StartPortalAsync(string host, CancellationToken cancellationToken)
    {
        LocalPortalOptions options = settings.Portal with
        {
            Host = host,
            Port = settings.Port,
            HandlerHosts = HandlerHostRule.Relaxed,
            Installed = false,
            LoggerFactory = loggers,
        };
        try
        {
            return await LocalPortal.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            PortalLog.PortInUse(_logger, settings.Port);
            return await LocalPortal.StartAsync(options with { Port = 0 }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets portal and application know of each other what they need to before the installation.</summary>
    private void Introduce(LocalPortal portal, Uri application)
    {
        configuration[ApplicationKeys.LocalPortalCertificate] = portal.Certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        portal.MoveApplication(application);
        if (portal.Address.Scheme == Uri.UriSchemeHttps && application.Scheme == Uri.UriSchemeHttp)
        {
            PortalLog.FrameWithoutHttps(_logger, portal.Address, application);
        }
    }

    /// <summary>Installs the application by its own installer, as an administrator does. It never throws.</summary>
    private async Task InstallAsync(LocalPortal portal, Uri address)
    {
        var application = new LocalApplication(address)
        {
            InstallPath = settings.InstallPath,
            EventsPath = settings.EventsPath,
            MainPath = settings.MainPath,
        };
        try
        {
            InstallationPage page = await portal.InstallAsync(application, cancellationToken: lifetime.ApplicationStopping)
                .ConfigureAwait(false);
            PortalLog.Installed(_logger, portal.Address, page.EnsureFinished().Bindings.Count);
        }
        catch (Exception exception) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            PortalLog.NotInstalled(_logger, portal.Address, exception.Message);
        }
        catch (Exception)
        {
            // The application stops, and nobody wants to know.
        }
    }
}
