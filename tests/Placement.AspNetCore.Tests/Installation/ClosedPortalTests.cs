using System.Net;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// A portal whose public part its administrator has closed says PORTAL_DELETED, whatever it is asked. It can be opened again, so nothing of
/// it is forgotten.
/// </summary>
public sealed class ClosedPortalTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const int NotAsked = 244;
    private const int Refused = 265;
    private const int Unclear = 266;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalPortal _portal = null!;

    public static TheoryData<PortalDatabase, HttpStatusCode> Stores => new()
    {
        { PortalDatabase.Sqlite, HttpStatusCode.InternalServerError },
        { PortalDatabase.Sqlite, HttpStatusCode.Gone },
        { PortalDatabase.PostgreSql, HttpStatusCode.Forbidden },
        { PortalDatabase.PostgreSql, HttpStatusCode.Gone },
    };

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, CancellationToken);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_call_and_a_renewal_lose_no_tokens(PortalDatabase database, HttpStatusCode status)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        Portal before = (await app.FindAsync(_portal))!;
        Close(status);

        await AssertClosedAsync(app);
        AssertKept(before, await app.FindAsync(_portal));

        // The authorization server goes on, so what is renewed meanwhile has to be kept, for both users.
        _clock.Advance(TimeSpan.FromHours(2));
        await AssertClosedAsync(app);
        await AssertClosedAsync(app, asSystemUser: true);
        Portal renewed = (await app.FindAsync(_portal))!;
        Assert.NotEqual(before.Tokens!.RefreshToken, renewed.Tokens!.RefreshToken);
        Assert.NotEqual(before.SystemUserTokens!.RefreshToken, renewed.SystemUserTokens!.RefreshToken);

        await AssertOpenAgainAsync(app);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_authorization_server_that_says_so_loses_no_tokens(PortalDatabase database, HttpStatusCode status)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        Portal before = (await app.FindAsync(_portal))!;
        Close(status);
        _portal.Faults.Add(PortalFault.Error(status, "PORTAL_DELETED").ForTokenRequests());
        _clock.Advance(TimeSpan.FromHours(2));

        await AssertClosedAsync(app);
        await AssertClosedAsync(app, asSystemUser: true);
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1").Fields);

        AssertKept(before, await app.FindAsync(_portal));
        await AssertOpenAgainAsync(app);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task No_event_makes_the_application_forget_the_portal(PortalDatabase database, HttpStatusCode status)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        Portal before = (await app.FindAsync(_portal))!;
        Close(status);
        _clock.Advance(TimeSpan.FromMinutes(2));

        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUPDATE", _portal.Administrator).Fields);
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPINSTALL", _portal.Administrator).Fields);
        await app.Log.WaitAsync(NotAsked, 2, CancellationToken);
        await app.PostAsync("/events", PortalForm.SystemUser(_portal, _portal.IssueTokens(_portal.SystemUser)).Fields);
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPPAYMENT").Fields);
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONSUBSCRIPTIONRENEW", _portal.Administrator).Fields);
        await app.OpenAsync(PortalForm.Installer(_portal));
        await app.PostAsync(
            "/widgets/deal", PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", _portal.Administrator).Fields);
        await app.StopAsync();

        AssertKept(before, await app.FindAsync(_portal));
        Assert.DoesNotContain(app.Lifecycle.Calls, static call => call.StartsWith("uninstalled", StringComparison.Ordinal));
        await AssertOpenAgainAsync(app);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_removal_waits_for_days_and_is_refused_when_the_portal_opens_again(PortalDatabase database, HttpStatusCode status)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        Portal before = (await app.FindAsync(_portal))!;
        Close(status);

        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1").Fields);
        int attempts = 1;
        foreach (TimeSpan wait in (TimeSpan[])
            [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
                TimeSpan.FromDays(1), TimeSpan.FromDays(8)])
        {
            await app.Log.WaitAsync(Unclear, attempts++, CancellationToken);
            _clock.Advance(wait);
        }

        await app.Log.WaitAsync(Unclear, attempts, CancellationToken);
        Portal waiting = (await app.FindAsync(_portal))!;
        Assert.Equal(
            (PortalState.Installed, true, before.ApplicationToken, before.Epoch),
            (waiting.State, waiting.Removal?.Clean, waiting.ApplicationToken, waiting.Epoch));
        Assert.NotNull(waiting.Tokens);
        Assert.NotNull(waiting.SystemUserTokens);

        _portal.Faults.Clear();
        _clock.Advance(TimeSpan.FromDays(1));
        await app.Log.WaitAsync(Refused, CancellationToken);
        await AssertOpenAgainAsync(app);
        Assert.DoesNotContain(app.Lifecycle.Calls, static call => call.StartsWith("uninstalled", StringComparison.Ordinal));
    }

    private static void AssertKept(Portal expected, Portal? actual) => Assert.Equal(
        (expected.State, expected.Tokens, expected.SystemUserTokens, expected.ApplicationToken, expected.Epoch),
        (actual!.State, actual.Tokens, actual.SystemUserTokens, actual.ApplicationToken, actual.Epoch));

    private void Close(HttpStatusCode status) => _portal.Faults.Add(PortalFault.Error(status, "PORTAL_DELETED", "Portal was deleted"));

    private async Task AssertClosedAsync(InstallableApplication app, bool asSystemUser = false)
    {
        BitrixException refusal = await Assert.ThrowsAsync<BitrixException>(() => CallAsync(app, asSystemUser));
        Assert.Equal("PORTAL_DELETED", refusal.Code);
    }

    /// <summary>Both pairs are what the portal and the authorization server take, an hour later too.</summary>
    private async Task AssertOpenAgainAsync(InstallableApplication app)
    {
        _portal.Faults.Clear();
        for (int hour = 0; hour < 2; hour++)
        {
            await CallAsync(app, asSystemUser: false);
            Assert.Equal(_portal.Administrator.Id, _portal.Requests[^1].UserId);
            await CallAsync(app, asSystemUser: true);
            Assert.Equal(_portal.SystemUser.Id, _portal.Requests[^1].UserId);
            _clock.Advance(TimeSpan.FromHours(2));
        }

        Portal stored = (await app.FindAsync(_portal))!;
        if (stored.Removal is not null)
        {
            // The removal that waits is due, and asked about in the background.
            await app.Log.WaitAsync(Refused, CancellationToken);
            stored = (await app.FindAsync(_portal))!;
        }

        Assert.Equal((PortalState.Installed, null), (stored.State, stored.Removal));
    }

    private async Task CallAsync(InstallableApplication app, bool asSystemUser)
    {
        Portal stored = (await app.FindAsync(_portal))!;
        await app.Clients.ForPortal(asSystemUser ? stored with { Tokens = null } : stored).GetApplicationInfoAsync(CancellationToken);
    }

    private async Task<InstallableApplication> InstallAsync(IPortalStore store)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = store, Clock = _clock });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        Assert.All(
            await _portal.RaiseAsync(ApplicationEvent.SystemUserReady, cancellationToken: CancellationToken),
            static delivery => delivery.EnsureSuccess());
        return app;
    }
}
