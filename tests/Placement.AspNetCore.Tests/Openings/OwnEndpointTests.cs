using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Openings;

/// <summary>Endpoints of an application's own that answer as widgets, because of a parameter or the policy.</summary>
public sealed class OwnEndpointTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_makes_an_endpoint_a_widget_and_its_page_goes_on_within_the_session()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);

        (HttpStatusCode status, string html) = await site.SendAsync(
            OwnEndpoints.Opening(portal).With("LANG", "de").Request(OwnEndpoints.Deal));
        Assert.True(status == HttpStatusCode.OK, html);
        Assert.Contains($"deal 17 of 7 on {portal.Address.Host}", html, StringComparison.Ordinal);
        Assert.Contains("1,5", html, StringComparison.Ordinal);
        Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);

        (status, html) = await site.SendAsync(SessionSite.FormOf(OwnEndpoints.Deal, SessionSite.TicketIn(html)));
        Assert.True(status == HttpStatusCode.OK, html);
        Assert.Contains("deal 17 of 7", html, StringComparison.Ordinal);
        Assert.Contains("1,5", html, StringComparison.Ordinal);
        (status, string text) = await site.SendAsync(SessionSite.FormOf(OwnEndpoints.Both, SessionSite.TicketIn(html)));
        Assert.Equal((HttpStatusCode.OK, "17 7"), (status, text));
    }

    [Fact]
    public async Task Its_answer_may_be_shown_by_the_portal_alone()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        using HttpRequestMessage request = OwnEndpoints.Opening(portal).Request(OwnEndpoints.Any);

        using HttpResponseMessage response = await site.Application.Client.SendAsync(request, Stop);

        Assert.Equal(Placements.Crm.Deal.DetailTab, await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains(
            $"frame-ancestors {portal.Address.GetLeftPart(UriPartial.Authority)}", response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "member_id", "0123456789abcdef0123456789abcdef" },
        { "AUTH_ID", "made-up" },
        { "SERVER_ENDPOINT", "https://oauth.attacker.example/rest/" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_form_is_refused_in_the_language_of_its_user(string field, string value)
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        foreach (string path in new[] { OwnEndpoints.Deal, OwnEndpoints.Any, OwnEndpoints.Policy })
        {
            (HttpStatusCode status, string html) = await site.SendAsync(
                OwnEndpoints.Opening(portal).With("LANG", "de").With(field, value).Request(path));

            Assert.True(status == HttpStatusCode.Forbidden, html);
            Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
            Assert.DoesNotContain(value, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_application_token_that_every_browser_knows_is_no_proof_of_a_user()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);

        (HttpStatusCode without, _) = await site.SendAsync(
            OwnEndpoints.Opening(portal).With("AUTH_ID", null).Request(OwnEndpoints.Deal));
        (HttpStatusCode made, _) = await site.SendAsync(
            OwnEndpoints.Opening(portal).With("AUTH_ID", null).With("APPLICATION_TOKEN", "made-up").Request(OwnEndpoints.Deal));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (without, made));
    }

    [Fact]
    public async Task The_form_of_another_application_is_refused()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using LocalPortal other = await LocalPortal.StartAsync(
            new LocalPortalOptions { ClientId = "local.0123456789abcd.99999999" }, Stop);
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        PortalTokens foreign = other.IssueTokens();

        (HttpStatusCode status, _) = await site.SendAsync(
            PortalForm.Widget(other, Placements.Crm.Deal.DetailTab, other.Administrator).Request(OwnEndpoints.Deal));
        (HttpStatusCode mixed, _) = await site.SendAsync(
            OwnEndpoints.Opening(portal).With("AUTH_ID", foreign.AccessToken).Request(OwnEndpoints.Deal));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (status, mixed));
    }

    [Theory]
    [InlineData("member_id")]
    [InlineData("AUTH_ID")]
    [InlineData("placement")]
    public async Task A_field_that_proves_something_stands_there_once(string field)
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);

        (HttpStatusCode status, _) = await site.SendAsync(OwnEndpoints.Opening(portal).WithQuery(field, "x").Request(OwnEndpoints.Deal));

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Of_a_form_the_claims_have_portal_and_placement_and_nobody_in_person()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        (_, string html) = await site.SendAsync(OwnEndpoints.Opening(portal).Request(OwnEndpoints.Deal));

        (_, string opened) = await site.SendAsync(
            PortalForm.Widget(portal, Placements.Crm.Deal.DetailTab, portal.Options.Users.First()).Request(OwnEndpoints.Policy));
        (_, string later) = await site.SendAsync(SessionSite.FormOf(OwnEndpoints.Policy, SessionSite.TicketIn(html)));

        Assert.Equal(
            $"placement:member_id={portal.MemberId}\nplacement:domain={portal.Address.Authority}\n"
            + "placement:placement=CRM_DEAL_DETAIL_TAB\n"
            + $"placement:client_id={portal.Options.ClientId}\n17",
            opened);
        Assert.Contains($"{ClaimTypes.NameIdentifier}={portal.MemberId}/7", later, StringComparison.Ordinal);
        Assert.EndsWith("\n17", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_within_sessions_refuses_the_form_and_asks_nobody_about_it()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(
            portal, new InstallableOptions { Services = OwnEndpoints.CountVerifications });
        foreach (string path in new[] { OwnEndpoints.Session, OwnEndpoints.Both, PlacementDefaults.RenewalPath, "/api/claims" })
        {
            (HttpStatusCode status, string html) = await site.SendAsync(OwnEndpoints.Opening(portal).With("LANG", "de").Request(path));

            Assert.True(status == HttpStatusCode.Unauthorized, $"{path}: {status}");
            Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
        }

        Assert.Equal(0, site.Application.Services.GetRequiredService<CountingVerifier>().Count);
    }

    [Fact]
    public async Task A_request_is_verified_once()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(
            portal, new InstallableOptions { Services = OwnEndpoints.CountVerifications });

        await site.SendAsync(OwnEndpoints.Opening(portal).Request(OwnEndpoints.Deal));
        await site.SendAsync(OwnEndpoints.Opening(portal).With("AUTH_ID", "made-up").Request(OwnEndpoints.Deal));

        Assert.Equal(2, site.Application.Services.GetRequiredService<CountingVerifier>().Count);
    }

    [Theory]
    [InlineData(OwnEndpoints.Deal)]
    [InlineData(OwnEndpoints.Session)]
    [InlineData(OwnEndpoints.Policy)]
    [InlineData(SessionSite.Path)]
    public async Task A_ticket_beside_the_form_that_opens_a_widget_is_refused_wherever_it_is(string path)
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        HttpRequestMessage header = OwnEndpoints.Opening(portal).Request(path);
        header.Headers.Add(PlacementDefaults.SessionHeader, ticket);
        HttpRequestMessage parts = OwnEndpoints.Opening(portal).Request(path);
        parts.Content = new MultipartFormDataContent();
        foreach ((string name, string value) in OwnEndpoints.Opening(portal).Fields)
        {
            ((MultipartFormDataContent)parts.Content).Add(new StringContent(value), name);
        }

        parts.Headers.Add(PlacementDefaults.SessionHeader, ticket);
        HttpRequestMessage[] requests =
        [
            header,
            parts,
            OwnEndpoints.Opening(portal).With(PlacementDefaults.SessionField, ticket).Request(path),
            OwnEndpoints.Opening(portal).WithQuery(PlacementDefaults.SessionField, ticket).Request(path),
            OwnEndpoints.Opening(portal).WithQuery(PlacementDefaults.LinkParameter, ticket).Request(path),
        ];

        foreach (HttpRequestMessage request in requests)
        {
            (HttpStatusCode status, string text) = await site.SendAsync(request);
            Assert.True(status == HttpStatusCode.Unauthorized, text);
        }

        Assert.Equal(
            requests.Length,
            site.Application.Log.Lines.Count(static line => line.Id == 281 && line.Text.EndsWith("Ambiguous", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_script_sends_forms_and_files_of_any_length_to_what_answers_within_sessions()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        HttpContent[] contents =
        [
            new FormUrlEncodedContent([new("Text", "Bring tiles")]),
            new MultipartFormDataContent { { new StringContent("Bring tiles"), "Text" } },
            new MultipartFormDataContent { { new StringContent(new string('x', 3 * 1024 * 1024)), "Text" } },
            new FormUrlEncodedContent([.. Enumerable.Range(0, 900).Select(static index => KeyValuePair.Create($"Text{index}", "x"))]),
        ];

        foreach (HttpContent content in contents)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, OwnEndpoints.Session) { Content = content };
            request.Headers.Add(PlacementDefaults.SessionHeader, ticket);
            (HttpStatusCode status, string text) = await site.SendAsync(request);
            Assert.True(status == HttpStatusCode.OK, text);
            Assert.StartsWith("Text", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_proves_nothing_is_told_to_open_the_widget_again()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        foreach (string path in new[] { OwnEndpoints.Deal, OwnEndpoints.Policy })
        {
            HttpContent?[] contents =
            [
                null,
                JsonContent.Create(new { PLACEMENT = "DEFAULT" }),
                new FormUrlEncodedContent([new("Text", "x")]),
            ];
            foreach (HttpContent? content in contents)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path + "?LANG=de") { Content = content };
                using HttpResponseMessage response = await site.Application.Client.SendAsync(request, Stop);
                string html = await response.Content.ReadAsStringAsync(Stop);

                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, html);
                Assert.Contains("""<html lang="de">""", html, StringComparison.Ordinal);
                Assert.Equal(new AuthenticationHeaderValue("Placement"), Assert.Single(response.Headers.WwwAuthenticate));
            }
        }

        Assert.Contains(
            site.Application.Log.Lines, static line => line.Id == 201 && line.Text.Contains("not_opened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_complete_form_of_a_portal_is_400_and_what_fits_no_parameter_is_404()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);
        (_, string html) = await site.SendAsync(
            PortalForm.Widget(portal, Placements.Task.ViewTab, OwnEndpoints.Employee).Request(OwnEndpoints.Policy));
        Assert.Contains("TASK_VIEW_TAB", html, StringComparison.Ordinal);

        async Task<HttpStatusCode> StatusAsync(PortalForm form) => (await site.SendAsync(form.Request(OwnEndpoints.Deal))).Status;

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(OwnEndpoints.Opening(portal).With("member_id", null)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(OwnEndpoints.Opening(portal).With("PLACEMENT", null)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(OwnEndpoints.Opening(portal).With("PLACEMENT_OPTIONS", "{")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(OwnEndpoints.Opening(portal).With("PLACEMENT", "TASK_VIEW_TAB")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(OwnEndpoints.Opening(portal).With("PLACEMENT", "DEFAULT")));
    }

    [Fact]
    public async Task A_store_that_fails_is_503()
    {
        var store = new FaultyPortalStore();
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal, new InstallableOptions { Store = store });
        store.IsDown = true;

        (HttpStatusCode status, _) = await site.SendAsync(OwnEndpoints.Opening(portal).Request(OwnEndpoints.Deal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(site.Application.Log.Lines, static line => line.Id == 203);
    }

    /// <summary>Whoever switches authorization off gets no request that nobody has verified.</summary>
    [Fact]
    public async Task A_parameter_is_verified_where_nobody_is_authorised()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal);

        (HttpStatusCode forged, string text) = await site.SendAsync(
            OwnEndpoints.Opening(portal).With("AUTH_ID", "made-up").Request(OwnEndpoints.Raw));
        (HttpStatusCode nothing, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Post, OwnEndpoints.Raw));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (forged, nothing));
        Assert.DoesNotContain("never", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_to_the_application_has_opened_no_widget()
    {
        await using LocalPortal portal = await OwnEndpoints.StartPortalAsync();
        await using SessionSite site = await OwnEndpoints.StartAsync(portal, new InstallableOptions
        {
            Services = static services => services.AddAuthentication()
                .AddScheme<AuthenticationSchemeOptions, AlwaysSignedIn>(AlwaysSignedIn.Name, configureOptions: null),
        });

        (HttpStatusCode refused, _) = await site.SendAsync(new HttpRequestMessage(HttpMethod.Post, OwnEndpoints.SignedIn));
        (HttpStatusCode opened, _) = await site.SendAsync(OwnEndpoints.Opening(portal).Request(OwnEndpoints.SignedIn));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused, opened));
    }
}
