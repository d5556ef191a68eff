using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Placement.Testing.Http;

namespace Placement.Testing.Hosting;

/// <summary>One Kestrel host with servers on free loopback ports.</summary>
internal sealed class LoopbackHost : IAsyncDisposable
{
    /// <summary>How long stopping waits for requests that are still being answered.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;

    private LoopbackHost(WebApplication application, IReadOnlyList<Uri> addresses)
    {
        _application = application;
        Addresses = addresses;
    }

    /// <summary>The address of each server, <c>http://127.0.0.1:{port}/</c>.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Starts servers.</summary>
    /// <param name="ports">How many.</param>
    /// <param name="serve">Gives each server what answers its requests, once the addresses are known.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<LoopbackHost> StartAsync(
        int ports,
        Func<IReadOnlyList<Uri>, IReadOnlyList<RequestDelegate>> serve,
        CancellationToken cancellationToken)
    {
        // Empty, because settings and environment of the application under test (addresses above all) must not reach its portal.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = ShutdownTimeout);

        var listeners = new List<ListenOptions>(ports);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestReader.MaxBodyLength;

            // A slow answer is slow by the portal's clock, and a client may read it as slowly as it likes.
            kestrel.Limits.MinResponseDataRate = null;
            for (int port = 0; port < ports; port++)
            {
                kestrel.Listen(IPAddress.Loopback, port: 0, listeners.Add);
            }
        });

        WebApplication application = builder.Build();
        try
        {
            // Requests that come before all ports are known wait for them.
            var started = new TaskCompletionSource<Dictionary<int, RequestDelegate>>(TaskCreationOptions.RunContinuationsAsynchronously);
            application.Run(async context =>
            {
                Dictionary<int, RequestDelegate> byPort = await started.Task.ConfigureAwait(false);
                await byPort[context.Connection.LocalPort](context).ConfigureAwait(false);
            });
            await application.StartAsync(cancellationToken).ConfigureAwait(false);

            Uri[] addresses = [.. listeners.Select(static listener => new Uri($"http://{listener.IPEndPoint}/"))];
            started.SetResult(addresses.Zip(serve(addresses)).ToDictionary(static server => server.First.Port, static server => server.Second));
            return new LoopbackHost(application, addresses);
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
}
