using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Openings;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>Controllers and Razor Pages that answer widgets, and those beside them that do not.</summary>
public sealed class MvcTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Openable => ["/mvc/deal", "/pages/deal", "/pages/supplies"];

    public static TheoryData<string> All => ["/mvc/deal", "/pages/deal", "/pages/supplies", "/declared", "/mvc/open", "/mvc/fails"];

    [Theory]
    [MemberData(nameof(Openable))]
    public async Task An_action_or_a_page_answers_the_form_that_opens_it(string path)
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        using HttpRequestMessage request = MvcSite.Opening(portal).With("LANG", "de").Request(path);

        using HttpResponseMessage response = await site.Application.Client.SendAsync(request, Stop);
        string html = await response.Content.ReadAsStringAsync(Stop);

        Assert.True(response.StatusCode == HttpStatusCode.OK, html);
        Assert.Contains("deal 17 of 7", html, StringComparison.Ordinal);
        Assert.DoesNotContain("valid: False", html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);
        Assert.Contains(
            $"frame-ancestors {portal.Address.GetLeftPart(UriPartial.Authority)}", response.Headers.GetValues("Content-Security-Policy"));
        Assert.False(response.Headers.Contains("X-Frame-Options"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_request_that_proves_nothing_reaches_none_of_them(string path)
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        (HttpRequestMessage Request, HttpStatusCode Expected)[] attempts =
        [
            (MvcSite.Opening(portal).With("AUTH_ID", "made-up").Request(path), HttpStatusCode.Forbidden),
            (MvcSite.Opening(portal).With("member_id", new string('a', 32)).Request(path), HttpStatusCode.Forbidden),
            (MvcSite.Opening(portal).WithQuery("member_id", portal.MemberId).Request(path), HttpStatusCode.BadRequest),
            (MvcSite.Opening(portal).With("PLACEMENT_OPTIONS", "{").Request(path), HttpStatusCode.BadRequest),
            (SessionSite.FormOf(path, "made-up"), HttpStatusCode.Unauthorized),
            (new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("request.Placement", "CRM_DEAL_DETAIL_TAB"), new("request.Context.EntityId", "17"),
                    new("request.Portal.MemberId", "x"),
                ]),
            }, HttpStatusCode.Unauthorized),
        ];

        foreach ((HttpRequestMessage request, HttpStatusCode expected) in attempts)
        {
            (HttpStatusCode status, string html) = await site.SendAsync(request);
            Assert.True(status == expected, $"{status}, not {expected}: {html}");
            Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("never", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            site.Application.Log.Lines, static line => line.Category == "Microsoft.AspNetCore.Server.Kestrel" && line.Id == 13);
    }

    [Theory]
    [InlineData("/mvc/deal")]
    [InlineData("/pages/deal")]
    [InlineData("/mvc/open")]
    public async Task A_context_that_does_not_fit_is_a_page_that_says_so(string path)
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);

        (HttpStatusCode status, string html) = await site.SendAsync(
            PortalForm.Widget(portal, Placements.Task.ViewTab, MvcSite.Employee).With("LANG", "de").Request(path));

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pages/supplies")]
    [InlineData("/declared")]
    public async Task A_placement_that_the_class_does_not_declare_is_404(string path)
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);

        (HttpStatusCode status, _) = await site.SendAsync(
            PortalForm.Widget(portal, Placements.Crm.Lead.DetailTab, MvcSite.Employee).Request(path));

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task The_form_of_a_page_is_saved_within_the_session_in_whatever_culture()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        (_, string html) = await site.SendAsync(MvcSite.Opening(portal).With("LANG", "de").Request(MvcSite.SuppliesPage));
        Assert.Contains("<p>1,5</p>", html, StringComparison.Ordinal);

        (HttpStatusCode status, string saved) = await site.SendAsync(
            SessionSite.FormOf(MvcSite.SuppliesPage, SessionSite.TicketIn(html), ("Text", "tiles"), ("Price", "3,50")));
        (_, string wrong) = await site.SendAsync(SessionSite.FormOf(MvcSite.SuppliesPage, SessionSite.TicketIn(saved), ("Price", "1")));

        Assert.True(status == HttpStatusCode.OK, saved);
        Assert.Contains("deal 17 of 7", saved, StringComparison.Ordinal);
        Assert.Contains("saved tiles for 3.50", saved, StringComparison.Ordinal);
        Assert.Contains("<p>1,5</p>", saved, StringComparison.Ordinal);
        Assert.Contains("Write something.", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_s_form_leads_to_an_action_within_the_session()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        (_, string html) = await site.SendAsync(MvcSite.Opening(portal).With("LANG", "de").Request("/declared"));
        Assert.Contains("CRM_DEAL_DETAIL_TAB in 1,5", html, StringComparison.Ordinal);
        Assert.Contains(
            """<form action="/mvc/save" class="note" method="post"><input type="hidden" name="placement_session" """,
            html,
            StringComparison.Ordinal);
        string ticket = SessionSite.TicketIn(html);

        (HttpStatusCode status, string text) = await site.SendAsync(SessionSite.FormOf("/mvc/save", ticket, ("text", "tiles")));
        (_, string stated) = await site.SendAsync(SessionSite.FormOf("/mvc/stated", ticket));
        (_, string page) = await site.SendAsync(SessionSite.FormOf("/pages/session", ticket));
        (HttpStatusCode opening, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/save"));
        (HttpStatusCode openingOfStated, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/stated"));
        (HttpStatusCode openingOfPage, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/pages/session"));

        Assert.Equal((HttpStatusCode.OK, "saved tiles for 7, valid: True"), (status, text));
        Assert.Equal("7 1,5", stated);
        Assert.Contains("session of 7", page, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized),
            (opening, openingOfStated, openingOfPage));
    }

    [Fact]
    public async Task A_script_sends_JSON_to_a_controller_that_takes_the_request()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/notes") { Content = JsonContent.Create(new { text = "tiles" }) };
        request.Headers.Add(PlacementDefaults.SessionHeader, ticket);

        (HttpStatusCode status, string json) = await site.SendAsync(request);
        (HttpStatusCode without, _) = await site.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/notes") { Content = JsonContent.Create(new { text = "tiles" }) });

        Assert.True(status == HttpStatusCode.OK, json);
        Assert.Equal(17, JsonDocument.Parse(json).RootElement.GetProperty("deal").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, without);
    }

    /// <summary>Whoever opens the page of a widget in a browser is nobody.</summary>
    [Theory]
    [InlineData("/pages/supplies")]
    [InlineData("/pages/deal")]
    [InlineData("/pages/session")]
    [InlineData("/declared/more")]
    public async Task A_GET_is_answered_within_sessions_only(string path)
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        (HttpStatusCode without, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        (HttpStatusCode within, string html) = await site.FetchAsync(path, ticket);

        Assert.Equal(HttpStatusCode.Unauthorized, without);
        Assert.True(within == HttpStatusCode.OK, html);
    }

    [Fact]
    public async Task What_fails_is_the_application_s_to_answer_and_may_be_shown_by_the_portal()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal, new InstallableOptions
        {
            Map = static app =>
                app.UseExceptionHandler(static failed => failed.Run(static context => context.Response.WriteAsync("Sorry."))),
        });
        using HttpRequestMessage request = MvcSite.Opening(portal).Request("/mvc/fails");

        using HttpResponseMessage response = await site.Application.Client.SendAsync(request, Stop);

        Assert.Equal(
            (HttpStatusCode.InternalServerError, "Sorry."), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
        Assert.Contains(
            $"frame-ancestors {portal.Address.GetLeftPart(UriPartial.Authority)}", response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(
            site.Application.Log.Lines, static line => line.Everything.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_verified_once()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(
            portal, new InstallableOptions { Services = OwnEndpoints.CountVerifications });

        await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/deal"));
        await site.SendAsync(MvcSite.Opening(portal).Request("/pages/deal"));
        await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/save"));

        Assert.Equal(2, site.Application.Services.GetRequiredService<CountingVerifier>().Count);
    }

    [Fact]
    public async Task A_store_that_fails_is_503()
    {
        var store = new FaultyPortalStore();
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal, new InstallableOptions { Store = store });
        store.IsDown = true;

        (HttpStatusCode action, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/deal"));
        (HttpStatusCode page, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/pages/supplies"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (action, page));
    }

    [Fact]
    public async Task Where_the_user_is_not_proven_a_form_says_so_in_its_place()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(
            portal, new InstallableOptions { Configure = static options => options.WidgetProof = OriginProof.Portal });

        (HttpStatusCode status, string html) = await site.SendAsync(
            MvcSite.Opening(portal).With("LANG", "de").With("AUTH_ID", "made-up").Request("/declared"));

        Assert.True(status == HttpStatusCode.OK, html);
        Assert.Contains("""<p class="error" role="alert">""", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<input", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_nothing_to_do_with_widgets_stays_what_it_was()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        (HttpStatusCode status, string text) = await site.FetchAsync("/plain", ticket);
        (HttpStatusCode post, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/plain"));
        (_, string page) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/pages/plain"));
        (HttpStatusCode posted, _) = await site.SendAsync(SessionSite.FormOf("/pages/plain", ticket));

        Assert.Equal((HttpStatusCode.OK, "signed in: False"), (status, text));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (post, posted));
        Assert.Contains("__RequestVerificationToken", page, StringComparison.Ordinal);
        Assert.Single(page.Split("<form")[1..]);
    }

    [Theory]
    [InlineData("/mvc/deal")]
    [InlineData("/pages/supplies")]
    public async Task A_view_whose_session_cannot_be_stored_is_503_and_is_not_cut_off(string path)
    {
        var store = new FaultySessionStore();
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal, new InstallableOptions { Store = store });
        store.IsFull = true;

        (HttpStatusCode status, string html) = await site.SendAsync(MvcSite.Opening(portal).Request(path));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("</html>", html, StringComparison.Ordinal);
        Assert.Equal([286], site.Application.Log.Lines.Where(static line => line.Level >= LogLevel.Error).Select(static line => line.Id));
    }

    [Fact]
    public async Task A_start_does_not_say_of_pages_and_controllers_that_they_are_not_mapped()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal);

        Assert.DoesNotContain(site.Application.Log.Lines, static line => line.Id is 291 or 292 or 298 or 299);
    }

    [Fact]
    public async Task The_application_s_own_sign_in_and_fallback_policy_are_for_everything_else()
    {
        await using LocalPortal portal = await MvcSite.StartPortalAsync();
        await using SessionSite site = await MvcSite.StartAsync(portal, new InstallableOptions
        {
            Services = static services =>
            {
                services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                services.AddAuthorizationBuilder().SetFallbackPolicy(
                    new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            },
        });

        (HttpStatusCode plain, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/plain"));
        (HttpStatusCode action, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/mvc/deal"));
        (HttpStatusCode page, _) = await site.SendAsync(MvcSite.Opening(portal).Request("/pages/supplies"));
        (HttpStatusCode nothing, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/mvc/deal"));

        Assert.Equal(HttpStatusCode.Redirect, plain);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (action, page));
        Assert.Equal(HttpStatusCode.Unauthorized, nothing);
    }
}
