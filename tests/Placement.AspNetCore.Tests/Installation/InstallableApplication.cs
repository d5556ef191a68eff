using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// An application on Kestrel with an installer and events, for one local portal or several that have the same application.
/// </summary>
internal sealed partial class InstallableApplication : IAsyncDisposable
{
    private readonly WebApplication _application;

    private InstallableApplication(WebApplication application, InstallableOptions options, RecordedLog log, HttpClient client)
    {
        _application = application;
        Store = options.Store;
        Lifecycle = options.Lifecycle;
        Log = log;
        Client = client;
    }

    public IPortalStore Store { get; }

    public RecordedLifecycle Lifecycle { get; }

    public RecordedLog Log { get; }

    /// <summary>Leads to the application; follows no redirects.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _application.Services;

    public IPortalClients Clients => _application.Services.GetRequiredService<IPortalClients>();

    public Uri Address => Client.BaseAddress!;

    public static async Task<InstallableApplication> StartAsync(LocalPortal portal, InstallableOptions? options = null)
    {
        options ??= new InstallableOptions();
        var log = new RecordedLog();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(builder.Services, options.Bindings, options.Hosted, placements =>
        {
            placements.ClientId = portal.Options.ClientId;
            placements.ClientSecret = portal.Options.ClientSecret;
            placements.AllowLoopback = true;
            placements.RateLimit = null;
            placements.ApplicationName = options.Name;
            placements.BaseAddress = options.BaseAddress;
            options.Configure(placements);
        });
        builder.Services.AddSingleton(options.Store);
        builder.Services.AddSingleton<IPortalLifecycle>(options.Lifecycle);
        builder.Services.AddSingleton<TimeProvider>(options.Clock);
        builder.Services.Replace(ServiceDescriptor.Singleton(options.Protection));
        options.Services(builder.Services);

        WebApplication application = builder.Build();
        try
        {
            WidgetHosting.Map(application);
            application.MapPlacementInstaller();
            if (options.HasEvents)
            {
                application.MapPlacementEvents();
            }

            options.Map(application);
            await application.StartAsync(TestContext.Current.CancellationToken);
            var client = new HttpClient(
                new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress =
                    new Uri(application.Urls.Single())
            };
            return new InstallableApplication(application, options, log, client);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>The portal as it is stored.</summary>
    public async Task<Portal?> FindAsync(LocalPortal portal) =>
        await Store.FindAsync(portal.MemberId, TestContext.Current.CancellationToken);

    /// <summary>Opens the installer's page as a browser does; fields that are null are left out.</summary>
    public async Task<(HttpStatusCode Status, string Html)> OpenAsync(PortalForm form)
    {
        using HttpResponseMessage response = await Client.SendAsync(form.Request("/install"), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The ticket in the installer's page, by which it asks to run the installation again.</summary>
    public static string TicketIn(string html) =>
        WebUtility.HtmlDecode(
            Tickets().Match(html) is { Success: true } ticket
                ? ticket.Groups[1].Value
                : throw new InvalidOperationException($"There is no ticket in {html}"));

    /// <summary>Posts the installer's own form.</summary>
    public async Task<(HttpStatusCode Status, string Html)> RetryAsync(string ticket, params (string Name, string Value)[] more)
    {
        using var form = new FormUrlEncodedContent(
            [new("placement_retry", ticket), .. more.Select(static field => KeyValuePair.Create(field.Name, field.Value))]);
        using HttpResponseMessage response = await Client.PostAsync(
            new Uri("/install?", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts fields as a portal's server does.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Host = host;
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Stops the application, when everything that it has begun is done.</summary>
    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }

    [GeneratedRegex("""<form method="post" action="\?"><input type="hidden" name="placement_retry" value="([^"]+)"><button>""")]
    private static partial Regex Tickets();
}
