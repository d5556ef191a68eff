using System.Net;
using ComponentSite;
using Placement.AspNetCore.Tests.Installation;

namespace Placement.AspNetCore.Tests.Components;

/// <summary>Razor components that are widgets by themselves, without the scripts of their pages.</summary>
public sealed class ComponentWidgetTests
{
    [Fact]
    public async Task A_component_shows_what_was_opened_with_its_title_and_its_styles()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();

        string html = await visit.ShowAsync(ComponentVisit.Card, "de");

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Deal 17</title>", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="card" content="CRM_DEAL_DETAIL_TAB" """.TrimEnd(), html, StringComparison.Ordinal);
        Assert.Contains("Deal 17 of 1</h1>", html, StringComparison.Ordinal);
        Assert.Contains(">widgets/deal-card</p>", html, StringComparison.Ordinal);
        Assert.Contains("""<link rel="stylesheet" href="/ComponentSite.styles.css" nonce=""", html, StringComparison.Ordinal);
        string styles = await visit.Client.GetStringAsync(
            new Uri("/ComponentSite.styles.css", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(".card[b-", styles, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "1.234,5")]
    [InlineData("en", "1,234.5")]
    public async Task The_culture_is_the_user_s_after_what_a_component_has_waited_for(string language, string price)
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();

        Assert.Contains($">{price}</p>", await visit.ShowAsync(ComponentVisit.Card, language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_the_headers_of_frames()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();

        (HttpResponseMessage response, _) = await visit.OpenAsync(ComponentVisit.Card);

        Assert.Contains(
            $"frame-ancestors {visit.Portal.Address.GetLeftPart(UriPartial.Authority)}",
            string.Join(", ", response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X-Frame-Options"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_component_whose_form_is_sent_leads_to_another_page_of_the_session()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        string html = await visit.ShowAsync(ComponentVisit.Card);

        (HttpResponseMessage response, _) = await visit.SubmitAsync(
            ComponentVisit.Card, html, ("_handler", "note"), ("Note.Text", "leave"));
        using var next = new HttpRequestMessage(HttpMethod.Get, response.Headers.Location);
        (_, string page) = await visit.SendAsync(next);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("user 1", page);
    }

    [Fact]
    public async Task A_form_fills_the_parameter_of_its_name_and_the_page_is_shown_again()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        string html = await visit.ShowAsync(ComponentVisit.Card);

        (HttpResponseMessage response, html) = await visit.SubmitAsync(
            ComponentVisit.Card, html, ("_handler", "note"), ("Note.Text", "Bring <tiles>"));

        Assert.True(response.StatusCode == HttpStatusCode.OK, html);
        Assert.Contains("Bring &lt;tiles&gt; for 17</p>", html, StringComparison.Ordinal);
        Assert.Equal(["Bring <tiles> for 17"], visit.Notes.All);
    }

    [Fact]
    public async Task An_EditForm_is_validated()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        string html = await visit.ShowAsync(ComponentVisit.Card);

        (_, html) = await visit.SubmitAsync(ComponentVisit.Card, html, ("_handler", "order"), ("Order.Count", "10"));
        Assert.Contains("The field Count must be between 1 and 9.", html, StringComparison.Ordinal);
        Assert.Empty(visit.Notes.All);

        (_, html) = await visit.SubmitAsync(ComponentVisit.Card, html, ("_handler", "order"), ("Order.Count", "3"));
        Assert.Contains("3 ordered</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_name_shows_the_component_again()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        string html = await visit.ShowAsync(ComponentVisit.Card);

        (HttpResponseMessage response, html) = await visit.SubmitAsync(ComponentVisit.Card, html, ("Anything", "1"));

        Assert.True(response.StatusCode == HttpStatusCode.OK, html);
        Assert.Contains("Deal 17 of 1</h1>", html, StringComparison.Ordinal);
        Assert.Empty(visit.Notes.All);
    }

    /// <summary>Whoever knows the address of a widget cannot send a form in its user's name.</summary>
    [Fact]
    public async Task A_form_without_a_ticket_reaches_no_component()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        using var form = new FormUrlEncodedContent([new("_handler", "note"), new("Note.Text", "forged")]);

        using HttpResponseMessage response = await visit.Client.PostAsync(
            new Uri(ComponentVisit.Card, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(visit.Notes.All);
    }

    [Fact]
    public async Task An_interactive_component_is_rendered_before_its_circuit_begins_with_scripts_that_the_policy_lets_through()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();

        string html = await visit.ShowAsync(ComponentVisit.Counter, "de");

        Assert.Contains("Deal 17 of 1</p>", html, StringComparison.Ordinal);
        Assert.Contains("1.234,5 de Static", html, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/\">", html, StringComparison.Ordinal);
        string nonce = $"nonce=\"{WebUtility.HtmlEncode(Site.Nonce).Replace("+", "&#x2B;", StringComparison.Ordinal)}\"";
        Assert.Equal(5, html.Split(nonce).Length - 1);
        Assert.Contains("<!--Blazor-Server-Component-State:", html, StringComparison.Ordinal);
    }

    /// <summary>Neither a page nor what it hands to its circuit has a token, or what a request was sent with.</summary>
    [Fact]
    public async Task No_token_of_the_portal_stands_in_the_page()
    {
        await using ComponentVisit visit = await ComponentVisit.StartAsync();
        PortalForm form = PortalForm.Widget(visit.Portal, "CRM_DEAL_DETAIL_TAB", visit.Portal.Options.Users.First());
        using HttpRequestMessage request = form.Request(ComponentVisit.Counter);

        (_, string html) = await visit.SendAsync(request);

        Assert.Contains("Deal 17 of 1</p>", html, StringComparison.Ordinal);
        foreach ((string name, string secret) in form.Fields.Where(
            static field => field.Key is "AUTH_ID" or "REFRESH_ID" or "APPLICATION_TOKEN"))
        {
            Assert.False(html.Contains(secret, StringComparison.Ordinal), name);
        }
    }
}
