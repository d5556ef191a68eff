using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>An application on Kestrel that answers with the name of the endpoint that a request reaches, in place of running it.</summary>
internal sealed class RoutedApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly RecordedLog _log = new();

    private RoutedApplication(Action<IServiceCollection> addServices)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthorization();
        addServices(builder.Services);
        _application = builder.Build();
    }

    /// <summary>All endpoints, of the widgets and others.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>What was logged.</summary>
    public IReadOnlyList<LogLine> Log => _log.Lines;

    /// <summary>Starts an application.</summary>
    public static async Task<RoutedApplication> StartAsync(Action<IServiceCollection> addServices, Action<WebApplication> map)
    {
        var routed = new RoutedApplication(addServices);
        try
        {
            routed._application.UseRouting();
            routed._application.UseAuthorization();
            routed._application.Use(
                (HttpContext context, RequestDelegate _) => context.Response.WriteAsync(context.GetEndpoint()?.DisplayName ?? "none"));
            map(routed._application);
            await routed._application.StartAsync(TestContext.Current.CancellationToken);
            return routed;
        }
        catch
        {
            await routed.DisposeAsync();
            throw;
        }
    }

    /// <summary>An application with these widgets, one binding each.</summary>
    public static Task<RoutedApplication> StartAsync(
        Action<WebApplication> map, params (string Placement, string Handler, HostedWidget Widget)[] widgets) =>
        StartAsync(
            services => WidgetHosting.Add(
                services, [.. widgets.Select(static widget => Binding(widget.Placement, widget.Handler, widget.Widget.WidgetType))],
                [.. widgets.Select(static widget => widget.Widget)], configure: null),
            map);

    /// <summary>A binding as generated code makes it: paths are encoded already.</summary>
    public static WidgetBinding Binding(string placement, string handler, Type? type) => new(
        System.Text.Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"{{placement}}","HANDLER":"{{(handler[0] == '/' ? "~" : "")}}{{handler}}"}"""), type);

    /// <summary>The status, and the name of the endpoint that the request reached.</summary>
    public async Task<(int Status, string Endpoint)> SendAsync(string path, string method = "POST", string? host = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(_application.Urls.Single()), path));
        request.Headers.Host = host;
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
