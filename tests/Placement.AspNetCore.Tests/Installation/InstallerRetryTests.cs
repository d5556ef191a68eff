using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Tickets, by which the installer's page runs the installation again.</summary>
public sealed class InstallerRetryTests : UninstalledPortalTests
{
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

        (HttpStatusCode status, string html) = await app.RetryAsync(InstallableApplication.TicketIn(page.Html));

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
        await using InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Protection = protection });
        await FailAsync(app);

        await AssertRefusedAsync(
            app, protection.CreateProtector("something else").Protect($"99999999999|{_portal.MemberId}|en"), "ticket_invalid");
    }

    [Fact]
    public async Task A_ticket_installs_on_its_own_portal_only()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);
        await app.OpenAsync(PortalForm.Installer(other));
        int requests = other.Requests.Count;

        (HttpStatusCode status, _) = await app.RetryAsync(ticket, ("member_id", other.MemberId));

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
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL");
        await _portal.UninstallAsync(cancellationToken: CancellationToken);
        await app.PostAsync("/events", removal.Fields);
        await app.Log.WaitAsync(253, CancellationToken);

        await AssertRefusedAsync(app, ticket, "portal_gone");
    }

    [Fact]
    public async Task A_ticket_outlives_no_new_installation()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);
        PortalForm removal = PortalForm.Event(_portal, "ONAPPUNINSTALL");
        await _portal.UninstallAsync(cancellationToken: CancellationToken);
        await app.PostAsync("/events", removal.Fields);
        await app.Log.WaitAsync(253, CancellationToken);

        // The same administrator installs again, which fails again.
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get").Times(1));
        Assert.False((await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).IsFinished);

        await AssertRefusedAsync(app, ticket, "ticket_of_other_installation");
    }

    [Fact]
    public async Task A_ticket_does_not_work_with_the_tokens_of_another_administrator()
    {
        LocalUser[] administrators = [new(1, "Ada", "Admin", IsAdministrator: true), new(2, "Bob", "Boss", IsAdministrator: true)];
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Installed = false, Users = administrators }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);
        portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get").Times(2));
        string ticket = InstallableApplication.TicketIn((await app.OpenAsync(PortalForm.Installer(portal, administrators[0]))).Html);
        await app.OpenAsync(PortalForm.Installer(portal, administrators[1]));

        (HttpStatusCode status, _) = await app.RetryAsync(ticket);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(portal.Bindings);
    }

    [Fact]
    public async Task A_ticket_installs_under_the_address_that_the_page_was_opened_with()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        string ticket = await FailAsync(app);

        HttpStatusCode status = await app.PostAsync("/install", [new("placement_retry", ticket)], host: "evil.example");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.All(_portal.Bindings, binding => Assert.StartsWith(app.Address.AbsoluteUri, binding.Handler, StringComparison.Ordinal));
    }

    private async Task<string> FailAsync(InstallableApplication app)
    {
        _portal.Faults.Add(PortalFault.ServerError().ForMethod("placement.get").Times(1));
        return InstallableApplication.TicketIn((await app.OpenAsync(PortalForm.Installer(_portal))).Html);
    }

    private async Task AssertRefusedAsync(InstallableApplication app, string ticket, string reason)
    {
        (HttpStatusCode status, string html) = await app.RetryAsync(ticket);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.DoesNotContain("setInstallFinish", html, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, line => line.Text.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(_portal.Bindings);
    }
}
