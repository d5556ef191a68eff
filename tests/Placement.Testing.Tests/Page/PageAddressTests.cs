using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Placement.Testing.Tests.Page;

/// <summary>Who may see the page, and who may ask the portal for something in its name.</summary>
public sealed class PageAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/crm/deal/details/17/")]
    [InlineData("/company/personal/user/1/")]
    [InlineData("/marketplace/view/local.1/?params[docId]=42")]
    public async Task Every_path_of_a_portal_shows_the_page(string path)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        using HttpResponseMessage page = await PageClient.SendAsync(Browse(new Uri(portal.Address, path)));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nosniff"], page.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task The_page_runs_its_own_scripts_and_styles_alone_and_frames_any_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        using HttpResponseMessage page = await PageClient.SendAsync(Browse(portal.Address));
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        string html = await page.Content.ReadAsStringAsync(Stop);

        Assert.Equal(
            [
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "frame-src *",
                "form-action *", "base-uri 'none'", "frame-ancestors 'self'",
            ],
            policy.Split("; "));
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_page_are_sent_once_as_long_as_they_stay_the_same()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var address = new Uri(portal.Address, "_portal/assets/views/crm.js");

        using HttpResponseMessage first = await PageClient.SendAsync(new(HttpMethod.Get, address));
        using HttpResponseMessage second = await PageClient.SendAsync(
            new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });
        using HttpResponseMessage other = await PageClient.SendAsync(
            new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"former\"") } } });

        Assert.Equal("text/javascript", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Stop)).Length));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/_portal/assets/nothing.js")]
    [InlineData("/_portal/assets/")]
    [InlineData("/_portal/assets/../index.html")]
    public async Task There_are_no_other_files(string path)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        using HttpResponseMessage file = await PageClient.SendAsync(new(HttpMethod.Get, new Uri(portal.Address, path)));

        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("rebound.example", true)]
    [InlineData("rebound.example:{port}", true)]
    [InlineData("127.0.0.1:1", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1:{port}", false)]
    public async Task The_portal_answers_to_no_other_name(string host, bool isRefused)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        string given = host.Replace("{port}", $"{portal.Address.Port}", StringComparison.Ordinal);
        foreach (string path in new[] { "/", "/_portal/state", "/_portal/assets/portal.js" })
        {
            HttpRequestMessage request = Browse(new Uri(portal.Address, path));
            request.Headers.Host = given;

            using HttpResponseMessage answer = await PageClient.SendAsync(request);

            Assert.Equal(isRefused ? HttpStatusCode.Forbidden : HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:{port}")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Pages_of_others_ask_for_nothing(string? origin)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        foreach (string name in new[]
        {
            "open", "refresh", "options", "finish", "install", "update", "uninstall", "expire", "move", "check", "fault", "access", "save",
        })
        {
            HttpRequestMessage request = PageClient.Request(portal, name, new { page = "main" });
            request.Headers.Remove("Origin");
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin.Replace("{port}", $"{portal.Address.Port}", StringComparison.Ordinal));
            }

            using HttpResponseMessage answer = await PageClient.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.True(portal.IsInstalled);
    }

    [Fact]
    public async Task A_form_of_another_type_is_no_request_of_the_page()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        HttpRequestMessage request = PageClient.Request(portal, "uninstall", new object());
        request.Content = new StringContent("{}", Encoding.UTF8, "text/plain");

        using HttpResponseMessage answer = await PageClient.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.True(portal.IsInstalled);
    }

    [Theory]
    [InlineData("open", HttpStatusCode.MethodNotAllowed)]
    [InlineData("uninstall", HttpStatusCode.MethodNotAllowed)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    [InlineData("state", HttpStatusCode.OK)]
    public async Task A_link_changes_nothing(string name, HttpStatusCode expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        using HttpResponseMessage answer = await PageClient.SendAsync(new(HttpMethod.Get, new Uri(portal.Address, "_portal/" + name)));

        Assert.Equal(expected, answer.StatusCode);
    }

    private static HttpRequestMessage Browse(Uri address) =>
        new(HttpMethod.Get, address) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html") } } };
}
