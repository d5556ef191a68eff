using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>AddLocalPortal: an application that is developed, with a portal beside it.</summary>
public sealed class LocalPortalHostingTests : IDisposable
{
    private const int Installed = 711;
    private const int NotInstalled = 712;
    private const int PortInUse = 713;
    private const int ClientIdMissing = 293;
    private const int LocalPortalIdle = 295;

    private readonly RecordedLog _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("local-portal-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_developed_application_is_installed_on_the_portal_beside_it()
    {
        await using WebApplication application = Build();
        await application.StartAsync(Stop);

        Uri portal = await FindPortalAsync(Installed);
        Assert.Equal("localhost", portal.Host);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(portal, Stop)).StatusCode);
        await application.StopAsync(Stop);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portal, Stop));
    }

    [Fact]
    public async Task The_store_of_real_portals_is_left_alone()
    {
        await using WebApplication application = Build(static builder =>
            builder.Services.AddSingleton<IPortalStore>(
                static _ => throw new InvalidOperationException("This is the database of real portals.")));
        await application.StartAsync(Stop);

        await FindPortalAsync(Installed);
    }

    [Fact]
    public async Task Nothing_happens_outside_development()
    {
        await using WebApplication application = Build(environment: Environments.Staging);
        await application.StartAsync(Stop);
        await application.StopAsync(Stop);

        Assert.Null(application.Configuration["Bitrix24:ClientId"]);
        Assert.DoesNotContain(_log.Lines, static line => line.Text.StartsWith("Local portal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Whoever_starts_without_a_client_id_outside_development_learns_why_there_is_no_portal(string environment)
    {
        await using WebApplication application = Build(environment: environment);
        await application.StartAsync(Stop);

        Assert.Single(_log.Lines, static line => line.Id == ClientIdMissing);
        string text = Assert.Single(_log.Lines, static line => line.Id == LocalPortalIdle).Text;
        Assert.Contains($"this is {environment}", text, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Development", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_with_a_client_id_is_told_nothing_of_a_local_portal()
    {
        await using WebApplication application = Build(
            configure: static options => (options.ClientId, options.ClientSecret) = ("local.0123456789abcd.12345678", "made-up"),
            environment: "Production");
        await application.StartAsync(Stop);

        Assert.DoesNotContain(_log.Lines, static line => line.Id is LocalPortalIdle or ClientIdMissing);
    }

    [Theory]
    [InlineData("LocalPortal:Port", "abc")]
    [InlineData("LocalPortal:Port", "70000")]
    [InlineData("LocalPortal:Port", "-1")]
    [InlineData("LocalPortal:Https", "yes")]
    public void A_setting_that_means_nothing_stops_the_start_and_is_named(string key, string value)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => Build(builder => builder.Configuration[key] = value));

        Assert.StartsWith($"The setting {key} is ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message[key.Length..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task A_setting_of_development_does_not_put_the_portals_of_production_into_memory(string environment)
    {
        const string ClientId = "local.0123456789abcd.12345678";
        var store = new FaultyPortalStore { IsDown = true };
        await using WebApplication application = Build(
            builder =>
            {
                builder.Configuration["Bitrix24:LocalPortal"] = ClientId;
                builder.Configuration["Bitrix24:ClientId"] = ClientId;
                builder.Configuration["Bitrix24:ClientSecret"] = "made-up";
                builder.Services.AddSingleton<IPortalStore>(store);
            },
            environment);
        await application.StartAsync(Stop);

        // The application's own store is asked, and does not answer.
        using var http = new HttpClient();
        using var removal = new FormUrlEncodedContent(
            [new("event", "ONAPPUNINSTALL"), new("auth[member_id]", "0123456789abcdef0123456789abcdef")]);
        HttpResponseMessage answer = await http.PostAsync(new Uri(application.Urls.Single() + "/events"), removal, Stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task An_application_that_leaves_development_later_does_not_start()
    {
        await using WebApplication application = Build();
        application.Environment.EnvironmentName = Environments.Production;

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(Stop));

        Assert.Contains("acts in Development alone", refused.Message, StringComparison.Ordinal);
        Assert.Empty(application.Urls);
    }

    [Fact]
    public void The_client_id_of_a_real_application_is_not_used()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => Build(static builder => builder.Configuration["Bitrix24:ClientId"] = "local.0123456789abcd.12345678"));

        Assert.Contains("Bitrix24:ClientId", refused.Message, StringComparison.Ordinal);
        Assert.Contains("appsettings.Production.json", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_is_one_that_the_code_sets()
    {
        await using WebApplication application = Build(configure: static options => options.ClientId = "local.0123456789abcd.12345678");

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(Stop));

        Assert.Contains("client id of its own", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    public async Task An_application_that_others_can_reach_does_not_start(string address)
    {
        await using WebApplication application = Build(builder => builder.WebHost.UseUrls(address));

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(Stop));

        Assert.Contains("other machines", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_said_and_another_one_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using WebApplication application = Build(port: port);
        await application.StartAsync(Stop);

        Uri portal = await FindPortalAsync(Installed);
        Assert.NotEqual(port, portal.Port);
        Assert.Contains(_log.Lines, line => line.Id == PortInUse && line.Text.Contains($"Port {port} is in use", StringComparison.Ordinal)
            && line.Text.Contains("LocalPortal:Port", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_application_without_an_installer_is_told_so_and_goes_on()
    {
        await using WebApplication application = Build(map: static _ => { });
        await application.StartAsync(Stop);

        await FindPortalAsync(NotInstalled);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(application.Urls.Single(), Stop)).StatusCode);
        Assert.Contains(_log.Lines, static line => line.Id == NotInstalled && line.Text.Contains("/install", StringComparison.Ordinal));
    }

    private async Task<Uri> FindPortalAsync(int eventId)
    {
        await _log.WaitAsync(eventId, Stop);
        string line = _log.Lines.Single(line => line.Id == eventId).Text;
        return new Uri(line.Split(' ')[2].TrimEnd(','));
    }

    private WebApplication Build(
        Action<WebApplicationBuilder>? change = null,
        string environment = "Development",
        Action<PlacementOptions>? configure = null,
        int port = 0,
        Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = _folder });
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        change?.Invoke(builder);
        builder.AddLocalPortal(settings => settings.Port = port);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddPlacements(configure);
        WebApplication application = builder.Build();
        (map ?? MapAll)(application);
        return application;
    }

    private static void MapAll(WebApplication application)
    {
        application.MapPlacements();
        application.MapPlacementInstaller();
        application.MapPlacementEvents();
    }
}
