using System.Net;
using ComponentSite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Components;

/// <summary>The application with components, installed on a portal; and what a browser without scripts does with its pages.</summary>
internal sealed class ComponentVisit : IAsyncDisposable
{
    public const string Card = "/widgets/deal-card";
    public const string Counter = "/widgets/deal-counter";

    private readonly WebApplication _application;

    private ComponentVisit(LocalPortal portal, WebApplication application, RecordedLog log)
    {
        (Portal, _application, Log) = (portal, application, log);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(application.Urls.Single()),
        };
    }

    public LocalPortal Portal { get; }

    public HttpClient Client { get; }

    public RecordedLog Log { get; }

    public IServiceProvider Services => _application.Services;

    public Notes Notes => Services.GetRequiredService<Notes>();

    public static async Task<ComponentVisit> StartAsync(
        TimeProvider? clock = null, Action<WebApplication>? map = null, LocalPortal? portal = null)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        portal ??= await LocalPortal.StartAsync(cancellationToken: stop);
        var log = new RecordedLog();
        WebApplication application = Site.Build(
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddSingleton(clock ?? TimeProvider.System);
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            },
            options =>
            {
                options.ClientId = portal.Options.ClientId;
                options.ClientSecret = portal.Options.ClientSecret;
                options.AllowLoopback = true;
                options.RateLimit = null;
            });
        map?.Invoke(application);
        await application.StartAsync(stop);
        (await portal.InstallAsync(new Uri(application.Urls.Single()), cancellationToken: stop)).EnsureFinished();
        return new ComponentVisit(portal, application, log);
    }

    /// <summary>Opens a widget as a portal does.</summary>
    public async Task<(HttpResponseMessage Response, string Html)> OpenAsync(
        string path, string language = "en", LocalUser? user = null)
    {
        using HttpRequestMessage request = PortalForm
            .Widget(Portal, "CRM_DEAL_DETAIL_TAB", user ?? Portal.Options.Users.First())
            .With("PLACEMENT_OPTIONS", """{"ID":"17"}""")
            .WithQuery("LANG", language)
            .Request(path);
        return await SendAsync(request);
    }

    /// <summary>Sends a form of a page.</summary>
    public async Task<(HttpResponseMessage Response, string Html)> SubmitAsync(
        string path, string html, params (string Name, string Value)[] fields)
    {
        using HttpRequestMessage request = SessionSite.FormOf(path, SessionSite.TicketIn(html), fields);
        return await SendAsync(request);
    }

    public async Task<(HttpResponseMessage Response, string Html)> SendAsync(HttpRequestMessage request)
    {
        HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response, html);
    }

    /// <summary>Opens a widget, which has to succeed.</summary>
    public async Task<string> ShowAsync(string path, string language = "en")
    {
        (HttpResponseMessage response, string html) = await OpenAsync(path, language);
        Assert.True(response.StatusCode == HttpStatusCode.OK, html);
        return html;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
        await Portal.DisposeAsync();
    }
}
