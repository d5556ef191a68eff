using System.Net;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>More than a browser sends, in bytes.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    private readonly WebApplication _application;

    private LoopbackHost(WebApplication application) => _application = application;

    /// <summary>Starts servers.</summary>
    /// <param name="servers">What answers the requests of each server.</param>
    /// <param name="name">How the servers call this machine: <c>127.0.0.1</c> or <c>localhost</c>.</param>
    /// <param name="port">The port of the first server; 0: one that is free, as all others have.</param>
    /// <param name="certificate">What the servers prove themselves by; null: they speak plain http.</param>
    /// <param name="started">Learns the address of each server, before the first request is answered.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LoopbackHost> StartAsync(
        IReadOnlyList<RequestDelegate> servers,
        string name,
        int port,
        X509Certificate2? certificate,
        Action<IReadOnlyList<Uri>> started,
        CancellationToken cancellationToken)
    {
        var listeners = new List<ListenOptions>(servers.Count);
        WebApplication application = Build(kestrel =>
        {
            foreach (RequestDelegate _ in servers)
            {
                kestrel.Listen(IPAddress.Loopback, listeners.Count == 0 ? port : 0, listener =>
                {
                    // A dropped connection is one: in HTTP/2 it would be one stream of many.
                    listener.Protocols = HttpProtocols.Http1;
                    if (certificate is not null)
                    {
                        listener.UseHttps(certificate);
                    }

                    listeners.Add(listener);
                });
            }
        });
        try
        {
            // Requests that come before all ports are known wait for them.
            var serving = new TaskCompletionSource<Dictionary<int, RequestDelegate>>(TaskCreationOptions.RunContinuationsAsynchronously);
            application.Run(async context =>
            {
                Dictionary<int, RequestDelegate> byPort = await serving.Task.ConfigureAwait(false);
                await byPort[context.Connection.LocalPort](context).ConfigureAwait(false);
            });
            await application.StartAsync(cancellationToken).ConfigureAwait(false);

            string scheme = certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
            started([.. listeners.Select(listener => new Uri($"{scheme}://{name}:{listener.IPEndPoint!.Port}/"))]);
            serving.SetResult(
                listeners.Zip(servers).ToDictionary(static server => server.First.IPEndPoint!.Port, static server => server.Second));
            return new LoopbackHost(application);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts one server that listens at an address of the loopback interface for each of them, 127.0.0.0/8.</summary>
    /// <param name="answer">Answers a request, by the address that it came to.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The host, and its port, which all addresses have.</returns>
    public static async Task<(LoopbackHost Host, int Port)> StartAsync(
        Func<IPAddress, HttpContext, Task> answer, CancellationToken cancellationToken)
    {
        ListenOptions? listening = null;
        WebApplication application = Build(kestrel => kestrel.Listen(IPAddress.Any, port: 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(static next => connection =>
            {
                // What listens at all addresses of this machine answers nobody but this machine.
                if (connection.LocalEndPoint is IPEndPoint { Address: { } address } && IPAddress.IsLoopback(address))
                {
                    return next(connection);
                }

                connection.Abort();
                return Task.CompletedTask;
            });
            listening = listener;
        }));
        try
        {
            application.Run(context => answer(context.Connection.LocalIpAddress!, context));
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return (new LoopbackHost(application), listening!.IPEndPoint!.Port);
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

    private static WebApplication Build(Action<KestrelServerOptions> listen)
    {
        // Empty, because settings and environment of the application under test (addresses above all) must not reach its portal.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ParameterReader.MaxBodyLength;

            // An address that is too long is answered by RestAddress, which a page of another origin can read.
            kestrel.Limits.MaxRequestLineSize = LongestLine;
            kestrel.Limits.MaxRequestBufferSize = LongestLine;

            // A slow answer is slow by the portal's clock, and a client may read it as slowly as it likes.
            kestrel.Limits.MinResponseDataRate = null;

            listen(kestrel);
        });
        return builder.Build();
    }
}
