using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <content>What goes wrong: stores that fail, clocks that are put back, requests that are no form.</content>
public sealed partial class SessionTests
{
    [Fact]
    public async Task A_store_that_fails_is_told_as_such_and_ends_no_session()
    {
        var store = new FaultyPortalStore();
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Store = store, Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        _clock.Advance(TimeSpan.FromSeconds(31));
        store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.FetchAsync("/api/claims", ticket, HttpMethod.Post)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.SubmitAsync(ticket, ("Text", "Lost?"))).Status);
        store.IsDown = false;
        Assert.Contains("saved Kept", (await site.SubmitAsync(ticket, ("Text", "Kept"))).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SessionSite.Path)]
    [InlineData("/own/page")]
    [InlineData("/own/text")]
    public async Task A_page_whose_session_cannot_be_stored_says_so_and_is_not_cut_off(string path)
    {
        var store = new FaultySessionStore();
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions
        {
            Store = store,
            Map = static app =>
            {
                app.MapPost("/own/page", static (WidgetRequest<CrmEntityContext> request) =>
                    Results.Extensions.Widget($"{request.Session.Field()}"));
                app.MapPost("/own/text", static (WidgetRequest<CrmEntityContext> request) => request.Session.Ticket());
            },
        });
        store.IsFull = true;

        (HttpStatusCode status, string html) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee).With("LANG", "de").Request(path));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotEmpty(html);
        Assert.Equal(path != "/own/text", html.Contains("""<html lang="de">""", StringComparison.Ordinal));
        Assert.DoesNotContain(PlacementDefaults.SessionField, html, StringComparison.Ordinal);
        Assert.Equal([286], site.Application.Log.Lines.Where(static line => line.Level >= LogLevel.Error).Select(static line => line.Id));
        store.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(await site.OpenAsync(Employee)))).Status);
    }

    [Fact]
    public async Task A_store_that_fails_while_a_ticket_is_renewed_ends_no_session_before_its_ticket_does()
    {
        var store = new FaultySessionStore();
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Store = store, Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        _clock.Advance(TimeSpan.FromMinutes(11));
        store.IsFull = true;

        string renewed = await site.RenewAsync(ticket);

        Assert.Contains("saved Kept", (await site.SubmitAsync(renewed, ("Text", "Kept"))).Html, StringComparison.Ordinal);
        store.IsFull = false;
        _clock.Advance(TimeSpan.FromMinutes(8));
        renewed = await site.RenewAsync(renewed);
        _clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", renewed)).Status);
    }

    [Fact]
    public async Task Two_hundred_pages_that_renew_their_tickets_at_once_ask_the_portal_once()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        _clock.Advance(TimeSpan.FromMinutes(11));
        int asked = Questions(portal);

        string[] renewed = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => site.RenewAsync(ticket)));

        Assert.Equal(asked + 1, Questions(portal));
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", renewed[^1])).Status);
    }

    [Fact]
    public async Task An_answer_of_the_portal_lasts_no_longer_where_the_clock_is_put_back()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        await site.OpenAsync(Employee);
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(2));
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "user_access_error").ForMethod("user.admin"));
        _clock.Advance(TimeSpan.FromMinutes(11));

        (HttpStatusCode status, _) = await site.FetchAsync(PlacementDefaults.RenewalPath, ticket, HttpMethod.Post);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task A_form_with_a_property_that_no_field_can_fill_stops_the_start_and_not_the_first_user()
    {
        await using LocalPortal portal = await StartPortalAsync();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => InstallableApplication.StartAsync(
            portal,
            new InstallableOptions
            {
                Bindings = SessionSite.Bindings,
                Hosted = [.. SessionSite.Hosted, HostedWidget.Create<CrmEntityContext, Unreadable>(typeof(NoteTab))],
            }));

        Assert.Contains("Letter cannot be filled from a form: System.Char is none of the types", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Whoever_sends_no_form_has_filled_in_nothing(string? contentType)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        var request = new HttpRequestMessage(HttpMethod.Post, SessionSite.Path) { Content = new ByteArrayContent([]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add(PlacementDefaults.SessionHeader, SessionSite.TicketIn(await site.OpenAsync(Employee)));

        (HttpStatusCode status, string html) = await site.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Write something.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_a_session_a_widget_is_shown_or_its_form_is_sent_and_nothing_else()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        foreach (string method in (string[])["PUT", "PATCH", "DELETE", "OPTIONS", "TRACK"])
        {
            Assert.Equal(
                HttpStatusCode.MethodNotAllowed, (await site.FetchAsync(SessionSite.Path, ticket, new HttpMethod(method))).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync(SessionSite.Path, ticket)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync(SessionSite.Path, ticket, HttpMethod.Head)).Status);
    }

    /// <summary>Addresses are logged, and a page's ticket is worth more, and for longer, than a link's.</summary>
    [Theory]
    [InlineData("/api/claims")]
    [InlineData(SessionSite.Path)]
    public async Task The_ticket_of_a_page_is_worth_nothing_in_an_address(string path)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        (HttpStatusCode status, _) = await site.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{path}?{PlacementDefaults.SessionField}={ticket}")
            {
                Content = new FormUrlEncodedContent([new("Text", "From an address")]),
            });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains(
            site.Application.Log.Lines, static line => line.Id == 281 && line.Text.EndsWith("WrongPage", StringComparison.Ordinal));
    }
}
