using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Placement.Testing.Tests.Application;

/// <summary>
/// A tiny application, over real HTTP or inside a test server, that writes down what it receives and answers what a test says.
/// </summary>
internal sealed class TestApplication : IAsyncDisposable
{
    /// <summary>A page that finishes an installation as a page without a client library does.</summary>
    public const string Installer = "<!DOCTYPE html><title>Setup</title><p>Installed.</p><script>parent.postMessage('setInstallFinish::' + name.split('|')[2], '*')</script>";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Arrival> _arrivals;

    private TestApplication(WebApplication application, ConcurrentQueue<Arrival> arrivals)
    {
        _application = application;
        _arrivals = arrivals;
    }

    public Uri Address => new(_application.Urls.Single());

    /// <summary>The address under which portals register a path of the application.</summary>
    public string At(string path) => Address.GetLeftPart(UriPartial.Authority) + path;

    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    /// <summary>The only request that has arrived.</summary>
    public Arrival Arrival => Assert.Single(_arrivals);

    /// <summary>The newest request that has arrived.</summary>
    public Arrival Last => _arrivals.Last();

    public static Task<TestApplication> StartAsync(string page) => StartAsync((context, _) => context.Response.WriteAsync(page));

    /// <summary>Starts it over HTTP.</summary>
    /// <param name="answer">Answers a request; null: a page with a title, and at /install an installer.</param>
    public static Task<TestApplication> StartAsync(Func<HttpContext, Arrival, Task>? answer = null) => StartAsync(answer, inMemory: false);

    public static Task<TestApplication> StartInMemoryAsync(Func<HttpContext, Arrival, Task>? answer = null) =>
        StartAsync(answer, inMemory: true);

    /// <summary>Registers a widget with options that any placement takes.</summary>
    public static async Task BindAsync(LocalPortal portal, string placement, string handler) =>
        (await new PortalClient(portal).BindAsync(
            placement, handler, new { iconName = "fa-cloud", errorHandlerUrl = "https://app.example/slow" })).IsTrue();

    /// <summary>A client as WebApplicationFactory makes it.</summary>
    public HttpClient CreateClient(string baseAddress)
    {
        HttpClient client = _application.GetTestClient();
        client.BaseAddress = new Uri(baseAddress);
        return client;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<TestApplication> StartAsync(Func<HttpContext, Arrival, Task>? answer, bool inMemory)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (inMemory)
        {
            builder.WebHost.UseTestServer();
        }
        else
        {
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        }

        WebApplication application = builder.Build();
        ConcurrentQueue<Arrival> arrivals = new();
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            HttpRequest request = context.Request;
            var arrival = new Arrival(
                request.Method, request.Scheme, request.Host.Value!, request.Path.Value!, request.QueryString.Value!,
                await reader.ReadToEndAsync(context.RequestAborted), new HeaderDictionary(request.Headers.ToDictionary()));
            arrivals.Enqueue(arrival);
            context.Response.ContentType = "text/html; charset=utf-8";
            await (answer ?? AnswerAsync)(context, arrival);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TestApplication(application, arrivals);
    }

    private static Task AnswerAsync(HttpContext context, Arrival arrival) =>
        context.Response.WriteAsync(
            arrival.Path == "/install" ? Installer : $"<!DOCTYPE html><html><head><title>Page {arrival.Path}</title></head><body></body></html>");
}
