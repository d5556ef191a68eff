using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>Sessions that end.</summary>
public sealed partial class SessionTests
{
    [Fact]
    public async Task A_removed_application_has_no_sessions_and_neither_has_the_next_installation()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        await portal.UninstallAsync(cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        await portal.InstallAsync(new LocalApplication(site.Application.Address), cancellationToken: Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(await site.OpenAsync()))).Status);
    }

    [Fact]
    public async Task The_next_installation_has_none_of_the_sessions_though_nobody_told_of_the_removal()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        await portal.UninstallSilentlyAsync(Stop);

        await portal.InstallAsync(new LocalApplication(site.Application.Address), cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(await site.OpenAsync()))).Status);
    }

    /// <summary>Tokens of an installation that has ended are worth nothing, and a removal of it is none of the next one.</summary>
    [Fact]
    public async Task The_next_installation_that_nobody_told_of_begins_with_the_administrator_who_opens_a_widget()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        portal.Faults.Add(PortalFault.ServerError().ForMethod("app.info"));
        await site.Application.PostAsync("/events", PortalForm.Event(portal, "ONAPPUNINSTALL").Fields);
        portal.Faults.Clear();
        Portal former = (await site.Application.FindAsync(portal))!;
        Assert.True(former is { Removal: not null, State: PortalState.Installed });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        await portal.UninstallSilentlyAsync(Stop);
        await using SessionSite elsewhere = await SessionSite.StartEmptyAsync(portal, new InstallableOptions { Clock = _clock });
        (await portal.InstallAsync(elsewhere.Application.Address, cancellationToken: Stop)).EnsureFinished();

        await site.OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(31));

        Portal next = (await site.Application.FindAsync(portal))!;
        Assert.Equal((PortalState.Installed, null, portal.ApplicationToken), (next.State, next.Removal, next.ApplicationToken));
        Assert.True(await site.Application.Clients.ForPortal(next).GetApplicationInfoAsync(Stop) is { IsInstalled: true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
    }

    [Theory]
    [InlineData("ONAPPINSTALL", 245, false)]
    [InlineData("ONAPPUPDATE", 246, true)]
    public async Task Sessions_go_on_over_an_installation_that_is_told_twice_and_over_an_update(string name, int done, bool isOtherToken)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        PortalForm told = PortalForm.Event(portal, name, Administrator);
        await site.Application.PostAsync("/events", told.Fields);
        await site.Application.Log.WaitAsync(done, isOtherToken ? 1 : 2, Stop);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        await site.Application.PostAsync(
            "/events",
            (isOtherToken ? told.With("auth[application_token]", "0123456789abcdef0123456789abcdef") : told).Fields);
        await site.Application.Log.WaitAsync(done, isOtherToken ? 2 : 3, Stop);
        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", ticket)).Status);
    }

    /// <summary>What an event brings cannot be renewed. What is stored can.</summary>
    [Theory]
    [InlineData("ONAPPUNINSTALL")]
    [InlineData("ONAPPPAYMENT")]
    public async Task An_event_of_another_installation_takes_no_tokens_away(string name)
    {
        const string Other = "0123456789abcdef0123456789abcdef";
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        await site.Application.PostAsync("/events", PortalForm.SystemUser(portal, portal.IssueTokens(portal.SystemUser)).Fields);
        Portal before = (await site.Application.FindAsync(portal))!;

        await site.Application.PostAsync(
            "/events",
            PortalForm.Event(portal, name, Administrator)
                .With("auth[application_token]", Other)
                .With("auth[refresh_token]", null)
                .Fields);

        Portal after = (await site.Application.FindAsync(portal))!;
        Assert.NotNull(before.SystemUserTokens);
        Assert.Equal((before.Tokens, before.SystemUserTokens, Other), (after.Tokens, after.SystemUserTokens, after.ApplicationToken));
    }

    [Fact]
    public async Task A_session_that_nobody_can_go_on_with_leaves_the_store()
    {
        var store = new FaultySessionStore();
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock, Store = store });
        await site.OpenAsync(Employee);
        string clientId = portal.Options.ClientId;
        Assert.NotNull(await store.FindSessionAsync(clientId, portal.MemberId, Employee.Id, Stop));
        await store.CleanedUpAsync(Stop);

        _clock.Advance(TimeSpan.FromHours(15));
        await site.OpenAsync();
        await store.CleanedUpAsync(Stop);

        Assert.Null(await store.FindSessionAsync(clientId, portal.MemberId, Employee.Id, Stop));
        Assert.NotNull(await store.FindSessionAsync(clientId, portal.MemberId, Administrator.Id, Stop));
    }

    [Fact]
    public async Task A_revoked_session_is_over_and_the_next_one_is_another()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string other = SessionSite.TicketIn(await site.OpenAsync());
        IWidgetSessions sessions = site.Application.Services.GetRequiredService<IWidgetSessions>();
        Portal stored = (await site.Application.FindAsync(portal))!;

        await sessions.RevokeAsync(stored, Employee.Id, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/name", SessionSite.TicketIn(await site.OpenAsync(Employee)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        await sessions.RevokeAllAsync(stored, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", other)).Status);
    }

    /// <summary>A ticket says what was opened, and is none for what is opened elsewhere.</summary>
    [Theory]
    [InlineData("/widgets/leads")]
    [InlineData("/task")]
    [InlineData("/mvc/task")]
    [InlineData("/widgets/leads", true)]
    public async Task The_ticket_of_another_placement_is_told_to_open_the_widget_again(string path, bool isAskedBeforeRouting = false)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(
            portal,
            new InstallableOptions
            {
                Services = static services => services.AddControllersWithViews(),
                Map = app =>
                {
                    if (isAskedBeforeRouting)
                    {
                        app.Use(static async (context, next) =>
                        {
                            await context.AuthenticateAsync(PlacementDefaults.AuthenticationScheme);
                            await next();
                        });
                        app.UseRouting();
                    }

                    app.MapControllers();
                    app.MapPost("/task", static (WidgetRequest<TaskContext> request) => "never");
                },
            },
            [
                .. SessionSite.Bindings,
                new("""{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/leads","TITLE":"Leads"}"""u8, typeof(NoteTab)),
            ]);
        (_, string opened) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee).With("LANG", "de").Request(SessionSite.Path));
        string ticket = SessionSite.TicketIn(opened);

        (HttpStatusCode status, string html) = await site.SendAsync(SessionSite.FormOf(path, ticket, ("Text", "Elsewhere")));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
        Assert.Contains("öffnen Sie sie in Bitrix24 noch einmal", html, StringComparison.Ordinal);
        Assert.Contains(
            site.Application.Log.Lines, static line => line.Id == 281 && line.Text.EndsWith("OtherPlacement", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await site.SubmitAsync(ticket, ("Text", "Here"))).Status);
    }
}
