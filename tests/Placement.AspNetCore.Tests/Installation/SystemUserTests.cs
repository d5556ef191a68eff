using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.RequestVerification;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>The application's system user: whose tokens are kept, when they are used, and when they end.</summary>
public sealed class SystemUserTests(PostgreSqlServer server) : UninstalledPortalTests
{
    private const string MadeUp = "00000000000000000000000000000000";
    private const int TakesOver = 233;
    private const int Installed = 245;
    private const int Uninstalled = 253;
    private const int Outdated = 264;
    private const int Kept = 303;

    public static TheoryData<PortalDatabase?> Stores => new() { (PortalDatabase?)null, PortalDatabase.Sqlite, PortalDatabase.PostgreSql };

    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_system_user_goes_on_when_whoever_installed_has_left(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        PortalTokens? before = (await app.FindAsync(_portal))!.Tokens;

        Assert.All(await RaiseAsync(), static delivery => delivery.EnsureSuccess());

        Portal stored = (await app.FindAsync(_portal))!;
        Assert.Equal((before, _portal.SystemUser.Id), (stored.Tokens, stored.SystemUserTokens?.UserId));
        IBitrixClient client = app.Clients.ForPortal(stored);
        await client.GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(_portal.Administrator.Id, _portal.Requests[^1].UserId);

        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Unauthorized, "authorization_error").ForMethod("app.info").Times(1));
        await client.GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(_portal.SystemUser.Id, _portal.Requests[^1].UserId);
        await app.Clients.ForPortal(stored).GetApplicationInfoAsync(CancellationToken);

        Assert.Equal(_portal.SystemUser.Id, _portal.Requests[^1].UserId);
        Assert.Equal(1, app.Log.Count(TakesOver));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_system_user_s_tokens_are_renewed_once_for_all_and_take_no_other_s_place(PortalDatabase? database)
    {
        var sent = new ConcurrentQueue<SentRequest>();
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server);
        await using InstallableApplication app = await InstallAsync(
            chosen.Store, services => services.AddHttpClient("Placement").AddHttpMessageHandler(() => new RecordingHandler(sent)));
        await RaiseAsync();
        Portal before = (await app.FindAsync(_portal))!;

        // The refresh token of whoever installed is worth nothing any more.
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        _portal.Faults.Add(PortalFault.InvalidGrant().Times(1));
        await app.Clients.ForPortal(before).GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(_portal.SystemUser.Id, _portal.Requests[^1].UserId);

        sent.Clear();
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => app.Clients.ForPortal(before).GetApplicationInfoAsync(CancellationToken), CancellationToken)));

        Portal after = (await app.FindAsync(_portal))!;
        Assert.Single(sent, static request => request.Address.AbsolutePath == "/oauth/token/");
        Assert.Equal(before.Tokens, after.Tokens);
        Assert.NotEqual(before.SystemUserTokens!.RefreshToken, after.SystemUserTokens!.RefreshToken);
        Assert.Equal(before.SystemUserReadyAt, after.SystemUserReadyAt);

        // What is stored is what the server takes next.
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await app.Clients.ForPortal(after with { Tokens = null }).GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(2, sent.Count(static request => request.Address.AbsolutePath == "/oauth/token/"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_system_user_that_comes_before_the_installation_is_kept_for_it(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server);
        await using InstallableApplication app = await StartAsync(chosen.Store);
        await FinishSilentlyAsync(app);

        Assert.All(await RaiseAsync(), static delivery => delivery.EnsureSuccess());
        Portal waiting = (await app.FindAsync(_portal))!;
        Assert.Equal(
            (PortalState.Installing, null, null, _portal.SystemUser.Id),
            (waiting.State, waiting.Tokens, waiting.ApplicationToken, waiting.SystemUserTokens?.UserId));

        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPINSTALL", _portal.Administrator).Fields);
        await app.Log.WaitAsync(Installed, CancellationToken);

        Portal installed = (await app.FindAsync(_portal))!;
        Assert.Equal(
            (PortalState.Installed, _portal.Administrator.Id, waiting.SystemUserTokens),
            (installed.State, installed.Tokens?.UserId, installed.SystemUserTokens));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_installation_ends_the_system_user_of_the_former_one_and_not_its_own(bool isOwn)
    {
        await using InstallableApplication app = await InstallAsync();
        DateTimeOffset installedAt = DateTimeOffset.UtcNow;
        DateTimeOffset readyAt = installedAt.AddSeconds(isOwn ? 2 : -2);
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", Ready().With("ts", Seconds(readyAt)).Fields));

        await app.PostAsync(
            "/events",
            PortalForm.Event(_portal, "ONAPPINSTALL", _portal.Administrator)
                .With("ts", Seconds(installedAt))
                .With("auth[application_token]", "0123456789abcdef0123456789abcdef")
                .Fields);
        await app.Log.WaitAsync(Installed, 2, CancellationToken);

        Assert.Equal(isOwn, (await app.FindAsync(_portal))!.SystemUserTokens is not null);
    }

    [Fact]
    public async Task An_event_that_comes_again_does_not_take_the_place_of_what_it_was_renewed_to()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalForm ready = Ready();
        await app.PostAsync("/events", ready.Fields);
        Portal stored = (await app.FindAsync(_portal))!;
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await app.Clients.ForPortal(stored with { Tokens = null }).GetApplicationInfoAsync(CancellationToken);
        Portal renewed = (await app.FindAsync(_portal))!;
        Assert.NotEqual(stored.SystemUserTokens, renewed.SystemUserTokens);

        // Its access token is good for an hour, though its refresh token is used up.
        PortalTokens again = _portal.IssueTokens(_portal.SystemUser) with { RefreshToken = stored.SystemUserTokens!.RefreshToken };
        await app.PostAsync("/events", Ready(again).With("ts", Seconds(stored.SystemUserReadyAt!.Value)).Fields);
        await app.Log.WaitAsync(Outdated, CancellationToken);

        Assert.Equal(renewed, await app.FindAsync(_portal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_removal_ends_the_system_user_s_tokens(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server);
        await using InstallableApplication app = await InstallAsync(chosen.Store);
        await RaiseAsync();

        await _portal.UninstallAsync(cancellationToken: CancellationToken);
        await app.Log.WaitAsync(Uninstalled, CancellationToken);

        Portal left = (await app.FindAsync(_portal))!;
        Assert.Equal((PortalState.Uninstalled, null, null), (left.State, left.SystemUserTokens, left.SystemUserReadyAt));
    }

    [Fact]
    public async Task A_removal_is_learnt_with_the_system_user_s_tokens_when_the_installer_s_are_dead()
    {
        await using InstallableApplication app = await InstallAsync();
        await RaiseAsync();

        // The portal answers the system user, so the notice is made up.
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "user_access_error").ForMethod("app.info").Times(1));
        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields));

        Assert.Equal(_portal.SystemUser.Id, _portal.Requests[^1].UserId);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
    }

    [Fact]
    public async Task What_the_portal_says_of_the_application_is_no_reason_to_ask_it_as_another_user()
    {
        await using InstallableApplication app = await InstallAsync();
        await RaiseAsync();
        Portal stored = (await app.FindAsync(_portal))!;
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Unauthorized, "PAYMENT_REQUIRED").ForMethod("app.info").Times(1));
        int before = _portal.Requests.Count;

        BitrixException refusal = await Assert.ThrowsAsync<BitrixException>(
            () => app.Clients.ForPortal(stored).GetApplicationInfoAsync(CancellationToken));

        Assert.Equal("PAYMENT_REQUIRED", refusal.Code);
        Assert.Equal(before + 1, _portal.Requests.Count);
    }

    [Theory]
    [InlineData("data[access_token]", null)]
    [InlineData("data[access_token]", "0123456789abcdef")]
    [InlineData("data[member_id]", null)]
    [InlineData("data[member_id]", MadeUp)]
    [InlineData("data[user_id]", "1")]
    [InlineData("data[server_endpoint]", "https://evil.example/rest/")]
    [InlineData("auth[member_id]", null)]
    [InlineData("auth[member_id]", MadeUp)]
    [InlineData("auth[domain]", "evil.example")]
    public async Task A_forged_event_changes_nothing(string field, string? value)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        HttpStatusCode status = await app.PostAsync("/events", Ready().With(field, value).Fields);

        Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, status.ToString());
        Assert.Equal(before, await app.FindAsync(_portal));
    }

    [Fact]
    public async Task An_employee_s_own_tokens_are_not_kept_as_the_system_user_s()
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        // Their browser knows the application token, and their access token is the application's.
        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", Ready(_portal.IssueTokens(Employee)).Fields));

        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.Equal(1, app.Log.Count(304));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_application_token_has_to_be_the_portal_s_unless_an_administrator_brings_another(bool isAdministrator)
    {
        await using InstallableApplication app = await InstallAsync();
        PortalTokens caller = _portal.IssueTokens(isAdministrator ? _portal.Administrator : Employee);

        HttpStatusCode status = await app.PostAsync(
            "/events",
            Ready().With("auth[application_token]", MadeUp).With("auth[access_token]", caller.AccessToken).Fields);

        Portal after = (await app.FindAsync(_portal))!;
        Assert.Equal(isAdministrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, status);
        Assert.Equal(isAdministrator, after.SystemUserTokens is not null);
        Assert.Equal(isAdministrator ? MadeUp : _portal.ApplicationToken, after.ApplicationToken);
    }

    [Fact]
    public async Task Tokens_of_another_application_are_not_kept()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(
            new LocalPortalOptions { ClientId = "local.ffffffffffffff.87654321" }, CancellationToken);
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", Ready(other.IssueTokens(other.SystemUser)).Fields));

        Assert.Equal(before, await app.FindAsync(_portal));
    }

    [Fact]
    public async Task What_the_portal_cannot_be_asked_about_can_be_told_again()
    {
        await using InstallableApplication app = await InstallAsync();
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("user.admin").Times(1));
        PortalForm ready = Ready();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.PostAsync("/events", ready.Fields));
        Assert.Null((await app.FindAsync(_portal))!.SystemUserTokens);
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", ready.Fields));

        Assert.Equal(_portal.SystemUser.Id, (await app.FindAsync(_portal))!.SystemUserTokens?.UserId);
        Assert.Equal(1, app.Log.Count(Kept));
    }

    [Fact]
    public async Task Its_refresh_token_is_not_used_up_before_the_store_has_it()
    {
        var sent = new ConcurrentQueue<SentRequest>();
        var store = new FaultyPortalStore();
        await using InstallableApplication app = await InstallAsync(
            store, services => services.AddHttpClient("Placement").AddHttpMessageHandler(() => new RecordingHandler(sent)));
        PortalTokens tokens = _portal.IssueTokens(_portal.SystemUser);
        PortalForm ready = Ready(tokens).With("data[expires_in]", "30");
        sent.Clear();

        store.BeforeSaving = static (_, _) => throw new PortalStoreException("The disk is full.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.PostAsync("/events", ready.Fields));
        store.BeforeSaving = null;
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", ready.Fields));

        Assert.DoesNotContain("/oauth/token/", sent.Select(static request => request.Address.AbsolutePath));
        Assert.Equal(tokens.RefreshToken, (await app.FindAsync(_portal))!.SystemUserTokens!.RefreshToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_pair_is_tried_once_though_newer_tokens_of_its_user_stand_in_for_it(bool hasSystemUser)
    {
        await using InstallableApplication app = await InstallAsync();
        if (hasSystemUser)
        {
            await RaiseAsync();
        }

        Portal stored = (await app.FindAsync(_portal))!;
        DateTimeOffset past = DateTimeOffset.UtcNow.AddHours(-1);
        stored = await app.Store.SaveAsync(
            stored with { Tokens = stored.Tokens! with { ExpiresAt = past } }, CancellationToken);

        // Whoever installed the application uses it themselves; then they are dismissed.
        BitrixClient own = ((PortalClients)app.Clients).ForUser(stored, _portal.IssueTokens() with { ExpiresAt = past });
        await own.CallAsync("app.info", default, CancellationToken);
        const int Many = 20;
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.Unauthorized, "user_access_error").ForMethod("app.info").Times(Many));
        int before = _portal.Requests.Count;

        BitrixException refusal = await Assert.ThrowsAsync<BitrixException>(
            () => app.Clients.ForPortal(stored).GetApplicationInfoAsync(CancellationToken));

        Assert.Equal("user_access_error", refusal.Code, ignoreCase: true);
        Assert.InRange(_portal.Requests.Count - before, 1, 4);
        GC.KeepAlive(own);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_forgotten_because_its_user_calls_without_a_store()
    {
        var store = new FaultyPortalStore();
        await using InstallableApplication app = await InstallAsync(store);
        Portal stored = (await app.FindAsync(_portal))!;
        IBitrixClient client = app.Clients.ForPortal(stored);
        store.BeforeSaving = (_, portal) => portal.Tokens == stored.Tokens
            ? Task.CompletedTask
            : throw new PortalStoreException("The disk is full.");
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await Assert.ThrowsAsync<BitrixException>(() => client.GetApplicationInfoAsync(CancellationToken));
        Assert.Equal(stored.Tokens, (await app.FindAsync(_portal))!.Tokens);

        store.BeforeSaving = null;
        PortalTokens own = _portal.IssueTokens() with { ExpiresAt = DateTimeOffset.UtcNow.AddHours(-1) };
        await ((PortalClients)app.Clients).ForUser(stored, own).CallAsync("app.info", default, CancellationToken);

        Assert.NotEqual(stored.Tokens, (await app.FindAsync(_portal))!.Tokens);
        GC.KeepAlive(client);
    }

    [Fact]
    public async Task No_token_of_the_system_user_is_logged_or_printed()
    {
        await using InstallableApplication app = await InstallAsync();
        PortalTokens tokens = _portal.IssueTokens(_portal.SystemUser);
        await app.PostAsync("/events", Ready(tokens).Fields);

        Portal stored = (await app.FindAsync(_portal))!;
        Assert.All(
            [tokens.AccessToken, tokens.RefreshToken!],
            secret =>
            {
                Assert.DoesNotContain(app.Log.Lines, line => line.Everything.Contains(secret, StringComparison.Ordinal));
                Assert.DoesNotContain(secret, stored.ToString(), StringComparison.Ordinal);
            });
    }

    private static string Seconds(DateTimeOffset time) =>
        time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private PortalForm Ready(PortalTokens? tokens = null) =>
        PortalForm.SystemUser(_portal, tokens ?? _portal.IssueTokens(_portal.SystemUser));

    private Task<IReadOnlyList<EventDelivery>> RaiseAsync() =>
        _portal.RaiseAsync(ApplicationEvent.SystemUserReady, cancellationToken: CancellationToken);

    /// <summary>The portal has the application, and the application has not heard of it yet.</summary>
    private Task FinishSilentlyAsync(InstallableApplication app)
    {
        _portal.Application = new LocalApplication(app.Address);
        _portal.FinishInstallation();
        return Task.CompletedTask;
    }

    private Task<InstallableApplication> StartAsync(IPortalStore? store = null, Action<IServiceCollection>? configure = null) =>
        InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            Store = store ?? new InMemoryPortalStore(),
            Services = configure ?? (static _ => { }),
        });

    private async Task<InstallableApplication> InstallAsync(IPortalStore? store = null, Action<IServiceCollection>? configure = null)
    {
        InstallableApplication app = await StartAsync(store, configure);
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
