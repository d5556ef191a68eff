using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

public sealed partial class SessionTests
{
    private static readonly LocalUser Administrator = new(1, "Ada", "Admin", IsAdministrator: true);

    private static readonly LocalUser Employee = new(7, "Emil", "Employee", IsAdministrator: false);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_answered_for_the_user_who_has_opened_the_widget_and_for_what_was_opened()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        (HttpStatusCode status, string html) = await site.SubmitAsync(
            ticket, ("text", "Bring <tiles>"), ("Stars", "5"), ("Price", "12.50"), ("Due", "2026-12-24"), ("IsUrgent", "on"),
            ("Kind", "warning"), ("Tags", "a"), ("Tags", "b"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("deal 17 of 7: saved Bring &lt;tiles&gt; 5 12.50 2026-12-24 True Warning a&#x2B;b", html, StringComparison.Ordinal);
        (status, html) = await site.SubmitAsync(SessionSite.TicketIn(html), ("Text", "Again"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("saved Again 3", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_sends_the_form_of_a_page_as_its_user_does()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        await portal.InstallAsync(new LocalApplication(site.Application.Address), cancellationToken: Stop);
        WidgetPage page = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, Employee, cancellationToken: Stop);

        WidgetPage saved = await page.SubmitAsync(new Dictionary<string, string> { ["Text"] = "Bring tiles" }, Stop);
        WidgetPage again = await saved.EnsureSuccess().SubmitAsync(new Dictionary<string, string> { ["Text"] = "" }, Stop);

        Assert.Contains("deal 17 of 7: saved Bring tiles", saved.Html, StringComparison.Ordinal);
        Assert.Contains("Write something.", again.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    /// <summary>An address is shown to others, and stands in logs: what it opens is one page, for a minute.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("QUERY")]
    public async Task A_page_s_ticket_in_an_address_is_none_whatever_the_method(string method)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(
            portal, new InstallableOptions { Map = static app => app.Map("/any", static (WidgetSession session) => $"{session.User.Id}") });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        (HttpStatusCode status, _) = await site.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), $"/any?{PlacementDefaults.LinkParameter}={ticket}"));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/any", ticket, new HttpMethod(method))).Status);
    }

    /// <summary>In Thailand it is the year 2569.</summary>
    [Fact]
    public async Task Dates_and_numbers_of_a_form_are_the_browser_s_whatever_language_the_user_has()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        (_, string html) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee).WithQuery("LANG", "th").Request(SessionSite.Path));

        (_, html) = await site.SubmitAsync(SessionSite.TicketIn(html), ("Text", "Thai"), ("Due", "2026-12-24"), ("Price", "12.5"));

        Assert.Contains("saved Thai 3 12.5 2026-12-24", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_in_a_component_is_one_of_the_session()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);

        (_, string html) = await site.SubmitAsync(SessionSite.TicketIn(await site.OpenAsync(Employee)), ("Text", "component"));

        Assert.Contains("""<form method="post"><input type="hidden" name="placement_session" """, html, StringComparison.Ordinal);
        (_, string again) = await site.SubmitAsync(SessionSite.TicketIn(html), ("Text", "Again"));
        Assert.Contains("saved Again", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_in_its_page()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        (HttpStatusCode status, string html) = await site.SubmitAsync(ticket, ("Text", ""), ("Stars", "9"), ("Due", "<tomorrow>"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("""<p class="error" role="alert">Write something.</p>""", html, StringComparison.Ordinal);
        Assert.Contains("From one to five.", html, StringComparison.Ordinal);
        Assert.Contains("Due: this cannot be read.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("tomorrow", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_asks_as_the_user_and_whoever_has_no_ticket_is_told_to_open_the_widget_again()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        Assert.Equal((HttpStatusCode.OK, $"7 of {portal.Address.Authority}"), await site.FetchAsync("/api/me", ticket));
        Assert.Equal((HttpStatusCode.OK, "7"), await site.FetchAsync("/api/name", ticket));
        (HttpStatusCode status, string html) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/me?LANG=de"));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
        Assert.Contains("öffnen Sie sie in Bitrix24 noch einmal", html, StringComparison.Ordinal);
        Assert.Contains(site.Application.Log.Lines, static line => line.Id == 280);
    }

    [Fact]
    public async Task The_principal_says_who_the_user_is_and_whether_an_administrator_as_soon_as_that_was_asked()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions
        {
            Map = static app => app.MapGet(
                "/api/ask", static async (WidgetSession session, CancellationToken stop) => $"{await session.AskAdministratorAsync(stop)}"),
        });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        string other = SessionSite.TicketIn(await site.OpenAsync(Employee));
        int asked = Questions(portal);

        (_, string before) = await site.FetchAsync("/api/claims", ticket, HttpMethod.Post);
        (_, string administrator) = await site.FetchAsync("/api/ask", ticket);
        (_, string employee) = await site.FetchAsync("/api/ask", other);
        (_, string after) = await site.FetchAsync("/api/claims", ticket, HttpMethod.Post);

        Assert.DoesNotContain("administrator", before, StringComparison.Ordinal);
        Assert.Contains($"nameidentifier={portal.MemberId}/{Administrator.Id} ", after, StringComparison.Ordinal);
        Assert.Contains($"placement:user_id={Administrator.Id} ", after, StringComparison.Ordinal);
        Assert.Contains($"placement:member_id={portal.MemberId} ", after, StringComparison.Ordinal);
        Assert.Contains("placement:placement=CRM_DEAL_DETAIL_TAB", after, StringComparison.Ordinal);
        Assert.EndsWith("role=placement:administrator", after, StringComparison.Ordinal);
        Assert.Equal(("True", "False"), (administrator, employee));
        Assert.Equal(asked + 2, Questions(portal));
    }

    [Fact]
    public async Task A_link_shows_one_page_for_a_minute_and_nothing_else()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        (_, string link) = await site.FetchAsync("/api/link", ticket);

        (HttpStatusCode status, string html) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, link));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("report for 7", html, StringComparison.Ordinal);
        Assert.StartsWith("/report?year=2026&", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.SubmitAsync(SessionSite.TicketIn(html), ("Text", "From the report"))).Status);
        string linked = link[(link.IndexOf('=', link.IndexOf(PlacementDefaults.LinkParameter, StringComparison.Ordinal)) + 1)..];
        string elsewhere = link.Replace("/report", "/api/me", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(new(HttpMethod.Get, elsewhere))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SubmitAsync(linked)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", linked)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync(PlacementDefaults.RenewalPath, linked, HttpMethod.Post)).Status);
        string page = $"/report?{PlacementDefaults.LinkParameter}={ticket}";
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(new(HttpMethod.Get, page))).Status);

        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(new(HttpMethod.Get, link))).Status);
    }

    /// <summary>A form without an action is sent to the address of its page, which has the link's ticket.</summary>
    [Fact]
    public async Task The_form_of_a_page_that_a_link_has_shown_is_one_of_the_session_by_its_own_field_alone()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(
            portal,
            new InstallableOptions
            {
                Clock = _clock,
                Map = static app => app.MapGet("/api/own", static (WidgetSession session) => session.Link(SessionSite.Path)),
            });
        (_, string link) = await site.FetchAsync("/api/own", SessionSite.TicketIn(await site.OpenAsync(Employee)));
        (_, string html) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, link));
        string ticket = SessionSite.TicketIn(html);

        (HttpStatusCode without, _) = await site.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("Text", "Without")]) });
        (HttpStatusCode twice, _) = await site.SendAsync(SessionSite.FormOf($"{link}&{PlacementDefaults.LinkParameter}=x", ticket));
        _clock.Advance(TimeSpan.FromMinutes(5));
        (HttpStatusCode status, string saved) = await site.SendAsync(SessionSite.FormOf(link, ticket, ("Text", "From the link")));

        Assert.Equal((HttpStatusCode.OK, true), (status, saved.Contains("saved From the link", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without, twice));
    }

    [Fact]
    public async Task A_ticket_ends_after_twenty_minutes_unless_the_page_renews_it_and_then_after_twelve_hours()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string first = SessionSite.TicketIn(await site.OpenAsync(Employee));
        string ticket = first;
        TimeSpan open = TimeSpan.Zero;
        while (open < TimeSpan.FromHours(12) - TimeSpan.FromMinutes(15))
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            open += TimeSpan.FromMinutes(15);
            ticket = await site.RenewAsync(ticket);
            HttpStatusCode expected = open < TimeSpan.FromMinutes(20) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
            Assert.Equal(expected, (await site.FetchAsync("/api/me", first)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/name", ticket)).Status);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Contains(
            site.Application.Log.Lines, static line => line.Id == 281 && line.Text.EndsWith("Expired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_who_has_lost_access_is_told_so_when_the_ticket_is_renewed()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "user_access_error").ForMethod("user.admin"));
        _clock.Advance(TimeSpan.FromMinutes(11));

        (HttpStatusCode status, _) = await site.FetchAsync(PlacementDefaults.RenewalPath, ticket, HttpMethod.Post);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Single(site.Application.Log.Lines, static line => line.Id == 282);
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_ends_no_session_before_its_ticket_does()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Clock = _clock });
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        portal.Faults.Add(PortalFault.HtmlPage().ForMethod("user.admin"));
        _clock.Advance(TimeSpan.FromMinutes(11));

        string renewed = await site.RenewAsync(ticket);

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", renewed)).Status);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.FetchAsync("/api/me", renewed)).Status);
    }

    [Fact]
    public async Task Nobody_has_a_session_whom_the_access_token_does_not_prove()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(
            portal,
            new InstallableOptions
            {
                Configure = static options => options.WidgetProof = OriginProof.Portal,
                Map = static app =>
                {
                    app.MapPost("/own/session", static (WidgetRequest<CrmEntityContext> request) =>
                        Assert.Throws<InvalidOperationException>(() => request.Session).Message);
                    app.MapPost("/own/form", static (WidgetRequest<CrmEntityContext> _) => Results.Extensions.Widget<WidgetForm>());
                },
            });

        (HttpStatusCode status, string html) = await OpenAsync(SessionSite.Path);
        (_, string refusal) = await OpenAsync("/own/session");
        (_, string form) = await OpenAsync("/own/form");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(PlacementDefaults.SessionField, html, StringComparison.Ordinal);
        Assert.StartsWith("There is no session: the request does not prove who the user is.", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Look at HasSession first.", refusal, StringComparison.Ordinal);
        Assert.Matches("<p class=\"error\" role=\"alert\">[^<]*Bitrix24[^<]*</p>", form);
        Assert.Contains("""<html lang="de">""", form, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", form, StringComparison.Ordinal);

        Task<(HttpStatusCode Status, string Html)> OpenAsync(string path) => site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee).With("LANG", "de").With("AUTH_ID", "made-up").Request(path));
    }

    [Fact]
    public async Task A_request_with_two_proofs_or_with_a_ticket_in_place_of_tokens_is_refused()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        (HttpStatusCode both, _) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee)
                .With(PlacementDefaults.SessionField, ticket)
                .Request(SessionSite.Path));
        (HttpStatusCode twice, _) = await site.SubmitAsync(ticket, (PlacementDefaults.SessionField, ticket));
        (HttpStatusCode inPlace, _) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee).With("AUTH_ID", ticket).Request(SessionSite.Path));
        HttpRequestMessage header = SessionSite.FormOf(SessionSite.Path, ticket);
        header.Headers.Add(PlacementDefaults.SessionHeader, [ticket, ticket]);

        (HttpStatusCode german, string page) = await site.SendAsync(
            PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee)
                .With("LANG", "de")
                .With(PlacementDefaults.SessionField, ticket)
                .Request(SessionSite.Path));

        Assert.Equal(HttpStatusCode.Unauthorized, german);
        Assert.Contains("""<html lang="de">""", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, both);
        Assert.Equal(HttpStatusCode.Unauthorized, twice);
        Assert.Equal(HttpStatusCode.Forbidden, inPlace);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(header)).Status);
    }

    [Fact]
    public async Task A_ticket_of_another_application_or_of_other_keys_is_none()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using LocalPortal foreign = await LocalPortal.StartAsync(
            new LocalPortalOptions { ClientId = "local.0123456789abcd.99999999" }, Stop);
        var protection = new EphemeralDataProtectionProvider();
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Protection = protection });
        await using SessionSite other = await SessionSite.StartAsync(foreign, new InstallableOptions { Protection = protection });
        await using SessionSite keyless = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.FetchAsync("/api/me", ticket)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await keyless.FetchAsync("/api/me", ticket)).Status);
    }

    [Fact]
    public async Task Answers_within_a_session_may_be_shown_by_the_portal_alone_and_lead_nowhere_with_their_address()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Add(PlacementDefaults.SessionHeader, ticket);

        using HttpResponseMessage response = await site.Application.Client.SendAsync(request, Stop);

        Assert.Contains(
            $"frame-ancestors {portal.Address.GetLeftPart(UriPartial.Authority)}", response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    private static int Questions(LocalPortal portal) => portal.Requests.Count(static request => request.Method == "user.admin");

    private static Task<LocalPortal> StartPortalAsync() =>
        LocalPortal.StartAsync(new LocalPortalOptions { Users = [Administrator, Employee] }, Stop);

    private sealed class Unreadable
    {
        public char Letter { get; set; }
    }
}
