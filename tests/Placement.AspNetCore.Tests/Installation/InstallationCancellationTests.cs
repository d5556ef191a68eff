using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Requests to the installer, and events, that somebody else than their sender ends: who ends them answers.</summary>
public sealed class InstallationCancellationTests : UninstalledPortalTests
{
    private readonly Interruption _interruption = new();
    public override async ValueTask DisposeAsync()
    {
        _interruption.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_verification_that_is_cancelled_is_answered_by_whoever_cancelled_it()
    {
        var options = new InstallableOptions
        {
            Map = _interruption.Use,
            Services = services => services.AddSingleton<IRequestVerifier>(new WaitingVerifier(_interruption.CancelAsync)),
        };
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, options);

        Assert.Equal(HttpStatusCode.GatewayTimeout, (await app.OpenAsync(PortalForm.Installer(_portal))).Status);
        Assert.Equal(HttpStatusCode.GatewayTimeout, await PostEventAsync(app, "ONAPPINSTALL"));
        Assert.Equal(HttpStatusCode.GatewayTimeout, await PostEventAsync(app, "ONAPPUNINSTALL"));
        AssertCalm(app);
    }

    [Fact]
    public async Task A_time_out_of_ASPNET_Core_answers_as_for_any_endpoint()
    {
        var options = new InstallableOptions
        {
            Map = static application => application.UseRequestTimeouts(),
            Services = static services =>
            {
                services.AddSingleton<IRequestVerifier>(new WaitingVerifier(static () => Task.CompletedTask));
                services.AddRequestTimeouts(static options => options.DefaultPolicy = new RequestTimeoutPolicy
                {
                    Timeout = TimeSpan.FromMilliseconds(1),
                });
            },
        };
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, options);

        Assert.Equal(HttpStatusCode.GatewayTimeout, (await app.OpenAsync(PortalForm.Installer(_portal))).Status);
        Assert.Equal(HttpStatusCode.GatewayTimeout, await PostEventAsync(app, "ONAPPUNINSTALL"));
        AssertCalm(app);
    }

    /// <summary>An installation goes on whoever waits for it, so its page does not stop halfway.</summary>
    [Fact]
    public async Task The_page_of_an_installation_that_has_begun_is_shown_to_its_end()
    {
        var options = new InstallableOptions { Map = _interruption.Use };
        options.Lifecycle.Behaviour = _interruption.CancelAsync;
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, options);

        (HttpStatusCode status, string html) = await app.OpenAsync(PortalForm.Installer(_portal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("setInstallFinish", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
    }

    private Task<HttpStatusCode> PostEventAsync(InstallableApplication app, string name) =>
        app.PostAsync("/events", PortalForm.Event(_portal, name, _portal.Administrator).Fields);

    private static void AssertCalm(InstallableApplication app)
    {
        Assert.Empty(app.Lifecycle.Calls);
        Assert.DoesNotContain(app.Log.Lines, static line => line.Level >= LogLevel.Error || line.Category == "Placement.Installation");
    }
}
