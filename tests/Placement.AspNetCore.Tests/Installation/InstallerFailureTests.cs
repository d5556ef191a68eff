using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Installations that something comes in the way of.</summary>
public sealed class InstallerFailureTests : UninstalledPortalTests
{
    [Fact]
    public async Task What_cannot_be_registered_is_explained_and_the_installation_not_finished()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Scopes = ["placement"], Installed = false }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);

        InstallationPage page = await portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        Assert.False(page.IsFinished);
        Assert.DoesNotContain("setInstallFinish", page.Html, StringComparison.Ordinal);
        Assert.Contains("<td>Supplies</td><td>Failed</td>", page.Html, StringComparison.Ordinal);
        Assert.Contains("ERROR_PLACEMENT_NOT_FOUND", page.Html, StringComparison.Ordinal);
        Assert.Contains("grant the application the scope crm", page.Html, StringComparison.Ordinal);
        Assert.Contains("<td>Alerts</td><td>Registered</td>", page.Html, StringComparison.Ordinal);
        Assert.Equal(PortalState.Installing, (await app.FindAsync(portal))?.State);
        Assert.Equal(2, portal.EventBindings.Count);
        Assert.Empty(app.Lifecycle.Calls);
        Assert.Equal(1, app.Log.Count(247));
    }

    [Fact]
    public async Task A_browser_that_goes_away_does_not_stop_the_installation()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(NotInstalled with { TimeProvider = clock }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(1)).ForMethod("batch"));
        using (var browser = new HttpClient { BaseAddress = app.Address })
        {
            using HttpResponseMessage response = await browser.SendAsync(
                PortalForm.Installer(portal).Request("/install"), HttpCompletionOption.ResponseHeadersRead, CancellationToken);
            await portal.Faults.WhenInjectedAsync(1, CancellationToken);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await app.Log.WaitAsync(245, CancellationToken);

        Assert.Equal(2, portal.Bindings.Count);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(portal))?.State);
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task Two_administrators_at_once_register_once()
    {
        var gate = new TaskCompletionSource();
        var lifecycle = new RecordedLifecycle { Behaviour = () => gate.Task };
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Lifecycle = lifecycle });

        Task<(HttpStatusCode Status, string Html)> first = app.OpenAsync(PortalForm.Installer(_portal));
        await _portal
            .WaitAsync(static portal => portal.EventBindings.Count == 2, CancellationToken)
            .WaitAsync(RecordedLog.Patience, CancellationToken);
        using HttpResponseMessage second = await app.Client.SendAsync(
            PortalForm.Installer(_portal).Request("/install"), HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        int askedBefore = _portal.Requests.Count(static request => request.Method == "placement.get");
        gate.SetResult();
        string html = await second.Content.ReadAsStringAsync(CancellationToken);

        Assert.Equal(1, askedBefore);
        Assert.Contains("Registered", (await first).Html, StringComparison.Ordinal);
        Assert.Contains("Already there", html, StringComparison.Ordinal);
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Equal(1, _portal.Requests.Count(static request => request.Method == "batch"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_a_failing_store_leaves_undone_the_next_run_completes(int failingSave)
    {
        var store = new FaultyPortalStore { FailingSave = failingSave };
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { Store = store });

        InstallationPage broken = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        Assert.False(broken.IsFinished);
        Assert.DoesNotContain("disk", broken.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(app.Lifecycle.Calls);
        Assert.Contains(app.Log.Lines, static line => line.Exception?.Message.Contains("disk", StringComparison.Ordinal) is true);

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        page.EnsureFinished();
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task What_fails_in_the_application_itself_is_shown_without_details()
    {
        var failing =
            new RecordedLifecycle { Behaviour = static () => throw new InvalidOperationException("the database of customers is gone") };
        var other = new RecordedLifecycle();
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Lifecycle = failing, Services = services => services.AddSingleton<IPortalLifecycle>(other) });

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        Assert.False(page.IsFinished);
        Assert.Contains("something failed in the application itself", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("customers", page.Html, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, static line =>
            line.Text.Contains("RecordedLifecycle", StringComparison.Ordinal)
                && line.Exception?.Message.Contains("customers", StringComparison.Ordinal) is true);
        Assert.Equal(["installed Installed"], other.Calls);
        failing.Behaviour = static () => Task.CompletedTask;
        (_, string html) = await app.RetryAsync(InstallableApplication.TicketIn(page.Html));
        Assert.Contains("setInstallFinish", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_cannot_be_bound_are_shown_and_stop_nothing()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "ACCESS_DENIED", "Not on this plan").ForMethod("event.bind"));

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Contains("will not tell the application when it is updated or removed (ACCESS_DENIED)", page.Html, StringComparison.Ordinal);
        Assert.Equal(1, app.Log.Count(249));
    }

    [Fact]
    public async Task An_event_that_somebody_else_binds_at_the_same_time_is_bound()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        _portal.Faults.Add(
            PortalFault
                .Error(HttpStatusCode.BadRequest, "ERROR_CORE", "Unable to set event handler: Handler already binded", afterEffect: true)
                .ForMethod("event.bind"));

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Equal(2, _portal.EventBindings.Count);
        Assert.Equal(0, app.Log.Count(249));
    }

    [Theory]
    [InlineData("PLACEMENT", null, HttpStatusCode.BadRequest, "placement_not_default")]
    [InlineData("PLACEMENT", "CRM_DEAL_DETAIL_TAB", HttpStatusCode.BadRequest, "placement_not_default")]
    [InlineData("member_id", null, HttpStatusCode.BadRequest, "member_id_missing")]
    [InlineData("member_id", "'; DROP TABLE portals; --", HttpStatusCode.BadRequest, "member_id_missing")]
    [InlineData("AUTH_ID", null, HttpStatusCode.Forbidden, "unknown_portal")]
    [InlineData("AUTH_ID", "0123456789abcdef", HttpStatusCode.Forbidden, "invalid_access_token")]
    [InlineData("member_id", "00000000000000000000000000000000", HttpStatusCode.Forbidden, "foreign_access_token")]
    [InlineData("SERVER_ENDPOINT", "https://evil.example/rest/", HttpStatusCode.Forbidden, "untrusted_authorization_server")]
    [InlineData("DOMAIN", "evil.example", HttpStatusCode.Forbidden, "untrusted_portal")]
    public async Task A_request_that_proves_nothing_is_refused(string field, string? value, HttpStatusCode status, string reason)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (HttpStatusCode answered, string html) = await app.OpenAsync(PortalForm.Installer(_portal).With(field, value));

        Assert.Equal(status, answered);
        Assert.Contains(
            app.Log.Lines, line =>
                line.Text.Contains($"The installer refuses a request with {(int)status}: {reason}", StringComparison.Ordinal));
        Assert.Contains("This page cannot be shown", html, StringComparison.Ordinal);
        Assert.Empty(_portal.Requests);
        Assert.Null(await app.FindAsync(_portal));
    }

    [Fact]
    public async Task Without_its_store_the_application_asks_for_patience()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = new FaultyPortalStore { IsDown = true } });

        (HttpStatusCode status, string html) = await app.OpenAsync(PortalForm.Installer(_portal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("disk", html, StringComparison.Ordinal);
        Assert.Equal(1, app.Log.Count(262));
    }

    [Fact]
    public async Task A_portal_that_does_not_say_who_installs_is_asked_again_later()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Unauthorized, "PAYMENT_REQUIRED").ForMethod("user.admin"));

        (HttpStatusCode status, _) = await app.OpenAsync(PortalForm.Installer(_portal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(
            app.Log.Lines, static line =>
                line.Text.Contains("cannot be asked who installs because of PAYMENT_REQUIRED", StringComparison.Ordinal));
        Assert.Empty(_portal.Bindings);
    }
}
