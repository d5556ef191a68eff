using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

public sealed partial class InstallerTests : IAsyncLifetime
{
    private static readonly LocalPortalOptions NotInstalled = new() { Installed = false };

    private LocalPortal _portal = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    public async ValueTask InitializeAsync() => _portal = await LocalPortal.StartAsync(NotInstalled, CancellationToken);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_administrator_installs_the_application_by_opening_its_installer()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Equal(["CRM_DEAL_DETAIL_TAB", "PAGE_BACKGROUND_WORKER"], _portal.Bindings.Select(static binding => binding.Placement).Order());
        Assert.All(_portal.Bindings, binding => Assert.StartsWith(app.Address.AbsoluteUri, binding.Handler, StringComparison.Ordinal));
        Assert.Equal(
            [("ONAPPUNINSTALL", $"{app.Address}events"), ("ONAPPUPDATE", $"{app.Address}events")],
            _portal.EventBindings.Select(static binding => (binding.Event, binding.Handler)));
        Portal? stored = await app.FindAsync(_portal);
        Assert.Equal(PortalState.Installed, stored?.State);
        Assert.Equal(_portal.ApplicationToken, stored?.ApplicationToken);
        Assert.Equal(_portal.Administrator.Id, stored?.Tokens?.UserId);
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
        Assert.Equal("Installing Deal Desk", page.Title);
        Assert.Contains("<td>Supplies</td><td>Registered</td>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<td>Alerts</td><td>Registered</td>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_the_portal_that_was_verified_and_runs_no_other_script()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        string origin = _portal.Address.GetLeftPart(UriPartial.Authority);
        Match script = Assert.Single(Scripts().Matches(page.Html));
        Assert.Matches($"postMessage\\('setInstallFinish:[0-9a-f-]{{36}}:' \\+ sid, '{Regex.Escape(origin)}'\\)", script.Groups["code"].Value);
        string policy = Assert.Single(page.Headers["Content-Security-Policy"]);
        Assert.Contains($"script-src 'nonce-{script.Groups["nonce"].Value}'", policy, StringComparison.Ordinal);
        Assert.EndsWith($"frame-ancestors {origin}", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", Assert.Single(page.Headers["Cache-Control"]));
        Assert.Contains("<noscript>", page.Html, StringComparison.Ordinal);
        InstallationPage again = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        Assert.NotEqual(script.Groups["nonce"].Value, Scripts().Match(again.Html).Groups["nonce"].Value);
    }

    [Fact]
    public async Task Installing_again_changes_nothing()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        IReadOnlyList<LocalBinding> bindings = _portal.Bindings;
        int requests = _portal.Requests.Count;

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Equal(bindings, _portal.Bindings);
        Assert.Equal(2, _portal.EventBindings.Count);
        Assert.Equal(["user.admin", "placement.get", "event.get", "app.info"], _portal.Requests.Skip(requests).Select(static request => request.Method));
        Assert.Contains("<td>Supplies</td><td>Already there</td>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_application_is_installed_already_there_is_nothing_to_finish()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        (_, string html) = await app.OpenAsync(PortalForm.Installer(_portal));

        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("Deal Desk is installed.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employee_is_asked_to_find_an_administrator()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (HttpStatusCode status, string html) = await app.OpenAsync(PortalForm.Installer(_portal, Employee));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Ask an administrator", html, StringComparison.Ordinal);
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Empty(_portal.Bindings);
        Assert.Empty(_portal.EventBindings);
        Assert.Null((await app.FindAsync(_portal))?.Tokens);
        Assert.Empty(app.Lifecycle.Calls);
        Assert.Equal(1, app.Log.Count(243));
    }

    [Fact]
    public async Task An_employee_replaces_nothing_that_an_administrator_has_brought()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        Portal? before = await app.FindAsync(_portal);

        await app.OpenAsync(PortalForm.Installer(_portal, Employee).With("APPLICATION_TOKEN", "00000000000000000000000000000000"));

        Portal? after = await app.FindAsync(_portal);
        Assert.Equal(before?.Tokens, after?.Tokens);
        Assert.Equal(_portal.ApplicationToken, after?.ApplicationToken);
        Assert.Equal("deal 17", (await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, Employee, cancellationToken: CancellationToken)).Html);
    }

    [Fact]
    public async Task What_cannot_be_registered_is_explained_and_the_installation_not_finished()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Scopes = ["placement"], Installed = false }, CancellationToken);
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
    public async Task Trying_again_needs_no_token_in_the_page()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get").Times(1));
        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        Assert.False(page.IsFinished);
        Assert.Contains("did not answer (INTERNAL_SERVER_ERROR)", page.Html, StringComparison.Ordinal);
        PortalTokens tokens = (await app.FindAsync(_portal))!.Tokens!;
        Assert.DoesNotContain(tokens.AccessToken, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(tokens.RefreshToken!, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(_portal.ApplicationToken, page.Html, StringComparison.Ordinal);

        (HttpStatusCode status, string html) = await RetryAsync(app, TicketIn(page.Html));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Equal(PortalState.Installed, (await app.FindAsync(_portal))?.State);
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_after_half_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { Clock = clock });
        string ticket = await FailAsync(app);

        clock.Advance(TimeSpan.FromMinutes(30));

        await AssertRefusedAsync(app, ticket, "ticket_invalid");
    }

    [Fact]
    public async Task A_ticket_that_was_tampered_with_is_refused()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);
        int middle = ticket.Length / 2;

        await AssertRefusedAsync(app, ticket[..middle] + (ticket[middle] == 'A' ? 'B' : 'A') + ticket[(middle + 1)..], "ticket_invalid");
        await AssertRefusedAsync(app, "?", "ticket_invalid");
    }

    [Fact]
    public async Task A_ticket_that_was_made_for_something_else_is_refused()
    {
        var protection = new EphemeralDataProtectionProvider();
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { Protection = protection });
        await FailAsync(app);

        await AssertRefusedAsync(app, protection.CreateProtector("something else").Protect($"99999999999|{_portal.MemberId}|en"), "ticket_invalid");
    }

    [Fact]
    public async Task A_ticket_installs_on_its_own_portal_only()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);
        await app.OpenAsync(PortalForm.Installer(other));
        int requests = other.Requests.Count;

        (HttpStatusCode status, _) = await RetryAsync(app, ticket, ("member_id", other.MemberId));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(app.Log.Lines, static line => line.Text.Contains("ticket_of_other_portal", StringComparison.Ordinal));
        Assert.Equal(requests, other.Requests.Count);
        Assert.Empty(_portal.Bindings);
    }

    [Fact]
    public async Task A_ticket_outlives_no_uninstallation()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);
        await app.PostAsync("/events", PortalForm.Event(_portal, "ONAPPUNINSTALL").Fields);
        await app.Log.WaitAsync(253, CancellationToken);

        await AssertRefusedAsync(app, ticket, "portal_gone");
    }

    [Theory]
    [InlineData("en", "en", "Installing Deal Desk", "Registered", "is being finished")]
    [InlineData("de", "de", "Deal Desk wird installiert", "Registriert", "wird abgeschlossen")]
    [InlineData("fr", "fr", "Installation de Deal Desk", "Enregistré", "se termine")]
    [InlineData("la", "es", "Instalación de Deal Desk", "Registrado", "Se está terminando")]
    [InlineData("br", "pt-BR", "Instalação de Deal Desk", "Registrado", "está sendo concluída")]
    [InlineData("ru", "ru", "Установка Deal Desk", "Зарегистрирован", "завершается")]
    [InlineData("it", "it", "Installazione di Deal Desk", "Registrato", "sta per essere completata")]
    [InlineData("pl", "pl", "Instalacja Deal Desk", "Zarejestrowano", "Trwa kończenie")]
    [InlineData("ua", "uk", "Встановлення Deal Desk", "Зареєстровано", "завершується")]
    [InlineData("tr", "tr", "Deal Desk kuruluyor", "Kaydedildi", "tamamlanıyor")]
    [InlineData("RU", "ru", "Установка Deal Desk", "Зарегистрирован", "завершается")]
    [InlineData("xx", "en", "Installing Deal Desk", "Registered", "is being finished")]
    [InlineData(null, "en", "Installing Deal Desk", "Registered", "is being finished")]
    public async Task The_page_speaks_the_users_language(string? language, string culture, string title, string outcome, string end)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (_, string html) = await app.OpenAsync(PortalForm.Installer(_portal).With("LANG", language));

        Assert.Contains($"<html lang=\"{culture}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<title>{title}</title>", html, StringComparison.Ordinal);
        Assert.Contains($"<td>{outcome}</td>", html, StringComparison.Ordinal);
        Assert.Contains(end, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ask an administrator")]
    [InlineData("de", "Bitten Sie einen Administrator")]
    [InlineData("fr", "Demandez à un administrateur")]
    [InlineData("la", "Pida a un administrador")]
    [InlineData("br", "Peça a um administrador")]
    [InlineData("ru", "Попросите администратора")]
    [InlineData("it", "Chiedi a un amministratore")]
    [InlineData("pl", "Poproś administratora")]
    [InlineData("ua", "Попросіть адміністратора")]
    [InlineData("tr", "yöneticilerinizden")]
    public async Task Employees_are_answered_in_their_language(string language, string text)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (_, string html) = await app.OpenAsync(PortalForm.Installer(_portal, Employee).With("LANG", language));

        Assert.Contains(text, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_begins_before_the_registration_ends()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(NotInstalled with { TimeProvider = clock }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(1)).ForMethod("batch"));

        using HttpResponseMessage response = await app.Client.SendAsync(
            PortalForm.Installer(portal).Request("/install"), HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        using var page = new StreamReader(await response.Content.ReadAsStreamAsync(CancellationToken));
        string seen = "";
        while (!seen.Contains("<tbody>", StringComparison.Ordinal))
        {
            seen += await page.ReadLineAsync(CancellationToken) + "\n";
        }

        Assert.Contains("Registering the widgets", seen, StringComparison.Ordinal);
        Assert.Empty(portal.Bindings);
        await portal.Faults.WhenInjectedAsync(1, CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(1));
        seen += await page.ReadToEndAsync(CancellationToken);
        Assert.Contains("<td>Supplies</td><td>Registered</td>", seen, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_outcome_is_shown_before_the_next_request_is_answered()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(NotInstalled with { TimeProvider = clock }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);
        portal.Faults.Add(PortalFault.BatchRefused());
        portal.Faults.Add(PortalFault.Latency(TimeSpan.FromMinutes(1)).ForMethod("placement.bind").OnRequest(2));

        using HttpResponseMessage response = await app.Client.SendAsync(
            PortalForm.Installer(portal).Request("/install"), HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        using var page = new StreamReader(await response.Content.ReadAsStreamAsync(CancellationToken));
        string? row;
        do
        {
            row = await page.ReadLineAsync(CancellationToken);
        }
        while (row?.StartsWith("<tr class", StringComparison.Ordinal) == false);

        Assert.Contains("<td>Registered</td>", row, StringComparison.Ordinal);
        Assert.Single(portal.Bindings);
        await portal.Faults.WhenInjectedAsync(2, CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("setInstallFinish", await page.ReadToEndAsync(CancellationToken), StringComparison.Ordinal);
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
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { Lifecycle = lifecycle });

        Task<(HttpStatusCode Status, string Html)> first = app.OpenAsync(PortalForm.Installer(_portal));
        await _portal.WaitAsync(static portal => portal.EventBindings.Count == 2, CancellationToken).WaitAsync(RecordedLog.Patience, CancellationToken);
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
        var failing = new RecordedLifecycle { Behaviour = static () => throw new InvalidOperationException("the database of customers is gone") };
        var other = new RecordedLifecycle();
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Lifecycle = failing, Services = services => services.AddSingleton<IPortalLifecycle>(other) });

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        Assert.False(page.IsFinished);
        Assert.Contains("something failed in the application itself", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("customers", page.Html, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, static line =>
            line.Text.Contains("RecordedLifecycle", StringComparison.Ordinal) && line.Exception?.Message.Contains("customers", StringComparison.Ordinal) is true);
        Assert.Equal(["installed Installed"], other.Calls);
        failing.Behaviour = static () => Task.CompletedTask;
        Assert.Contains("setInstallFinish", (await RetryAsync(app, TicketIn(page.Html))).Html, StringComparison.Ordinal);
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
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE", "Unable to set event handler: Handler already binded", afterEffect: true).ForMethod("event.bind"));

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Equal(2, _portal.EventBindings.Count);
        Assert.Equal(0, app.Log.Count(249));
    }

    [Fact]
    public async Task Without_mapped_events_none_is_bound()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { HasEvents = false });

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.Empty(_portal.EventBindings);
    }

    [Fact]
    public async Task The_configured_address_is_registered_in_place_of_the_one_that_was_opened()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { BaseAddress = new Uri("https://desk.example.com/app/") });

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.All(_portal.Bindings, static binding => Assert.StartsWith("https://desk.example.com/app/widgets/", binding.Handler, StringComparison.Ordinal));
        Assert.All(_portal.EventBindings, static binding => Assert.Equal("https://desk.example.com/app/events", binding.Handler));
    }

    [Fact]
    public async Task An_application_without_widgets_is_installed_too()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions { Bindings = [] });

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Contains("The application has no widgets.", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_opens_the_installer_in_a_browser_learns_anything()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        using HttpResponseMessage response = await app.Client.GetAsync(new Uri("/install?LANG=de", UriKind.Relative), CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Diese Seite kann nicht angezeigt werden", await response.Content.ReadAsStringAsync(CancellationToken), StringComparison.Ordinal);
        Assert.Empty(_portal.Requests);
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
        Assert.Contains(app.Log.Lines, line => line.Text.Contains($"The installer refuses a request with {(int)status}: {reason}", StringComparison.Ordinal));
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
        Assert.Contains(app.Log.Lines, static line => line.Text.Contains("cannot be asked who installs because of PAYMENT_REQUIRED", StringComparison.Ordinal));
        Assert.Empty(_portal.Bindings);
    }

    [Fact]
    public async Task Markup_in_what_others_say_stays_text()
    {
        const string Markup = "\"'><script>alert(1)</script>";
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            Name = "Desk " + Markup,
            Bindings = [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal","TITLE":"\"'><script>alert(1)</script>"}"""u8, typeof(DealTab))],
        });
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, Markup, Markup).ForMethod("placement.bind"));
        _portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, Markup, Markup).ForMethod("event.bind"));
        PortalForm form = PortalForm.Installer(_portal);
        foreach (string field in new[] { "LANG", "APP_SID", "PROTOCOL", "APPLICATION_TOKEN", "APPLICATION_SCOPE", "status", "PLACEMENT_OPTIONS", "REFRESH_ID" })
        {
            form.With(field, Markup);
        }

        (HttpStatusCode status, string html) = await app.OpenAsync(form);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<td>Failed</td>", html, StringComparison.Ordinal);
        Assert.Contains("alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_ever_logged_or_shown()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        PortalForm form = PortalForm.Installer(_portal);
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.bind").Times(1));

        (_, string html) = await app.OpenAsync(form);
        (_, string second) = await app.OpenAsync(form);
        (_, string employees) = await app.OpenAsync(PortalForm.Installer(_portal, Employee));

        string[] secrets = [.. form.Fields.Where(static field => field.Key is "AUTH_ID" or "REFRESH_ID" or "APPLICATION_TOKEN").Select(static field => field.Value), _portal.Options.ClientSecret];
        string[] shown = [html, second, employees, .. app.Log.Lines.Select(static line => line.Everything)];
        Assert.All(secrets, secret => Assert.All(shown, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    private async Task<string> FailAsync(InstallableApplication app)
    {
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get").Times(1));
        return TicketIn((await app.OpenAsync(PortalForm.Installer(_portal))).Html);
    }

    private async Task AssertRefusedAsync(InstallableApplication app, string ticket, string reason)
    {
        (HttpStatusCode status, string html) = await RetryAsync(app, ticket);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, line => line.Text.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(_portal.Bindings);
    }

    private static async Task<(HttpStatusCode Status, string Html)> RetryAsync(InstallableApplication app, string ticket, params (string Name, string Value)[] more)
    {
        using var form = new FormUrlEncodedContent([new("placement_retry", ticket), .. more.Select(static field => KeyValuePair.Create(field.Name, field.Value))]);
        using HttpResponseMessage response = await app.Client.PostAsync(new Uri("/install?", UriKind.Relative), form, CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken));
    }

    private static string TicketIn(string html) =>
        WebUtility.HtmlDecode(Tickets().Match(html) is { Success: true } ticket ? ticket.Groups[1].Value : throw new InvalidOperationException($"There is no ticket in {html}"));

    [GeneratedRegex("""<form method="post" action="\?"><input type="hidden" name="placement_retry" value="([^"]+)"><button>""")]
    private static partial Regex Tickets();

    [GeneratedRegex("""<script nonce="(?<nonce>[^"]+)">(?<code>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
