using Microsoft.AspNetCore.Http;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Browser;

/// <summary>What a test learns of the page that it opened.</summary>
public sealed class PageTests
{
    /// <summary>The portal's origin, which is known when it runs.</summary>
    private const string Portal = "{portal}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, null, null)]
    [InlineData(false, null, "DENY")]
    [InlineData(false, null, "sameorigin")]
    [InlineData(false, null, "SAMEORIGIN, SAMEORIGIN")]
    [InlineData(false, null, "DENY, ALLOW-FROM https://x.example")]
    [InlineData(true, null, "ALLOW-FROM https://portal.example")] // obsolete, so ignored
    [InlineData(true, "default-src 'self'", null)]
    [InlineData(false, "default-src 'self'", "DENY")]
    [InlineData(false, "frame-ancestors 'none'", null)]
    [InlineData(false, "frame-ancestors", null)]
    [InlineData(false, "frame-ancestors 'self'", null)]
    [InlineData(false, "frame-ancestors 'self' https://acme.bitrix24.com", null)]
    [InlineData(true, "frame-ancestors 'self' {portal}", null)]
    [InlineData(true, "default-src *; Frame-Ancestors {portal}/", "DENY")] // the policy decides
    [InlineData(false, "frame-ancestors 'none'; frame-ancestors {portal}", null)] // the first counts
    [InlineData(true, "frame-ancestors *", null)]
    [InlineData(true, "frame-ancestors http:", null)]
    [InlineData(false, "frame-ancestors https:", null)]
    [InlineData(true, "frame-ancestors http://127.0.0.1:*", null)]
    [InlineData(true, "frame-ancestors 127.0.0.1:*", null)]
    [InlineData(true, "frame-ancestors *:*", null)]
    [InlineData(false, "frame-ancestors http://127.0.0.1", null)] // the portal's port is another
    [InlineData(false, "frame-ancestors http://127.0.0.1:1", null)]
    [InlineData(false, "frame-ancestors https://127.0.0.1:*", null)]
    [InlineData(true, "frame-ancestors http://*.0.0.1:*", null)]
    [InlineData(false, "frame-ancestors http://*.bitrix24.com", null)]
    [InlineData(false, "frame-ancestors {portal}, frame-ancestors 'none'", null)] // all policies must agree
    public async Task A_frame_shows_what_the_headers_allow(bool isShown, string? policy, string? options)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        string origin = portal.Address.GetLeftPart(UriPartial.Authority);
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            if (policy is not null)
            {
                context.Response.Headers.ContentSecurityPolicy = policy.Replace(Portal, origin, StringComparison.Ordinal);
            }

            if (options is not null)
            {
                context.Response.Headers.XFrameOptions = options;
            }

            context.Response.Headers.ContentSecurityPolicyReportOnly = "frame-ancestors 'none'";
            return context.Response.WriteAsync("<title>A page</title>");
        });

        WidgetPage page = await OpenAsync(portal, application);

        Assert.Equal((isShown, isShown), (page.IsShownInFrame, page.FrameProblem is null));
        if (!isShown)
        {
            Assert.Contains(
                policy?.Contains("frame-ancestors", StringComparison.Ordinal) == true ? "Content-Security-Policy" : "X-Frame-Options",
                page.FrameProblem,
                StringComparison.Ordinal);
            Assert.Contains(
                page.FrameProblem!, Assert.Throws<InvalidOperationException>(page.EnsureSuccess).Message, StringComparison.Ordinal);
        }
        else
        {
            page.EnsureSuccess();
        }
    }

    [Fact]
    public async Task Without_a_port_a_source_means_the_usual_one()
    {
        // The portal is never on port 80: what is allowed there is allowed to somebody else.
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "frame-ancestors http://127.0.0.1:80";
            return Task.CompletedTask;
        });

        Assert.False((await OpenAsync(portal, application)).IsShownInFrame);
    }

    [Theory]
    [InlineData("<title>Supplies</title>", "Supplies")]
    [InlineData("<html><head><TITLE lang=\"de\">\n  Äpfel &amp; Birnen &lt;3&gt;\n</TITLE >", "Äpfel & Birnen <3>")]
    [InlineData("<p>no title</p>", "")]
    [InlineData("", "")]
    public async Task A_page_has_the_title_that_a_browser_shows(string html, string title)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync(html);

        WidgetPage page = await OpenAsync(portal, application);

        Assert.Equal((html, title), (page.Html, page.Title));
        Assert.Equal(["text/html; charset=utf-8"], page.Headers["content-type"]);
    }

    [Fact]
    public async Task An_error_shows_what_the_page_says_and_no_token()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, arrival) =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync(
                $"<head><title>t</title><style>p {{}}</style></head><p>Access &lt;denied&gt;:</p><script>var x;</script><!-- c --> <b>{arrival.Field("AUTH_ID")}</b>{arrival.Field("REFRESH_ID")} {arrival.Field("APPLICATION_TOKEN")}!{new string('x', 1000)}");
        });

        WidgetPage page = await OpenAsync(portal, application);
        string message = Assert.Throws<InvalidOperationException>(page.EnsureSuccess).Message;

        Assert.StartsWith(
            $"LEFT_MENU at {application.At("/menu")} failed: the status is 403. Access <denied>: … … …!xxx",
            message,
            StringComparison.Ordinal);
        Assert.True(message.Length < 800);
        Assert.Equal("403 t", page.ToString());
        foreach (string secret in new[] { "AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN" }.Select(name => application.Arrival.Field(name)!))
        {
            Assert.DoesNotContain(secret, message, StringComparison.Ordinal);
            Assert.Contains(secret, page.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(StatusCodes.Status307TemporaryRedirect, "POST", true)]
    [InlineData(StatusCodes.Status302Found, "GET", false)]
    public async Task A_redirection_is_followed_as_browsers_do(int status, string method, bool hasBody)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, arrival) =>
        {
            if (arrival.Path == "/menu")
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "/moved";
                context.Response.Headers.SetCookie = "a=b; path=/";
            }

            return Task.CompletedTask;
        });

        WidgetPage page = await OpenAsync(portal, application);

        Assert.Equal((200, 2), (page.StatusCode, application.Arrivals.Count));
        Assert.Equal(("/moved", method, hasBody), (application.Last.Path, application.Last.Method, application.Last.Body.Length > 0));
        Assert.Empty(application.Last.Headers.Cookie.ToString());
    }

    [Fact]
    public async Task An_application_that_does_not_answer_is_an_error()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        using var gone = new DeadAddress();
        (await new PortalClient(portal).BindAsync("LEFT_MENU", gone.At("/menu"))).IsTrue();

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Equal(HttpRequestError.ConnectionError, exception.HttpRequestError);
        await Assert.ThrowsAsync<HttpRequestException>(() => portal.InstallAsync(new Uri(gone.At("/")), cancellationToken: Stop));
        Assert.False(portal.IsInstalled);
    }

    [Fact]
    public async Task Waiting_for_a_page_can_be_given_up()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        using var given = new CancellationTokenSource();
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            given.Cancel();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        (await new PortalClient(portal).BindAsync("LEFT_MENU", application.At("/menu"))).IsTrue();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: given.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => portal.InstallAsync(application.Address, cancellationToken: given.Token));
    }

    [Fact]
    public async Task A_portal_that_stops_opens_nothing_any_more()
    {
        LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var arrived = new TaskCompletionSource();
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            arrived.SetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        (await new PortalClient(portal).BindAsync("LEFT_MENU", application.At("/menu"))).IsTrue();

        Task<WidgetPage> opening = portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);
        await arrived.Task.WaitAsync(Stop);
        await portal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => opening);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.InstallAsync(application.Address, cancellationToken: Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.UninstallAsync(cancellationToken: Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.RaiseAsync(ApplicationEvent.Test, cancellationToken: Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.DeactivateAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => portal.WaitAsync(static _ => false, Stop));
        await portal.WaitAsync(static portal => portal.Bindings.Count == 1, Stop);
    }

    private static async Task<WidgetPage> OpenAsync(LocalPortal portal, TestApplication application)
    {
        (await new PortalClient(portal).BindAsync("LEFT_MENU", application.At("/menu"))).IsTrue();
        return await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);
    }
}
