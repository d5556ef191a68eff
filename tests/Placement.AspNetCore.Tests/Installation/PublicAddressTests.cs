using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Placement.RequestVerification;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Under which address an application is registered on a portal of the cloud, whose users are anywhere.</summary>
public sealed class PublicAddressTests : UninstalledPortalTests
{
    private const int NotPublic = 270;

    public static TheoryData<string> Unreachable =>
    [
        "http://desk.example.com", "http://desk.example.com:8080/app", "http://172.18.0.5:8080", "https://172.18.0.5:8080", "https://172.31.255.1",
        "https://10.0.0.8", "https://192.168.0.8", "https://169.254.1.1", "https://127.0.0.1:5001", "https://localhost:5001", "https://web",
        "https://desk.local", "https://desk.internal", "https://[::1]:5001", "https://[fd00::8]", "https://[fe80::1]", "https://[::ffff:10.0.0.8]",
    ];

    [Theory]
    [MemberData(nameof(Unreachable))]
    public async Task What_users_cannot_reach_is_not_registered_by_the_installer(string address)
    {
        await using InstallableApplication app = await StartAsync(new InstallableOptions { BaseAddress = new Uri(address) });

        (HttpStatusCode status, string html) = await app.OpenAsync(PublicPortal.Form(PortalForm.Installer(_portal).With("LANG", "de")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("unter welcher Adresse Benutzer sie erreichen", html, StringComparison.Ordinal);
        Assert.Contains("PlacementOptions.BaseAddress", html, StringComparison.Ordinal);
        Assert.Contains("UseForwardedHeaders", html, StringComparison.Ordinal);
        AssertNothingIsRegistered(app, html);
    }

    [Theory]
    [InlineData("desk.example.com")]
    [InlineData("172.18.0.5:8080")]
    [InlineData("localhost")]
    [InlineData(null)]
    public async Task A_proxy_that_says_nothing_does_not_end_in_http_addresses_on_an_https_portal(string? host)
    {
        await using InstallableApplication app = await StartAsync();

        string html = await OpenAsync(app, host);

        Assert.DoesNotContain(host ?? "127.0.0.1", html, StringComparison.Ordinal);
        AssertNothingIsRegistered(app, html);
    }

    [Theory]
    [InlineData("ONAPPINSTALL")]
    [InlineData("ONAPPUPDATE")]
    public async Task Nor_does_an_event_register_it(string name)
    {
        await using InstallableApplication app = await StartAsync();

        HttpStatusCode status = await app.PostAsync(
            "/events", PublicPortal.Form(PortalForm.Event(_portal, name, _portal.Administrator)).Fields, "desk.example.com");
        await app.Log.WaitAsync(NotPublic, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, status);
        AssertNothingIsRegistered(app, "");
    }

    [Fact]
    public async Task What_is_registered_there_from_before_is_not_registered_again()
    {
        await using InstallableApplication app = await StartAsync(
            new InstallableOptions { BaseAddress = new Uri("https://desk.example.com") });
        await app.OpenAsync(PublicPortal.Form(PortalForm.Installer(_portal)));
        int bound = _portal.Bindings.Count;
        Assert.Equal(2, bound);
        await using InstallableApplication moved = await StartAsync(
            new InstallableOptions { Store = app.Store, BaseAddress = new Uri("http://10.0.0.8") });

        await moved.PostAsync(
            "/events", PublicPortal.Form(PortalForm.Event(_portal, "ONX").With("error", "ERROR_PLACEMENT_LOADING_OVERTIME")).Fields);
        await moved.Log.WaitAsync(NotPublic, CancellationToken);

        Assert.All(
            _portal.Bindings, static binding => Assert.StartsWith("https://desk.example.com/", binding.Handler, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_configured_address_counts_whatever_the_request_says()
    {
        await using InstallableApplication app = await StartAsync(
            new InstallableOptions { BaseAddress = new Uri("https://desk.example.com/app") });

        string html = await OpenAsync(app, "172.18.0.5:8080");

        Assert.Contains("setInstallFinish", html, StringComparison.Ordinal);
        Assert.All(_portal.Bindings, static binding => Assert.StartsWith(
            "https://desk.example.com/app/", binding.Handler, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forwarded_headers_of_a_known_proxy_say_the_address()
    {
        await using InstallableApplication app = await StartAsync(new InstallableOptions
        {
            Services = services =>
            {
                Cloud(services);

                // As docs/installing.md has it; the proxy of the test is on this machine.
                services.Configure<ForwardedHeadersOptions>(options =>
                {
                    options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                    options.KnownProxies.Add(IPAddress.Loopback);
                    options.AllowedHosts.Add("desk.example.com");
                });
            },
            Map = static application => application.UseForwardedHeaders(),
        });

        string html = await OpenAsync(app, "172.18.0.5:8080", forwarded: "desk.example.com");

        Assert.Contains("setInstallFinish", html, StringComparison.Ordinal);
        Assert.All(_portal.Bindings, static binding => Assert.StartsWith(
            "https://desk.example.com/widgets/", binding.Handler, StringComparison.Ordinal));
        Assert.All(_portal.EventBindings, static binding => Assert.Equal("https://desk.example.com/events", binding.Handler));
    }

    [Fact]
    public async Task Forwarded_headers_that_are_not_configured_say_nothing()
    {
        await using InstallableApplication app = await StartAsync(
            new InstallableOptions { Map = static application => application.UseForwardedHeaders() });

        string html = await OpenAsync(app, "172.18.0.5:8080", forwarded: "desk.example.com");

        AssertNothingIsRegistered(app, html);
    }

    private async Task<InstallableApplication> StartAsync(InstallableOptions? options = null)
    {
        options ??= new InstallableOptions();
        return await InstallableApplication.StartAsync(
            _portal, options with { Services = services => { Cloud(services); options.Services(services); } });
    }

    private void Cloud(IServiceCollection services) =>
        services.AddHttpClient(PortalClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new PublicPortal(_portal));

    private async Task<string> OpenAsync(InstallableApplication app, string? host, string? forwarded = null)
    {
        using HttpRequestMessage request = PublicPortal.Form(PortalForm.Installer(_portal)).Request("/install");
        request.Headers.Host = host;
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", forwarded);
        }

        using HttpResponseMessage response = await app.Client.SendAsync(request, CancellationToken);
        return await response.Content.ReadAsStringAsync(CancellationToken);
    }

    private void AssertNothingIsRegistered(InstallableApplication app, string html)
    {
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Empty(_portal.Bindings);
        Assert.Empty(_portal.EventBindings);
        Assert.Empty(app.Lifecycle.Calls);
        Assert.Equal(1, app.Log.Count(NotPublic));
    }
}
