using System.Net;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

public sealed class EventTests : UninstalledPortalTests
{
    private const int Installed = 245;

    private const int Updated = 246;

    private const int NotAdministrator = 243;

    private const int Uninstalled = 253;


    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_application_lives_twice(bool clean)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        for (int life = 1; life <= 2; life++)
        {
            (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
            WidgetPage page = await _portal.OpenAsync(
                "CRM_DEAL_DETAIL_TAB", new { ID = 17 }, Employee, cancellationToken: CancellationToken);
            Assert.Equal("deal 17", page.EnsureSuccess().Html);
            Assert.Equal(_portal.ApplicationToken, (await app.FindAsync(_portal))?.ApplicationToken);

            EventDelivery delivery = Assert.Single(await _portal.UninstallAsync(clean, CancellationToken));

            delivery.EnsureSuccess();
            await app.Log.WaitAsync(Uninstalled, life, CancellationToken);
            Portal? left = await app.FindAsync(_portal);
            Assert.Equal(PortalState.Uninstalled, left?.State);
            Assert.Equal(clean, left?.Removal is { Clean: true });
            Assert.Null(left?.Tokens);
            Assert.Null(left?.ApplicationToken);
        }

        // Its data is kept for a while, in which an administrator can change their mind.
        Assert.Equal(["installed Installed", "uninstalled", "installed Installed", "uninstalled"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task An_update_registers_widgets_and_events_again()
    {
        await using InstallableApplication app = await InstallAsync();
        Assert.Equal(2, _portal.EventBindings.Count);
        LocalBinding kept = _portal.Bindings[0];

        IReadOnlyList<EventDelivery> deliveries = await _portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(Updated, deliveries.Count, CancellationToken);

        Assert.NotEmpty(deliveries);
        Assert.All(deliveries, static delivery => delivery.EnsureSuccess());
        Assert.Equal(["ONAPPUNINSTALL", "ONAPPUPDATE"], _portal.EventBindings.Select(static binding => binding.Event).Order());
        Assert.Contains(kept, _portal.Bindings);
        Assert.Equal(2, _portal.Bindings.Count);
        Portal? stored = await app.FindAsync(_portal);
        Assert.Equal(_portal.ApplicationToken, stored?.ApplicationToken);
        Assert.Equal(PortalState.Installed, stored?.State);
        Assert.Contains("updated", app.Lifecycle.Calls);
        Assert.Equal(
            "deal 17",
            (await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, Employee, cancellationToken: CancellationToken)).Html);
    }

    [Fact]
    public async Task An_update_that_fails_leaves_what_works_and_the_next_one_completes_it()
    {
        await using InstallableApplication app = await InstallAsync();
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get"));
        PortalForm update = PortalForm.Event(_portal, "ONAPPUPDATE", _portal.Administrator);

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", update.Fields));
        await app.Log.WaitAsync(248, CancellationToken);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
        Assert.DoesNotContain("updated", app.Lifecycle.Calls);

        _portal.Faults.Clear();
        await app.PostAsync("/events", update.Fields);
        await app.Log.WaitAsync(Updated, CancellationToken);
        Assert.Contains("updated", app.Lifecycle.Calls);
    }

    [Fact]
    public async Task An_application_without_pages_is_installed_by_an_event()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        HttpStatusCode status = await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPINSTALL", _portal.Administrator).Fields);
        await app.Log.WaitAsync(Installed, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Equal(2, _portal.EventBindings.Count);
        Portal? stored = await app.FindAsync(_portal);
        Assert.Equal(PortalState.Installed, stored?.State);
        Assert.Equal(_portal.ApplicationToken, stored?.ApplicationToken);
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task An_event_is_answered_before_the_work_is_done()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = clock }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(1)).ForMethod("batch"));

        HttpStatusCode status = await app.PostAsync("/events", PortalForm.Event(portal, "ONAPPINSTALL", portal.Administrator).Fields);

        Assert.Equal(HttpStatusCode.OK, status);
        await portal.Faults.WhenInjectedAsync(1, CancellationToken);
        Assert.Empty(portal.Bindings);
        Task stopped = app.StopAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await stopped;
        Assert.Equal(2, portal.Bindings.Count);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(portal))?.State);
    }

    [Fact]
    public async Task A_removal_that_is_told_again_is_done_already()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "0");
        await _portal.UninstallSilentlyAsync(CancellationToken);
        await app.PostAsync("/events", removal.Fields);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        Portal? left = await app.FindAsync(_portal);

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", removal.Fields));
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", removal.With("data[CLEAN]", "1").Fields));

        Assert.Equal(left, await app.FindAsync(_portal));
        Assert.Equal(["installed Installed", "uninstalled"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_removal_that_is_told_twice_at_once_is_done_once()
    {
        var gate = new TaskCompletionSource();
        await using InstallableApplication app = await InstallAsync(
            new InstallableOptions { Configure = static options => options.RemovalGracePeriod = TimeSpan.Zero });
        app.Lifecycle.Behaviour = () => gate.Task;
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1");
        await _portal.UninstallSilentlyAsync(CancellationToken);

        Task<HttpStatusCode> first = app.PostAsync("/events", removal.Fields);
        await app.Lifecycle.WhenCalledAsync(2);
        Task<HttpStatusCode> second = app.PostAsync("/events", removal.Fields);
        gate.SetResult();
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await Task.WhenAll(first, second));

        Assert.Null(await app.FindAsync(_portal));
        Assert.Equal(["installed Installed", "uninstalled, clean"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_removal_that_comes_after_the_next_installation_is_ignored()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm late = PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1");
        string former = _portal.ApplicationToken;
        await _portal.UninstallSilentlyAsync(CancellationToken);
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        Assert.NotEqual(former, _portal.ApplicationToken);

        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", late.Fields));

        Portal? stored = await app.FindAsync(_portal);
        Assert.Equal(PortalState.Installed, stored?.State);
        Assert.Equal(_portal.ApplicationToken, stored?.ApplicationToken);
        Assert.DoesNotContain("uninstalled, clean", app.Lifecycle.Calls);
        Assert.Equal(
            "deal 17", (await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: CancellationToken)).Html);
    }

    [Fact]
    public async Task A_removal_that_waits_for_the_next_installation_is_refused()
    {
        var gate = new TaskCompletionSource();
        await using InstallableApplication app = await InstallAsync();
        app.Lifecycle.Behaviour = () => gate.Task;
        PortalForm late = PortalForm.Event(_portal, "ONAPPUNINSTALL");

        // It is verified by the old token, while an administrator installs again.
        Task<(HttpStatusCode Status, string Html)> installing =
            app.OpenAsync(PortalForm.Installer(_portal).With("APPLICATION_TOKEN", _portal.ApplicationToken));
        await app.Lifecycle.WhenCalledAsync(2);
        Task<HttpStatusCode> told = app.PostAsync("/events", late.Fields);
        gate.SetResult();
        await installing;

        Assert.Equal(HttpStatusCode.Forbidden, await told);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
        Assert.Null((await app.FindAsync(_portal))?.Removal);
        Assert.DoesNotContain("uninstalled", app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_removal_of_an_unknown_portal_is_done_already()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields));

        Assert.Null(await app.FindAsync(_portal));
        Assert.Empty(app.Lifecycle.Calls);
        Assert.Empty(_portal.Requests);
    }

    [Fact]
    public async Task What_the_application_fails_to_clean_up_does_not_keep_the_portal()
    {
        await using InstallableApplication app = await InstallAsync();
        app.Lifecycle.Behaviour = static () => throw new InvalidOperationException("no connection");

        Assert.Single(await _portal.UninstallAsync(clean: true, CancellationToken)).EnsureSuccess();
        await app.Log.WaitAsync(Uninstalled, CancellationToken);

        Assert.Null((await app.FindAsync(_portal))?.Tokens);
        Assert.Equal(1, app.Log.Count(251));
    }

    [Fact]
    public async Task A_removal_that_the_store_does_not_take_can_be_told_again()
    {
        var store = new FaultyPortalStore();
        await using InstallableApplication app = await InstallAsync(new InstallableOptions { Store = store });
        store.FailingSave = store.Saves + 1;
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "0");
        await _portal.UninstallSilentlyAsync(CancellationToken);

        // It cannot even be kept.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.PostAsync("/events", removal.Fields));
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);

        await app.PostAsync("/events", removal.Fields);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        Assert.Equal(PortalState.Uninstalled, (await app.FindAsync(_portal))?.State);
    }

    [Theory]
    [InlineData("auth[application_token]", "00000000000000000000000000000000")]
    [InlineData("auth[application_token]", null)]
    [InlineData("auth[application_token]", "")]
    [InlineData("auth[domain]", "evil.example")]
    public async Task A_forged_removal_changes_nothing(string field, string? value)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal? before = await app.FindAsync(_portal);

        HttpStatusCode status = await app.PostAsync(
            "/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1").With(field, value).Fields);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Theory]
    [InlineData("ONAPPINSTALL", "auth[access_token]", null)]
    [InlineData("ONAPPINSTALL", "auth[access_token]", "0123456789abcdef")]
    [InlineData("ONAPPINSTALL", "auth[member_id]", "00000000000000000000000000000000")]
    [InlineData("ONAPPUPDATE", "auth[access_token]", null)]
    [InlineData("ONAPPUPDATE", "auth[access_token]", "0123456789abcdef")]
    [InlineData("ONAPPUPDATE", "auth[server_endpoint]", "https://evil.example/rest/")]
    public async Task A_forged_installation_changes_nothing(string name, string field, string? value)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal? before = await app.FindAsync(_portal);
        PortalForm forged = PortalForm
            .Event(_portal, name, _portal.Administrator)
            .With("auth[application_token]", "00000000000000000000000000000000")
            .With(field, value);
        int requests = _portal.Requests.Count;

        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", forged.Fields));

        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.Equal(requests, _portal.Requests.Count);
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Theory]
    [InlineData("ONAPPINSTALL")]
    [InlineData("ONAPPUPDATE")]
    public async Task An_event_that_an_employee_makes_up_changes_nothing(string name)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal? before = await app.FindAsync(_portal);
        PortalForm forged = PortalForm.Event(_portal, name, Employee).With("auth[application_token]", "00000000000000000000000000000000");

        await app.PostAsync("/events", forged.Fields, host: "evil.example");
        await app.Log.WaitAsync(NotAdministrator, CancellationToken);

        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.All(_portal.Bindings, binding => Assert.StartsWith(app.Address.AbsoluteUri, binding.Handler, StringComparison.Ordinal));
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Theory]
    [InlineData("ONCRMDEALADD")]
    [InlineData("ONAPPTEST")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Other_events_are_taken_and_ignored(string name)
    {
        await using InstallableApplication app = await InstallAsync();

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", PortalForm.Event(_portal, name).Fields));

        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
        Assert.DoesNotContain(app.Log.Lines, line => line.Everything.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("event")]
    [InlineData("auth[member_id]")]
    public async Task What_is_no_event_is_refused(string missing)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        Assert.Equal(
            HttpStatusCode.BadRequest, await app.PostAsync(
                "/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With(missing, null).Fields));
        Assert.Equal(
            HttpStatusCode.BadRequest, await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUPDATE").With(missing, null).Fields));
    }

    [Fact]
    public async Task Without_its_store_the_application_refuses_events_for_now()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = new FaultyPortalStore { IsDown = true } });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields));
    }

    private async Task<InstallableApplication> InstallAsync(InstallableOptions? options = null)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(_portal, options);
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
