using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Updates;

/// <summary>New versions of the application: what it hears of them, and what is left afterwards.</summary>
public sealed class UpdateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_with_an_installer_hears_nothing_and_installs_again()
    {
        await using Updated updated = await Updated.StartAsync();

        UpdateOutcome outcome = (await updated.UpdateAsync()).EnsureSuccess();

        Assert.Empty(outcome.Deliveries);
        Assert.Equal("Setup", outcome.Installer?.Title);
        Assert.Equal(("/install", "DEFAULT"), (updated.Application.Arrival.Path, updated.Told));
        Assert.Equal((5, true), (updated.Portal.Version, updated.Portal.IsInstalled));
        await updated.KeepsAllButInstallHandlersAsync();
    }

    [Fact]
    public async Task Until_the_installer_has_finished_nothing_of_the_application_is_left()
    {
        await using Updated updated = await Updated.StartAsync();
        LocalPortal portal = updated.Portal;

        UpdateOutcome outcome = (await updated.UpdateAsync(new() { OpensInstaller = false })).EnsureSuccess();

        Assert.Null(outcome.Installer);
        Assert.Empty(updated.Arrivals);
        Assert.Equal((5, false), (portal.Version, portal.IsInstalled));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync("ONCRMDEALADD", cancellationToken: Stop));
        var client = new PortalClient(portal);
        Assert.False((await client.CallAsync("app.info")).Result.GetProperty("INSTALLED").GetBoolean());
        (await client.CallAsync("placement.get")).Is200();

        Assert.Equal("Setup", (await portal.OpenPageAsync(cancellationToken: Stop)).Title);
        Assert.True(portal.IsInstalled);
        (await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop)).EnsureSuccess();
    }

    [Fact]
    public async Task An_application_without_pages_is_told_that_it_is_installed()
    {
        await using Updated updated = await Updated.StartAsync(installPath: "/install", mainPath: null);

        UpdateOutcome outcome = (await updated.UpdateAsync()).EnsureSuccess();

        EventDelivery delivery = Assert.Single(outcome.Deliveries);
        Assert.Equal((ApplicationEvent.Install, updated.Application.At("/events")), (delivery.Event, delivery.Handler));
        Assert.Null(outcome.Installer);
        Arrival arrival = updated.Application.Arrival;
        Assert.Equal(
            ("ONAPPINSTALL", "5", "Y", "Y", "en", updated.Portal.ApplicationToken),
            (
                arrival.Field("event"),
                arrival.Field("data[VERSION]"),
                arrival.Field("data[ACTIVE]"),
                arrival.Field("data[INSTALLED]"),
                arrival.Field("data[LANGUAGE_ID]"),
                arrival.Field("auth[application_token]")));
        Assert.NotNull(arrival.Field("auth[refresh_token]"));
        Assert.True(updated.Portal.IsInstalled);
        await updated.KeepsAllButInstallHandlersAsync();
    }

    [Fact]
    public async Task An_application_without_an_installer_hears_nothing_and_stays_installed()
    {
        await using Updated updated = await Updated.StartAsync(installPath: null);

        UpdateOutcome outcome = (await updated.UpdateAsync()).EnsureSuccess();

        Assert.Empty(outcome.Deliveries);
        Assert.Null(outcome.Installer);
        Assert.Empty(updated.Arrivals);
        Assert.Equal((5, true), (updated.Portal.Version, updated.Portal.IsInstalled));
        await updated.KeepsAllButInstallHandlersAsync();
    }

    [Theory]
    [InlineData("/install", "/", "ONAPPUPDATE DEFAULT")]
    [InlineData(null, "/", "ONAPPUPDATE")]
    [InlineData(null, null, "ONAPPUPDATE ONAPPINSTALL")]
    public async Task The_documented_notice_comes_before_what_happens_without_it(string? installPath, string? mainPath, string expected)
    {
        await using Updated updated = await Updated.StartAsync(installPath, mainPath);
        string before = updated.Portal.ApplicationToken;

        (await updated.UpdateAsync(new() { Notice = UpdateNotice.First })).EnsureSuccess();

        Assert.Equal(expected, updated.Told);
        Arrival notice = updated.Arrivals[0];
        Assert.Equal(
            ("5", "4", before),
            (notice.Field("data[VERSION]"), notice.Field("data[PREVIOUS_VERSION]"), notice.Field("auth[application_token]")));
        Assert.NotNull(notice.Field("auth[access_token]"));
        Assert.NotNull(notice.Field("auth[refresh_token]"));
        Assert.Equal(before, updated.Portal.ApplicationToken);
        Assert.True(updated.Portal.IsInstalled);
        await updated.KeepsAllButInstallHandlersAsync();
    }

    [Theory]
    [InlineData("/install", "/")]
    [InlineData(null, "/")]
    [InlineData(null, null)]
    public async Task The_documented_notice_may_be_all(string? installPath, string? mainPath)
    {
        await using Updated updated = await Updated.StartAsync(installPath, mainPath);

        UpdateOutcome outcome = (await updated.UpdateAsync(new() { Notice = UpdateNotice.Alone })).EnsureSuccess();

        Assert.Equal("ONAPPUPDATE", updated.Told);
        Assert.Null(outcome.Installer);
        Assert.Equal((5, true), (updated.Portal.Version, updated.Portal.IsInstalled));
        await updated.KeepsAllButInstallHandlersAsync();
    }

    [Theory]
    [InlineData(UpdateNotice.None, "DEFAULT")]
    [InlineData(UpdateNotice.First, "ONAPPUPDATE DEFAULT")]
    [InlineData(UpdateNotice.Alone, "ONAPPUPDATE")]
    public async Task The_application_token_may_be_another_one(UpdateNotice notice, string expected)
    {
        await using Updated updated = await Updated.StartAsync();
        string before = updated.Portal.ApplicationToken;

        (await updated.UpdateAsync(new() { Notice = notice, NewApplicationToken = true })).EnsureSuccess();

        Assert.Equal(expected, updated.Told);
        Assert.NotEqual(before, updated.Portal.ApplicationToken);
        Assert.All(
            updated.Arrivals,
            arrival => Assert.Equal(
                updated.Portal.ApplicationToken, arrival.Field("auth[application_token]") ?? arrival.Field("APPLICATION_TOKEN")));
    }

    [Theory]
    [InlineData(UpdateNotice.None, "DEFAULT")]
    [InlineData(UpdateNotice.Alone, "ONAPPUPDATE ONAPPUPDATE")] // the settings' address, and the handler that goes
    public async Task Event_handlers_may_go(UpdateNotice notice, string expected)
    {
        await using Updated updated = await Updated.StartAsync();
        await updated.BindAsync(ApplicationEvent.Update);

        (await updated.UpdateAsync(new() { Notice = notice, RemovesEventHandlers = true, KeepsInstallHandlers = true })).EnsureSuccess();

        Assert.Equal(expected, updated.Told);
        Assert.Empty(updated.Portal.EventBindings);
        Assert.Single(updated.Portal.Bindings);
    }

    [Theory]
    [InlineData("/install", "/", "DEFAULT ONAPPINSTALL/bound")]
    [InlineData(null, "/", "ONAPPINSTALL/bound")]
    [InlineData(null, null, "ONAPPINSTALL ONAPPINSTALL/bound")]
    public async Task On_older_portals_whoever_has_bound_the_installation_hears_of_it(
        string? installPath, string? mainPath, string expected)
    {
        await using Updated updated = await Updated.StartAsync(installPath, mainPath);

        (await updated.UpdateAsync(new() { KeepsInstallHandlers = true })).EnsureSuccess();

        Assert.Equal(expected, updated.Told);
        Assert.Equal("5", updated.Application.Last.Field("data[VERSION]"));
        Assert.Equal(["ONCRMDEALADD", "ONAPPINSTALL"], updated.Portal.EventBindings.Select(static handler => handler.Event));
    }

    [Fact]
    public async Task Nobody_hears_of_an_installation_that_is_not_finished()
    {
        await using Updated updated = await Updated.StartAsync(page: "<p>One more step</p>");

        UpdateOutcome outcome = await updated.UpdateAsync(new() { KeepsInstallHandlers = true });

        Assert.Equal("DEFAULT", updated.Told);
        Assert.False(updated.Portal.IsInstalled);
        Assert.Contains(
            "did not finish", Assert.Throws<InvalidOperationException>(outcome.EnsureSuccess).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => updated.UpdateAsync(new() { Notice = UpdateNotice.First }));
        Assert.Equal(5, updated.Portal.Version);
        (await updated.UpdateAsync(new() { OpensInstaller = false })).EnsureSuccess();
        Assert.Equal(6, updated.Portal.Version);
    }

    [Fact]
    public async Task An_update_can_be_refused_and_changes_nothing_then()
    {
        await using Updated updated = await Updated.StartAsync();
        LocalPortal portal = updated.Portal;
        await using LocalPortal stranger = await LocalPortal.StartAsync(cancellationToken: Stop);

        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.UpdateAsync(user: portal.Users[1], cancellationToken: Stop));
        await Assert.ThrowsAsync<ArgumentException>(
            () => portal.UpdateAsync(user: new LocalUser(9, "No", "Body", IsAdministrator: true), cancellationToken: Stop));
        Assert.Contains(
            "LocalPortal.Application",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => stranger.UpdateAsync(cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        Assert.Equal((4, 1), (portal.Version, stranger.Version));

        await portal.UninstallAsync(cancellationToken: Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => updated.UpdateAsync());
        await portal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => updated.UpdateAsync());
    }

    [Fact]
    public async Task A_handler_that_fails_is_said()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        using var nobody = new DeadAddress();
        portal.Application = new LocalApplication(new Uri(nobody.At("/"))) { MainPath = null };

        UpdateOutcome outcome = await portal.UpdateAsync(cancellationToken: Stop);

        Assert.False(Assert.Single(outcome.Deliveries).IsSuccess);
        Assert.Throws<InvalidOperationException>(outcome.EnsureSuccess);
        Assert.Equal(2, portal.Version);
    }
}
