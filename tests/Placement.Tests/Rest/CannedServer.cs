using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Tests.Rest;

/// <summary>A real HTTP server on a free loopback port that answers every request in the same way, and remembers it.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<ReceivedRequest> _requests = [];

    private CannedServer(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = null!;

    /// <summary>What was received so far: a snapshot.</summary>
    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public ReceivedRequest Request => Assert.Single(Requests);

    public static Task<CannedServer> AnswerAsync(string body, int status = 200, string contentType = "application/json; charset=utf-8") =>
        StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            await context.Response.WriteAsync(body);
        });

    public static async Task<CannedServer> StartAsync(RequestDelegate answer, bool useIPv6 = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(useIPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, port: 0));
        WebApplication application = builder.Build();
        var server = new CannedServer(application);
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new ReceivedRequest(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString.ToString(),
                context.Request.Headers.ToDictionary(
                    static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(context.RequestAborted));
            server.Add(request);
            context.Items[typeof(ReceivedRequest)] = request;
            await answer(context);
        });
        await application.StartAsync();
        server.Address = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}/rest/");
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private void Add(ReceivedRequest request)
    {
        Redaction.SecretWatch.SeeRequest(request.Body);
        lock (_requests)
        {
            _requests.Add(request);
        }
    }
}
