using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>A server on this machine that answers as a test says.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private RealServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public int Requests => _requests;

    public static async Task<RealServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RealServer(builder.Build());
        server._application.Run(context =>
        {
            Interlocked.Increment(ref server._requests);
            return answer(context);
        });
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
