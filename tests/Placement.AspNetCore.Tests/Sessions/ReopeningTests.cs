using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>A page that is no longer proven asks the portal that has shown it to open the widget again, and nobody else.</summary>
public sealed partial class ReopeningTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private LocalPortal _portal = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false, TimeProvider = _clock }, Stop);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_frame_that_is_reloaded_after_an_hour_asks_the_portal_to_open_the_widget_again()
    {
        await using SessionSite site = await StartAsync();
        PortalForm form = PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", _portal.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(form.Request(SessionSite.Path))).Status);

        _clock.Advance(TimeSpan.FromHours(2));
        using HttpResponseMessage response = await site.Application.Client.SendAsync(form.Request(SessionSite.Path), Stop);
        string html = await response.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Open it again", html, StringComparison.OrdinalIgnoreCase);
        AssertAsks(response, html, _portal.Address.GetLeftPart(UriPartial.Authority));

        // What is refused again, the portal is not asked about again and again.
        (_, string again) = await site.SendAsync(form.Request(SessionSite.Path));
        Assert.DoesNotContain("<script", again, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (_, string later) = await site.SendAsync(form.Request(SessionSite.Path));
        Assert.Contains("<script", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_session_is_over_asks_the_portal_of_its_ticket()
    {
        await using SessionSite site = await StartAsync();
        string ticket = SessionSite.TicketIn(await site.OpenAsync());
        _clock.Advance(TimeSpan.FromHours(2));

        using HttpResponseMessage response = await site.Application.Client.SendAsync(SessionSite.FormOf(SessionSite.Path, ticket), Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        AssertAsks(response, await response.Content.ReadAsStringAsync(Stop), _portal.Address.GetLeftPart(UriPartial.Authority));
    }

    [Theory]
    [InlineData("DOMAIN", "evil.example")]
    [InlineData("DOMAIN", "acme.bitrix24.com.evil.example")]
    [InlineData("DOMAIN", "acme.bitrix24.com'-alert(1)-'")]
    [InlineData("DOMAIN", null)]
    [InlineData("SERVER_ENDPOINT", "https://evil.example/rest/")]
    public async Task Nobody_is_asked_whom_a_form_names_and_nobody_trusts(string name, string? value)
    {
        await using SessionSite site = await StartAsync();
        PortalForm form = PortalForm.Widget(_portal, "CRM_DEAL_DETAIL_TAB", _portal.Administrator).With("AUTH_ID", "made-up").With(name, value);

        using HttpResponseMessage response = await site.Application.Client.SendAsync(form.Request(SessionSite.Path), Stop);
        string html = await response.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", string.Join(';', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task A_ticket_that_was_never_one_leads_to_nobody(string ticket)
    {
        await using SessionSite site = await StartAsync();

        (HttpStatusCode status, string html) = await site.SubmitAsync(ticket);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/report\u0000")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_link_with_a_ticket_leads_nowhere_else(string address)
    {
        bool isRefused = false;
        await using SessionSite site = await StartAsync(app => app.MapGet("/api/away", (WidgetSession session) =>
        {
            isRefused = Assert.Throws<ArgumentException>(() => session.Link(address)).Message.StartsWith(
                "A link leads to a page of this application: write its path from the first slash on", StringComparison.Ordinal);
        }));
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/away", ticket)).Status);
        Assert.True(isRefused);
    }

    private static void AssertAsks(HttpResponseMessage response, string html, string origin)
    {
        string nonce = Nonces().Match(html).Groups[1].Value;
        Assert.Contains(
            $"script-src 'nonce-{nonce}'", string.Join(';', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains($"+ sid, '{origin}')", html.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<SessionSite> StartAsync(Action<WebApplication>? map = null) =>
        await SessionSite.StartAsync(
            _portal, new InstallableOptions { Clock = _clock, Map = map ?? (static _ => { }), Store = new InMemoryPortalStore(_clock) });

    [GeneratedRegex("""<script nonce="([^"]{20,})">""")]
    private static partial Regex Nonces();
}
