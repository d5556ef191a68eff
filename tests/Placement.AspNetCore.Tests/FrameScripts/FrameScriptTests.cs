using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.FrameScripts;

/// <summary>The frame script as pages get it: its addresses, and the element that names it.</summary>
public sealed partial class FrameScriptTests
{
    private const string Entry = "/_placement/frame.js";
    private const string Classic = "/_placement/frame.classic.js";
    private const string Types = "/_placement/frame.d.ts";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_import_an_address_that_never_changes_and_get_what_is_current()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using InstallableApplication application = await InstallableApplication.StartAsync(portal);

        (HttpResponseMessage entry, string export) = await GetAsync(application, Entry);
        string version = Export().Match(export).Groups[1].Value;
        (HttpResponseMessage module, string text) = await GetAsync(application, $"{Entry}?v={version}");
        (HttpResponseMessage former, string same) = await GetAsync(application, $"{Entry}?v=former");

        Assert.Equal("public, must-revalidate, max-age=0", Header(entry, "Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", Header(module, "Cache-Control"));
        Assert.Equal("public, must-revalidate, max-age=0", Header(former, "Cache-Control"));
        Assert.Equal(text, same);
        Assert.Contains("export const frame", text, StringComparison.Ordinal);
        foreach (HttpResponseMessage answer in new[] { entry, module, former })
        {
            Assert.Equal("text/javascript; charset=utf-8", Header(answer, "Content-Type"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("Accept-Encoding", Header(answer, "Vary"));
        }
    }

    [Theory]
    [InlineData(Entry)]
    [InlineData($"{Entry}?v=1")]
    [InlineData(Classic)]
    [InlineData(Types)]
    public async Task What_a_browser_has_is_not_sent_again(string address)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using InstallableApplication application = await InstallableApplication.StartAsync(portal);

        foreach (string? encoding in new[] { null, "gzip, br", "gzip;q=0" })
        {
            (HttpResponseMessage first, string content) = await GetAsync(application, address, encoding);
            (HttpResponseMessage second, string nothing) = await GetAsync(application, address, encoding, first.Headers.ETag);
            (HttpResponseMessage head, string none) = await GetAsync(application, address, encoding, method: HttpMethod.Head);

            Assert.Equal(encoding == "gzip, br" ? "gzip" : "", Header(first, "Content-Encoding"));
            Assert.NotEmpty(content);
            Assert.Equal((HttpStatusCode.NotModified, ""), (second.StatusCode, nothing));
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, none));
            Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task The_scripts_are_small()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using InstallableApplication application = await InstallableApplication.StartAsync(portal);

        foreach (string address in new[] { $"{Entry}?v=1", Classic })
        {
            Assert.InRange((await GetAsync(application, address)).Answer.Content.Headers.ContentLength!.Value, 1024, 10 * 1024);
            Assert.InRange((await GetAsync(application, address, "gzip")).Answer.Content.Headers.ContentLength!.Value, 1024, 4 * 1024);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/desk")]
    public async Task A_page_of_a_session_names_the_script_the_portal_and_its_ticket(string basePath)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions
        {
            Map = app =>
            {
                app.UsePathBase(basePath);
                app.UseRouting();
                app.UseAuthorization();
                app.MapGet("/api/script", static (WidgetSession session, bool isClassic) =>
                    session.FrameScript("bm9uY2U=", isClassic).ToString());
            },
        });
        string ticket = SessionSite.TicketIn(await site.OpenAsync());

        (_, string module) = await site.FetchAsync($"{basePath}/api/script?isClassic=false", ticket);
        (_, string classic) = await site.FetchAsync($"{basePath}/api/script?isClassic=true", ticket);

        Assert.StartsWith($"<script type=\"module\" src=\"{basePath}{Entry}?v=", module, StringComparison.Ordinal);
        Assert.StartsWith($"<script src=\"{basePath}{Classic}?v=", classic, StringComparison.Ordinal);
        foreach (string element in new[] { module, classic })
        {
            string origin = portal.Address.GetLeftPart(UriPartial.Authority);
            Assert.Contains($" data-portal=\"{origin}\" data-sid=\"", element, StringComparison.Ordinal);
            Assert.EndsWith(" nonce=\"bm9uY2U=\"></script>", element, StringComparison.Ordinal);
            string renewed = Ticket().Match(element).Groups[1].Value;
            Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync($"{basePath}/api/me", renewed)).Status);
            Assert.InRange(
                int.Parse(Seconds().Match(element).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 1000, 1200);
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(site.Application, Source().Match(element).Groups[1].Value)).Answer.StatusCode);
        }
    }

    [Fact]
    public void Values_are_encoded_and_what_is_not_known_is_left_out()
    {
        var portal = new Portal { MemberId = new string('0', 32), ClientEndpoint = new Uri("https://acme.example:8443/rest/") };
        var request = new WidgetRequest<PlacementContext>("DEFAULT", new PlacementContext(), portal, new WidgetUser("en"))
        {
            ApplicationSid = "\"><script>alert(1)</script>",
            HttpContext = new DefaultHttpContext { Request = { PathBase = "/a\"b" } },
        };

        string hostile = request.FrameScript("\"'&>").ToString()!;
        string plain = new WidgetRequest<PlacementContext>("DEFAULT", new PlacementContext(), portal, new WidgetUser("en"))
            .FrameScript().ToString()!;

        Assert.Matches(
            """^<script type="module" src="/a%22b/_placement/frame\.js\?v=\w+" data-portal="https://acme\.example:8443" """
            + """data-sid="&quot;&gt;&lt;script&gt;alert\(1\)&lt;/script&gt;" nonce="&quot;&#x27;&amp;&gt;"></script>$""",
            hostile);
        Assert.Matches(
            """^<script type="module" src="/_placement/frame\.js\?v=\w+" data-portal="https://acme\.example:8443"></script>$""", plain);
        var unverified = new WidgetRequest<PlacementContext>("BI_ANALYTICS_MENU", new PlacementContext());
        Assert.Throws<InvalidOperationException>(() => unverified.FrameScript());
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";

    private static async Task<(HttpResponseMessage Answer, string Text)> GetAsync(
        InstallableApplication application, string address, string? encoding = null, EntityTagHeaderValue? known = null,
        HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        HttpResponseMessage answer = await application.Client.SendAsync(request, Stop);
        return (answer, await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("""^export \* from '\./frame\.js\?v=(\w+)';\n$""")]
    private static partial Regex Export();

    [GeneratedRegex("data-ticket=\"([^\"]+)\"")]
    private static partial Regex Ticket();

    [GeneratedRegex("data-expires=\"([^\"]+)\"")]
    private static partial Regex Seconds();

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex Source();
}
