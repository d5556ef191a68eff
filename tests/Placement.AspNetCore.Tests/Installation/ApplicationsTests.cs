using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>One host serves several applications, and never takes one for the other.</summary>
public sealed class ApplicationsTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalPortal _one = null!;

    /// <summary>The same portal, with another application.</summary>
    private LocalPortal _two = null!;

    /// <summary>Another portal, with a third application.</summary>
    private LocalPortal _other = null!;

    public static TheoryData<PortalDatabase?> Stores => new() { (PortalDatabase?)null, PortalDatabase.Sqlite, PortalDatabase.PostgreSql };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, Stop);
        _two = await LocalPortal.StartAsync(
            new LocalPortalOptions { Installed = false, TimeProvider = _clock, MemberId = _one.MemberId }, Stop);
        _other = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Portals_with_an_application_each_are_installed_shown_and_called_by_one_host(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await StartAsync(chosen.Store, _one, _two, _other);

        foreach (LocalPortal portal in new[] { _one, _two, _other })
        {
            (await portal.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();
        }

        Portal[] stored = await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop);
        Assert.Equal(
            new[] { _one, _two, _other }.Select(static portal => (portal.Options.ClientId, portal.MemberId, portal.Address.Authority)).Order(),
            stored.Select(static portal => (portal.ClientId!, portal.MemberId, portal.Domain)).Order());

        // Renewals take the secret of the portal's own application.
        _clock.Advance(TimeSpan.FromHours(2));
        foreach (LocalPortal portal in new[] { _one, _two, _other })
        {
            Portal own = (await chosen.Store.FindAsync(portal.Options.ClientId, portal.MemberId, Stop))!;
            Assert.Equal(portal.Options.ClientId, (await app.Clients.ForPortal(own).GetApplicationInfoAsync(Stop)).Code);
            string html = await new SessionSite(portal, app).OpenAsync();
            Assert.Contains("deal 17 of 1", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(app.Log.Lines, static line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_portal_that_removes_one_of_two_applications_keeps_the_other_one_and_its_sessions(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await StartInstalledAsync(chosen.Store, _one, _two);
        SessionSite one = new(_one, app);
        SessionSite two = new(_two, app);
        string ticketOfOne = SessionSite.TicketIn(await one.OpenAsync());
        string ticketOfTwo = SessionSite.TicketIn(await two.OpenAsync());
        Assert.Equal((HttpStatusCode.OK, $"1 of {_one.Address.Authority}"), await one.FetchAsync("/api/me", ticketOfOne));
        Assert.Equal((HttpStatusCode.OK, $"1 of {_two.Address.Authority}"), await two.FetchAsync("/api/me", ticketOfTwo));

        await _one.UninstallAsync(clean: false, Stop);
        await app.Log.WaitAsync(253, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, (await one.FetchAsync("/api/me", ticketOfOne)).Status);
        Assert.Equal(HttpStatusCode.OK, (await two.FetchAsync("/api/me", ticketOfTwo)).Status);
        Assert.Equal(PortalState.Uninstalled, (await FindAsync(chosen.Store, _one))!.State);
        Portal kept = (await FindAsync(chosen.Store, _two))!;
        Assert.Equal((PortalState.Installed, true, null), (kept.State, kept.Tokens is not null, kept.Removal));
        Assert.Equal(_two.Options.ClientId, (await app.Clients.ForPortal(kept).GetApplicationInfoAsync(Stop)).Code);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Tokens_of_one_application_with_the_application_token_of_another_prove_nothing(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication app = await StartInstalledAsync(chosen.Store, _one, _two);
        Portal[] before = await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop);

        foreach ((LocalPortal tokens, LocalPortal applicationToken) in new[] { (_one, _two), (_two, _one) })
        {
            PortalForm widget = PortalForm.Widget(tokens, "CRM_DEAL_DETAIL_TAB", tokens.Administrator)
                .With("APPLICATION_TOKEN", applicationToken.ApplicationToken);
            using HttpResponseMessage shown = await app.Client.SendAsync(widget.Request(SessionSite.Path), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);

            PortalForm installer = PortalForm.Installer(tokens).With("APPLICATION_TOKEN", applicationToken.ApplicationToken);
            Assert.Equal(HttpStatusCode.Forbidden, (await app.OpenAsync(installer)).Status);

            foreach (string name in new[] { "ONAPPINSTALL", "ONAPPUPDATE" })
            {
                PortalForm setUp = PortalForm.Event(tokens, name, tokens.Administrator)
                    .With("auth[application_token]", applicationToken.ApplicationToken);
                Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", setUp.Fields));
            }

            PortalForm systemUser = PortalForm.SystemUser(tokens, tokens.IssueTokens())
                .With("auth[application_token]", applicationToken.ApplicationToken).With("auth[access_token]", null);
            Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", systemUser.Fields));
        }

        Assert.Equal(before.Select(Essence), (await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop)).Select(Essence));
    }

    [Fact]
    public async Task An_application_that_the_host_does_not_have_is_refused_on_a_portal_that_has_another_one()
    {
        await using InstallableApplication app = await StartInstalledAsync(new InMemoryPortalStore(_clock), _one);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.OpenAsync(PortalForm.Installer(_two))).Status);
        PortalForm mixed = PortalForm.Widget(_two, "CRM_DEAL_DETAIL_TAB", _two.Administrator).With("APPLICATION_TOKEN", _one.ApplicationToken);
        using HttpResponseMessage shown = await app.Client.SendAsync(mixed.Request(SessionSite.Path), Stop);

        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        Assert.Equal(_one.Options.ClientId, Assert.Single(await app.Store.ListAsync(Stop).ToArrayAsync(Stop)).ClientId);
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_for_another_application_of_the_same_portal_and_user()
    {
        await using InstallableApplication app = await StartInstalledAsync(new InMemoryPortalStore(_clock), _one, _two);
        SessionSite one = new(_one, app);
        SessionSite two = new(_two, app);
        string ticketOfOne = SessionSite.TicketIn(await one.OpenAsync());
        string ticketOfTwo = SessionSite.TicketIn(await two.OpenAsync());
        Assert.NotEqual(ticketOfOne[..8], ticketOfTwo[..8]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await two.FetchAsync("/api/me", ticketOfTwo[..8] + ticketOfOne[8..])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await one.FetchAsync("/api/me", ticketOfOne[..8] + ticketOfTwo[8..])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await one.FetchAsync("/api/me", ticketOfOne[..8])).Status);

        // One session that is ended says nothing of the other one.
        Portal stored = (await FindAsync(app.Store, _one))!;
        await app.Services.GetRequiredService<IWidgetSessions>().RevokeAsync(stored, 1, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await one.FetchAsync("/api/me", ticketOfOne)).Status);
        Assert.Equal(HttpStatusCode.OK, (await two.FetchAsync("/api/me", ticketOfTwo)).Status);
    }

    [Fact]
    public async Task A_retry_of_the_installer_is_one_of_its_own_application()
    {
        await using InstallableApplication app = await StartInstalledAsync(new InMemoryPortalStore(_clock), _one, _two);
        _one.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ACCESS_DENIED").ForMethod("placement.get").Times(1));
        _two.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ACCESS_DENIED").ForMethod("placement.get").Times(1));
        string ticketOfOne = InstallableApplication.TicketIn((await app.OpenAsync(PortalForm.Installer(_one))).Html);
        string ticketOfTwo = InstallableApplication.TicketIn((await app.OpenAsync(PortalForm.Installer(_two))).Html);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.RetryAsync(ticketOfTwo[..8] + ticketOfOne[8..])).Status);
        int before = _two.Requests.Count;
        Assert.Equal(HttpStatusCode.OK, (await app.RetryAsync(ticketOfOne)).Status);
        Assert.Equal(before, _two.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_was_stored_without_an_application_is_claimed_by_the_one_that_proves_it(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        Portal before;
        await using (InstallableApplication former = await StartInstalledAsync(new InMemoryPortalStore(_clock), _one))
        {
            Portal stored = (await FindAsync(former.Store, _one))!;
            before = await chosen.Store.SaveAsync(stored with { ClientId = null, Revision = 0 }, Stop);
        }

        await using InstallableApplication app = await StartAsync(chosen.Store, _one, _two);

        // An application token alone does not say whose the row is.
        PortalForm payment = PortalForm.Event(_one, "ONAPPPAYMENT");
        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", payment.Fields));

        // Neither does a request of another application, which is stored beside it.
        await new SessionSite(_two, app).OpenAsync(_two.Users.First(static user => !user.IsAdministrator));
        Portal[] both = await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop);
        Assert.Equal([null, _two.Options.ClientId], both.Select(static portal => portal.ClientId).Order());
        Assert.Null(both.Single(static portal => portal.ClientId is not null).Tokens);

        await new SessionSite(_one, app).OpenAsync();
        Portal claimed = (await FindAsync(chosen.Store, _one))!;
        Assert.Equal(Essence(before) with { ClientId = _one.Options.ClientId, Revision = 2 }, Essence(claimed));
        Assert.Equal(2, await chosen.Store.ListAsync(Stop).CountAsync(Stop));
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", payment.Fields));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_only_application_claims_what_was_stored_before_with_the_first_request(PortalDatabase? database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        Portal before = await chosen.Store.SaveAsync(
            new Portal
            {
                MemberId = _one.MemberId,
                ClientEndpoint = _one.Endpoint,
                State = PortalState.Installed,
                Tokens = _one.IssueTokens(),
            },
            Stop);
        await using InstallableApplication app = await StartAsync(chosen.Store, _one);

        Assert.Equal(_one.Options.ClientId, (await app.Clients.ForPortal(before).GetApplicationInfoAsync(Stop)).Code);
        Assert.Null(Assert.Single(await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop)).ClientId);
        await new SessionSite(_one, app).OpenAsync();

        Portal claimed = Assert.Single(await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal((_one.Options.ClientId, before.Tokens!.RefreshToken), (claimed.ClientId, claimed.Tokens!.RefreshToken));
    }

    [Theory]
    [InlineData(PortalDatabase.Sqlite)]
    [InlineData(PortalDatabase.PostgreSql)]
    public async Task Staging_and_production_share_a_database_and_leave_each_other_alone(PortalDatabase database)
    {
        await using ChosenStore chosen = await ChosenStore.CreateAsync(database, server, _clock);
        await using InstallableApplication production = await StartInstalledAsync(chosen.Store, _one);
        await using InstallableApplication staging = await StartInstalledAsync(chosen.Store, _two);
        Portal stored = (await FindAsync(chosen.Store, _one))!;
        int calls = _one.Requests.Count;

        // A notice that does not say whose it is leads to a look at every portal of the host.
        Assert.Equal(
            HttpStatusCode.OK, await staging.PostAsync("/events", [new("error", "ERROR_PLACEMENT_LOADING_OVERTIME")]));
        await staging.Log.WaitAsync(259, Stop);
        await _two.UninstallAsync(clean: true, Stop);
        await staging.Log.WaitAsync(253, Stop);
        _clock.Advance(TimeSpan.FromDays(8));
        await staging.Log.WaitAsync(268, Stop);

        Assert.Equal(calls, _one.Requests.Count);
        Assert.Equal(stored.Key, Assert.Single(await chosen.Store.ListAsync(Stop).ToArrayAsync(Stop)).Key);
        Assert.Contains("deal 17", await new SessionSite(_one, production).OpenAsync(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => staging.Clients.ForPortal(stored));
    }

    [Fact]
    public async Task Each_application_can_have_two_secrets_while_its_secret_is_exchanged()
    {
        await using InstallableApplication app = await StartAsync(new InMemoryPortalStore(_clock), options =>
        {
            options.Applications.Add(new ApplicationCredentials
            {
                ClientId = $" {_one.Options.ClientId}\n",
                ClientSecret = "the former one",
                AlternateClientSecret = _one.Options.ClientSecret,
            });
            options.Applications.Add(new ApplicationCredentials
            {
                ClientId = _two.Options.ClientId,
                ClientSecret = _two.Options.ClientSecret,
                AlternateClientSecret = "the next one",
            });
        });
        (await _one.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();
        (await _two.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();

        _clock.Advance(TimeSpan.FromHours(2));

        foreach (LocalPortal portal in new[] { _one, _two })
        {
            Portal stored = (await FindAsync(app.Store, portal))!;
            Assert.Equal(portal.Options.ClientId, (await app.Clients.ForPortal(stored).GetApplicationInfoAsync(Stop)).Code);
            Assert.NotEqual(stored.Tokens!.RefreshToken, (await FindAsync(app.Store, portal))!.Tokens!.RefreshToken);
        }
    }

    [Fact]
    public async Task Applications_are_read_from_the_configuration_under_any_names()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Bitrix24:Applications:acme:ClientId", " local.1.1\n"),
            new("Bitrix24:Applications:acme:ClientSecret", "one"),
            new("Bitrix24:Applications:1:ClientId", "local.2.2"),
            new("Bitrix24:Applications:1:ClientSecret", "two"),
            new("Bitrix24:Applications:1:AlternateClientSecret", "three"),
        ]);
        WidgetHosting.Add(builder.Services, [], [], configure: null);
        await using WebApplication app = builder.Build();

        Assert.Equal(
            [("local.2.2", "two", "three"), ("local.1.1", "one", null)],
            app.Services.GetRequiredService<IOptions<PlacementOptions>>().Value.Applications.Select(
                static application => (application.ClientId, application.ClientSecret, application.AlternateClientSecret)));
    }

    [Fact]
    public async Task A_client_id_that_is_there_twice_or_has_no_secret_stops_the_start_with_a_sentence()
    {
        OptionsValidationException failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(new InMemoryPortalStore(), options =>
            {
                options.ClientId = "local.1.1";
                options.ClientSecret = "secret-one";
                options.Applications.Add(new ApplicationCredentials { ClientId = "local.1.1", ClientSecret = "secret-two" });
                options.Applications.Add(new ApplicationCredentials { ClientId = "local.2.2" });
            }));

        Assert.Equal(
            [
                "PlacementOptions.Applications: each application has a ClientId and a ClientSecret, as Bitrix24 issued them: set both.",
                "PlacementOptions.Applications names a client id twice, or the one of PlacementOptions.ClientId again: name each once. For two "
                + "secrets of one application, use AlternateClientSecret.",
            ],
            failure.Failures);
        Assert.DoesNotContain("secret-", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_keeps_one_application_for_each_portal_stops_the_start_of_several()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(new FaultyPortalStore(), _one, _two));

        Assert.Equal(
            "PlacementOptions.Applications names several applications, and the portal store FaultyPortalStore keeps one for each portal. "
            + "Implement IApplicationPortalStore in it, or use DatabasePortalStore.",
            failure.Message);
    }

    /// <summary>What a request could change of a portal.</summary>
    private static Portal Essence(Portal portal) => portal with { UpdatedAt = default, CreatedAt = default, Scopes = [] };

    private static async Task<Portal?> FindAsync(IPortalStore store, LocalPortal portal) =>
        await store.FindAsync(portal.Options.ClientId, portal.MemberId, Stop);

    private async Task<InstallableApplication> StartInstalledAsync(IPortalStore store, params LocalPortal[] portals)
    {
        InstallableApplication app = await StartAsync(store, portals);
        foreach (LocalPortal portal in portals)
        {
            (await portal.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();
        }

        return app;
    }

    private Task<InstallableApplication> StartAsync(IPortalStore store, params LocalPortal[] portals) => StartAsync(store, options =>
    {
        foreach (LocalPortal portal in portals)
        {
            options.Applications.Add(new ApplicationCredentials
            {
                ClientId = portal.Options.ClientId,
                ClientSecret = portal.Options.ClientSecret,
            });
        }
    });

    private async Task<InstallableApplication> StartAsync(IPortalStore store, Action<PlacementOptions> configure) =>
        (await SessionSite.StartEmptyAsync(_one, new InstallableOptions
        {
            Store = store,
            Clock = _clock,
            Protection = new EphemeralDataProtectionProvider(),
            Configure = options =>
            {
                options.ClientId = options.ClientSecret = null;
                configure(options);
            },
        })).Application;
}
