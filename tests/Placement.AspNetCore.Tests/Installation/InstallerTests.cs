using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

public sealed partial class InstallerTests : UninstalledPortalTests
{
    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    [Fact]
    public async Task An_administrator_installs_the_application_by_opening_its_installer()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        InstallationPage page = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        page.EnsureFinished();
        Assert.Equal(
            ["CRM_DEAL_DETAIL_TAB", "PAGE_BACKGROUND_WORKER"], _portal.Bindings.Select(static binding => binding.Placement).Order());
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
        Assert.Matches(
            $"postMessage\\('setInstallFinish:[0-9a-f-]{{36}}:' \\+ sid, '{Regex.Escape(origin)}'\\)", script.Groups["code"].Value);
        string policy = Assert.Single(page.Headers["Content-Security-Policy"]);
        Assert.Contains($"script-src 'nonce-{script.Groups["nonce"].Value}'", policy, StringComparison.Ordinal);
        Assert.EndsWith($"frame-ancestors {origin}", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", Assert.Single(page.Headers["Cache-Control"]));
        Assert.Contains("<noscript>", page.Html, StringComparison.Ordinal);
        InstallationPage again = await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);
        Assert.NotEqual(script.Groups["nonce"].Value, Scripts().Match(again.Html).Groups["nonce"].Value);
    }

    [Fact]
    public async Task The_log_counts_the_widgets_that_are_there_and_not_those_that_were_removed()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        using var http = new HttpClient();
        await new BitrixClient(http, _portal.IssueTokens()).CallAsync(
            "placement.bind",
            System.Text.Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"{{app.Address}}former"}"""),
            CancellationToken);

        await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        Assert.DoesNotContain(_portal.Bindings, static binding => binding.Placement == "CRM_LEAD_DETAIL_TAB");
        Assert.EndsWith(
            "installed, widgets: 2", Assert.Single(app.Log.Lines, static line => line.Id == 245).Text, StringComparison.Ordinal);
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
        Assert.Equal(
            ["user.admin", "placement.get", "event.get", "app.info"], _portal.Requests
                .Skip(requests)
                .Select(static request => request.Method));
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
        Assert.Equal(
            "deal 17",
            (await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, Employee, cancellationToken: CancellationToken)).Html);
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
    public async Task Without_mapped_events_none_is_bound()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { HasEvents = false });

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.Empty(_portal.EventBindings);
    }

    [Fact]
    public async Task The_configured_address_is_registered_in_place_of_the_one_that_was_opened()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { BaseAddress = new Uri("https://desk.example.com/app/") });

        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();

        Assert.All(
            _portal.Bindings,
            static binding => Assert.StartsWith("https://desk.example.com/app/widgets/", binding.Handler, StringComparison.Ordinal));
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
        Assert.Contains(
            "Diese Seite kann nicht angezeigt werden", await response.Content.ReadAsStringAsync(CancellationToken),
            StringComparison.Ordinal);
        Assert.Empty(_portal.Requests);
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
        string[] names =
            ["LANG", "APP_SID", "PROTOCOL", "APPLICATION_TOKEN", "APPLICATION_SCOPE", "status", "PLACEMENT_OPTIONS", "REFRESH_ID"];
        foreach (string field in names)
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

        string[] secrets =
        [
            .. form.Fields
                .Where(static field => field.Key is "AUTH_ID" or "REFRESH_ID" or "APPLICATION_TOKEN")
                .Select(static field => field.Value),
            _portal.Options.ClientSecret,
        ];
        string[] shown = [html, second, employees, .. app.Log.Lines.Select(static line => line.Everything)];
        Assert.All(secrets, secret => Assert.All(shown, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [GeneratedRegex("""<script nonce="(?<nonce>[^"]+)">(?<code>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
