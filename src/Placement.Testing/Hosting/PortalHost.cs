using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Placement.Testing.Http;

namespace Placement.Testing.Hosting;

/// <summary>One Kestrel host with two free loopback ports: the portal and the authorization server.</summary>
internal sealed class PortalHost : IAsyncDisposable
{
    /// <summary>How long stopping waits for requests that are still being answered.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;

    private PortalHost(WebApplication application, PortalAddresses addresses)
    {
        _application = application;
        Addresses = addresses;
    }

    public PortalAddresses Addresses { get; }

    public static async Task<PortalHost> StartAsync(
        Func<PortalAddresses, RequestDelegate> portal,
        Func<PortalAddresses, RequestDelegate> authorizationServer,
        CancellationToken cancellationToken)
    {
        // Empty, because settings and environment of the application under test (addresses above all) must not reach its portal.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = ShutdownTimeout);

        ListenOptions? portalListener = null;
        ListenOptions? authorizationListener = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestReader.MaxBodyLength;
            kestrel.Listen(IPAddress.Loopback, port: 0, options => portalListener = options);
            kestrel.Listen(IPAddress.Loopback, port: 0, options => authorizationListener = options);
        });

        WebApplication application = builder.Build();
        try
        {
            // Requests that come before both ports are known wait for them.
            var started = new TaskCompletionSource<(RequestDelegate Portal, RequestDelegate Authorization)>(TaskCreationOptions.RunContinuationsAsynchronously);
            application.Run(async context =>
            {
                (RequestDelegate onPortal, RequestDelegate onAuthorization) = await started.Task.ConfigureAwait(false);
                await (context.Connection.LocalPort == portalListener!.IPEndPoint!.Port ? onPortal : onAuthorization)(context).ConfigureAwait(false);
            });
            await application.StartAsync(cancellationToken).ConfigureAwait(false);

            var addresses = new PortalAddresses(AddressOf(portalListener!), AddressOf(authorizationListener!));
            started.SetResult((portal(addresses), authorizationServer(addresses)));
            return new PortalHost(application, addresses);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static Uri AddressOf(ListenOptions listener) => new($"http://{listener.IPEndPoint}/");
}
