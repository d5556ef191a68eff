using System.Net;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Who can make the application forget a portal: the portal alone, whatever a notice says.</summary>
public sealed class RemovalTests : IAsyncLifetime
{
    private const int Uninstalled = 253;
    private const int Refused = 265;
    private const int Unclear = 266;
    private const int Deleted = 268;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalPortal _portal = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, CancellationToken);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task An_employee_with_the_portal_s_application_token_removes_nothing(string clean)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal? before = await app.FindAsync(_portal);

        HttpStatusCode status = await app.PostAsync(
            "/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", clean).Fields);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(1, app.Log.Count(Refused));
        Portal? after = await app.FindAsync(_portal);
        Assert.Equal((before!.Tokens, before.ApplicationToken, before.State, null),
            (after!.Tokens, after.ApplicationToken, after.State, after.Removal));
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task Notices_are_no_amplifier()
    {
        await using InstallableApplication app = await InstallAsync();
        int before = _portal.Requests.Count;

        HttpStatusCode[] statuses = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields)));

        Assert.All(statuses, static status => Assert.Equal(HttpStatusCode.Forbidden, status));
        Assert.Equal(before + 1, _portal.Requests.Count);
    }

    [Fact]
    public async Task A_removal_that_the_portal_cannot_confirm_yet_is_kept_and_asked_about_later()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL").With("data[CLEAN]", "1");
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("app.info"));

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", removal.Fields));

        Portal? waiting = await app.FindAsync(_portal);
        Assert.Equal((PortalState.Installed, true), (waiting!.State, waiting.Removal!.Clean));
        Assert.NotNull(waiting.Tokens);
        Assert.Equal(1, app.Log.Count(Unclear));

        // The portal is asked after a minute, after five more, and then it tells.
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Log.WaitAsync(Unclear, 2, CancellationToken);
        _portal.Faults.Clear();
        await _portal.UninstallAsync(cancellationToken: CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await app.Log.WaitAsync(Uninstalled, CancellationToken);

        Assert.Equal(PortalState.Uninstalled, (await app.FindAsync(_portal))?.State);
        Assert.Equal(["installed Installed", "uninstalled"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_notice_that_anybody_sends_before_keeps_no_removal_from_being_learnt()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").With("auth[application_token]", null).Fields));

        // The portal has said a moment ago that it has the application, and removes it now.
        await _portal.UninstallSilentlyAsync(CancellationToken);
        await app.PostAsync("/events", removal.Fields);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Log.WaitAsync(Uninstalled, CancellationToken);

        Assert.Equal(PortalState.Uninstalled, (await app.FindAsync(_portal))?.State);
    }

    [Fact]
    public async Task A_notice_that_anybody_can_send_is_not_kept()
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("app.info"));

        HttpStatusCode status = await app.PostAsync(
            "/events",
            PortalForm.Event(_portal, "ONAPPUNINSTALL").With("auth[application_token]", null).With("data[CLEAN]", "1").Fields);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(before, await app.FindAsync(_portal));
    }

    [Fact]
    public async Task Data_that_the_application_cannot_delete_is_deleted_later()
    {
        await using InstallableApplication app = await InstallAsync();
        await _portal.UninstallAsync(clean: true, CancellationToken);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        app.Lifecycle.Behaviour = static () => throw new InvalidOperationException("The database is down.");
        _clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        await app.Log.WaitAsync(251, CancellationToken);
        Assert.NotNull(await app.FindAsync(_portal));

        app.Lifecycle.Behaviour = static () => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromDays(1));
        await app.Log.WaitAsync(Deleted, CancellationToken);

        Assert.Null(await app.FindAsync(_portal));
    }

    [Fact]
    public async Task A_removal_that_waits_outlives_the_process()
    {
        var store = new InMemoryPortalStore(_clock);
        await using (InstallableApplication first = await InstallAsync(store))
        {
            _portal.Faults.Add(PortalFault.ServerError().ForMethod("app.info"));
            await first.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields);
            await _portal.UninstallAsync(cancellationToken: CancellationToken);
        }

        _portal.Faults.Clear();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await using InstallableApplication second = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = store, Clock = _clock });
        await second.Log.WaitAsync(Uninstalled, CancellationToken);

        Assert.Equal(PortalState.Uninstalled, (await store.FindAsync(_portal.MemberId, CancellationToken))?.State);
    }

    [Fact]
    public async Task A_removal_is_learnt_although_the_tokens_cannot_be_read()
    {
        var store = new InMemoryPortalStore(_clock);
        await using InstallableApplication app = await InstallAsync(store);
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL");
        Portal stored = (await app.FindAsync(_portal))!;
        await store.SaveAsync(
            stored with { ApplicationToken = null, IsApplicationTokenConfirmed = false, Tokens = null }, CancellationToken);

        await app.PostAsync("/events", removal.Fields);

        Portal waiting = (await app.FindAsync(_portal))!;
        Assert.Equal(PortalState.Installed, waiting.State);
        Assert.NotNull(waiting.Removal);

        // The keys come back.
        await store.SaveAsync(waiting with { Tokens = stored.Tokens }, CancellationToken);
        await _portal.UninstallAsync(cancellationToken: CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        Assert.Equal(PortalState.Uninstalled, (await app.FindAsync(_portal))?.State);
    }

    [Fact]
    public async Task Data_that_is_to_be_deleted_is_kept_until_the_grace_period_is_over()
    {
        await using InstallableApplication app = await InstallAsync(
            configure: static options => options.RemovalGracePeriod = TimeSpan.FromDays(3));
        await _portal.UninstallAsync(clean: true, CancellationToken);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromDays(3), (await app.FindAsync(_portal))!.Removal!.DueAt, TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        await app.Log.WaitAsync(Deleted, CancellationToken);

        Assert.Null(await app.FindAsync(_portal));
        Assert.Equal(["installed Installed", "uninstalled", "uninstalled, clean"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_new_installation_takes_back_what_was_to_be_deleted()
    {
        await using InstallableApplication app = await InstallAsync();
        await _portal.UninstallAsync(clean: true, CancellationToken);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);
        long epoch = (await app.FindAsync(_portal))!.Epoch;

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        _clock.Advance(TimeSpan.FromDays(8));

        Portal stored = (await app.FindAsync(_portal))!;
        Assert.Equal((PortalState.Installed, null), (stored.State, stored.Removal));
        Assert.True(stored.Epoch > epoch);
        Assert.DoesNotContain("uninstalled, clean", app.Lifecycle.Calls);
    }

    private async Task<InstallableApplication> InstallAsync(IPortalStore? store = null, Action<PlacementOptions>? configure = null)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(
            _portal,
            new InstallableOptions
            {
                Store = store ?? new InMemoryPortalStore(_clock),
                Clock = _clock,
                Configure = configure ?? (static _ => { }),
            });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
