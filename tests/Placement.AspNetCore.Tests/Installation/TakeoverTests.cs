using System.Net;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>What employees make up, and what events that are lost, late or repeated do to the stored state.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private const string MadeUp = "00000000000000000000000000000000";
    private const int Outdated = 264;
    private const int RegisteredAgain = 259;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalPortal _portal = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, CancellationToken);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_application_token_that_an_employee_makes_up_at_first_contact_locks_nobody_out()
    {
        await using InstallableApplication app = await InstallAsync();
        await app.Store.DeleteAsync(_portal.MemberId, CancellationToken);

        // The first request after the loss of the store is an employee's, who has changed the form.
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, Employee, MadeUp));
        Assert.Null((await app.FindAsync(_portal))?.ApplicationToken);

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, Employee, _portal.ApplicationToken));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await app.PostAsync("/events", PortalForm.Event(_portal, "ONCRMDEALUPDATE").With("error", "ERROR_PLACEMENT_LOADING_OVERTIME")
                .With("auth[application_token]", MadeUp).Fields));

        // An administrator confirms the real one.
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, _portal.Administrator, _portal.ApplicationToken));
        Portal stored = (await app.FindAsync(_portal))!;
        Assert.Equal((_portal.ApplicationToken, true), (stored.ApplicationToken, stored.IsApplicationTokenConfirmed));
    }

    [Fact]
    public async Task A_request_without_access_token_opens_nothing()
    {
        await using InstallableApplication app = await InstallAsync();

        HttpStatusCode status = await app.PostAsync(
            "/widgets/deal", PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", Employee).With("AUTH_ID", null).Fields);

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task An_update_that_was_lost_locks_nobody_out_and_an_administrator_s_request_mends_it()
    {
        await using InstallableApplication app = await InstallAsync();
        Portal stored = (await app.FindAsync(_portal))!;
        await app.Store.SaveAsync(stored with { ApplicationToken = MadeUp }, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, Employee, _portal.ApplicationToken));
        Assert.Equal(MadeUp, (await app.FindAsync(_portal))?.ApplicationToken);

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, _portal.Administrator, _portal.ApplicationToken));
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);

        Assert.Equal(_portal.ApplicationToken, (await app.FindAsync(_portal))?.ApplicationToken);
        Assert.Equal(2, _portal.EventBindings.Count);
    }

    [Fact]
    public async Task An_employee_who_opens_the_installer_of_a_portal_that_was_forgotten_does_not_keep_it_unfinished()
    {
        await using InstallableApplication app = await InstallAsync();
        await app.Store.DeleteAsync(_portal.MemberId, CancellationToken);
        await app.OpenAsync(PortalForm.Installer(_portal, Employee));

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, _portal.Administrator, _portal.ApplicationToken));
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);

        await app.StopAsync();
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
    }

    [Theory]
    [InlineData("ONAPPINSTALL")]
    [InlineData("ONAPPUPDATE")]
    public async Task An_event_that_is_older_than_the_last_changes_nothing(string name)
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm old = PortalForm.Event(_portal, name, _portal.Administrator).With("auth[application_token]", MadeUp);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUPDATE", _portal.Administrator).Fields);
        await app.Log.WaitAsync(246, CancellationToken);
        Portal before = (await app.FindAsync(_portal))!;

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", old.Fields));
        await app.Log.WaitAsync(Outdated, CancellationToken);

        Assert.Equal(before, await app.FindAsync(_portal));
    }

    [Fact]
    public async Task An_event_of_the_future_does_not_keep_later_ones_out()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm future = PortalForm.Event(_portal, "ONAPPUPDATE", _portal.Administrator).With("ts", "4102444800");
        await app.PostAsync("/events", future.Fields);
        await app.Log.WaitAsync(246, CancellationToken);
        Assert.True((await app.FindAsync(_portal))!.ProvenAt <= _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromSeconds(2));
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUPDATE", _portal.Administrator).Fields);
        await app.Log.WaitAsync(246, 2, CancellationToken);
    }

    [Fact]
    public async Task The_pair_that_asking_for_the_administrator_has_renewed_is_the_one_that_is_stored()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = new InMemoryPortalStore(_clock), Clock = _clock });

        // They expire at once, so that the question whether it is an administrator renews them.
        (HttpStatusCode status, _) = await app.OpenAsync(PortalForm.Installer(_portal).With("AUTH_EXPIRES", "30"));

        Assert.Equal(HttpStatusCode.OK, status);
        Portal stored = (await app.FindAsync(_portal))!;
        _clock.Advance(TimeSpan.FromHours(2));
        await app.Clients.ForPortal(stored).GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(_portal.Administrator.Id, _portal.Requests[^1].UserId);
    }

    [Theory]
    [InlineData("https://ｏａｕｔｈ.bitrix.info/rest/")]
    [InlineData("https://oauth。bitrix.info/rest/")]
    [InlineData("https://ⓞⓐⓤⓣⓗ.bitrix.info/rest/")]
    [InlineData("https://oa\u00aduth.bitrix.info/rest/")]
    public async Task A_server_in_other_letters_is_none_that_is_trusted(string server)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal? before = await app.FindAsync(_portal);

        HttpStatusCode status = await app.PostAsync(
            "/widgets/deal", PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", Employee).With("SERVER_ENDPOINT", server).Fields);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(before, await app.FindAsync(_portal));
    }

    private async Task<InstallableApplication> InstallAsync()
    {
        InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = new InMemoryPortalStore(_clock), Clock = _clock });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }

    private Task<HttpStatusCode> OpenAsync(InstallableApplication app, LocalUser user, string applicationToken) =>
        app.PostAsync(
            "/widgets/deal", PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", user).With("APPLICATION_TOKEN", applicationToken).Fields);
}
