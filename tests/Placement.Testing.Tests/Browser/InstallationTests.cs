using Microsoft.AspNetCore.Http;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Browser;

/// <summary>An application that is installed, removed and installed again.</summary>
public sealed class InstallationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_installer_is_opened_like_the_main_page_and_finishes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false, DefaultLanguage = "de" }, Stop);
        bool? wasInstalled = null;
        await using TestApplication application = await TestApplication.StartAsync(async (context, arrival) =>
        {
            var client = new PortalClient(portal.Endpoint, arrival.Field("AUTH_ID"));
            wasInstalled = (await client.CallAsync("app.info")).Result.GetProperty("INSTALLED").GetBoolean();
            (await client.BindAsync("LEFT_MENU", $"http://{context.Request.Host}/menu")).IsTrue();
            await context.Response.WriteAsync(TestApplication.Installer);
        });

        InstallationPage page = await portal.InstallAsync(application.Address, cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(("POST", "/install", "DEFAULT"), (arrival.Method, arrival.Path, arrival.Field("PLACEMENT")));
        Assert.Equal(["DOMAIN", "PROTOCOL", "LANG", "APP_SID"], arrival.Parameters.Select(static field => field.Key));
        Assert.Equal(("de", """{"URI":"\/marketplace\/app\/1\/"}"""), (arrival.Parameter("LANG"), arrival.Options));
        Assert.Equal((portal.ApplicationToken, 10), (arrival.Field("APPLICATION_TOKEN"), arrival.Fields.Count));
        Assert.Equal((200, "Setup", true, false), (page.StatusCode, page.Title, page.IsFinished, wasInstalled));
        Assert.Equal("LEFT_MENU", Assert.Single(page.Bindings).Placement);
        Assert.Same(page, page.EnsureFinished());
        Assert.True(portal.IsInstalled);
        Assert.Equal(application.Address, portal.Application?.BaseAddress);
        Assert.True((await new PortalClient(portal).CallAsync("app.info")).Result.GetProperty("INSTALLED").GetBoolean());
    }

    [Theory]
    [InlineData(true, "<script>BX24.init(() => BX24.installFinish())</script>")]
    [InlineData(true, "<SCRIPT type='module'>\nawait $b24.installFinish()\n</SCRIPT>")]
    [InlineData(true, "<script src='x.js'></script><button onclick=\"BX24.installFinish()\">Finish</button>")]
    [InlineData(true, "<body onload='BX24.installFinish()'>")]
    [InlineData(false, "<p>The page calls installFinish</p><script src='x.js'></script>")]
    [InlineData(false, "<script>reinstallFinished()</script>")]
    [InlineData(false, "")]
    public async Task A_page_that_calls_installFinish_finishes(bool isFinished, string html)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync(html);

        InstallationPage page = await portal.InstallAsync(application.Address, cancellationToken: Stop);

        Assert.Equal((isFinished, isFinished), (page.IsFinished, portal.IsInstalled));
        if (!isFinished)
        {
            Assert.StartsWith(
                $"The installer at {application.At("/install")} did not finish: the page does not call installFinish.",
                Assert.Throws<InvalidOperationException>(page.EnsureFinished).Message,
                StringComparison.Ordinal);
            portal.FinishInstallation();
            Assert.True(portal.IsInstalled);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_shown_finishes_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        int status = 500;
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.XFrameOptions = "DENY";
            return context.Response.WriteAsync(TestApplication.Installer);
        });

        InstallationPage broken = await portal.InstallAsync(application.Address, cancellationToken: Stop);
        status = 200;
        InstallationPage hidden = await portal.InstallAsync(application.Address, cancellationToken: Stop);

        Assert.Equal((false, false, false), (broken.IsFinished, hidden.IsFinished, portal.IsInstalled));
        Assert.Contains(
            "did not finish: the status is 500. Installed.",
            Assert.Throws<InvalidOperationException>(broken.EnsureFinished).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "X-Frame-Options is DENY", Assert.Throws<InvalidOperationException>(hidden.EnsureFinished).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_again_without_removing_keeps_everything()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (string applicationToken, string accessToken) = (portal.ApplicationToken, portal.IssueTokens().AccessToken);
        (await new PortalClient(portal).BindAsync("LEFT_MENU")).IsTrue();

        (await portal.InstallAsync(application.Address, cancellationToken: Stop)).EnsureFinished();

        Assert.Equal((applicationToken, 1, 1), (portal.ApplicationToken, portal.Version, portal.Bindings.Count));
        (await new PortalClient(portal.Endpoint, accessToken).CallAsync("profile")).Is200();
    }

    [Theory]
    [InlineData(TestApplication.Installer)]
    [InlineData("<p>Hello</p>")]
    public async Task An_application_without_an_installer_is_installed_at_once(string page)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        bool? wasInstalled = null;
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            wasInstalled = portal.IsInstalled;
            return context.Response.WriteAsync(page);
        });

        InstallationPage main = await portal.InstallAsync(
            new LocalApplication(application.Address) { InstallPath = null, MainPath = "/home" }, cancellationToken: Stop);

        Assert.Equal(
            ("/home", "DEFAULT", true, true),
            (application.Arrival.Path, application.Arrival.Field("PLACEMENT"), wasInstalled, main.EnsureFinished().IsFinished));
        Assert.True(portal.IsInstalled);
    }

    [Fact]
    public async Task An_application_without_pages_has_none_to_open()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        var local = new LocalApplication(application.Address) { MainPath = null };

        Assert.Contains(
            "ApplicationEvent.Install",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => portal.InstallAsync(local, cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        portal.Application = local;
        Assert.Single(await portal.RaiseAsync(ApplicationEvent.Install, cancellationToken: Stop)).EnsureSuccess();
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenPageAsync(cancellationToken: Stop));

        Assert.Equal("/events", application.Arrival.Path);
        Assert.True(portal.IsInstalled);
    }

    [Fact]
    public async Task An_employee_does_not_install()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.InstallAsync(application.Address, portal.Users[1], Stop));

        Assert.Contains("User 2 is no administrator", exception.Message, StringComparison.Ordinal);
        Assert.True(portal.IsInstalled);
        Assert.Empty(application.Arrivals);
    }

    [Fact]
    public async Task An_application_that_is_removed_loses_everything()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        PortalTokens tokens = portal.IssueTokens();
        var client = new PortalClient(portal.Endpoint, tokens.AccessToken);
        (await client.BindAsync("LEFT_MENU")).IsTrue();
        (await client.CallAsync("event.bind", new { @event = "ONCRMDEALADD", handler = "https://app.example/events" })).IsTrue();

        Assert.Empty(await portal.UninstallAsync(cancellationToken: Stop));

        Assert.False(portal.IsInstalled);
        Assert.Empty(portal.Bindings);
        Assert.Empty(portal.EventBindings);
        (await client.CallAsync("placement.get")).Is(401, "APPLICATION_NOT_FOUND", "Application not found");
        (await new PortalClient(portal.Endpoint, "unknown").CallAsync("profile")).Is(401, "invalid_token");
        (await new PortalClient(tokens.ServerEndpoint!, tokens.AccessToken).CallAsync("app.info")).Is(
            401, "ERROR_OAUTH", "Application not installed");
        Faults.Outcome renewal = await Faults.Outcome.RefreshAsync(portal, tokens.RefreshToken!);
        Assert.Equal((401, "NOT_INSTALLED"), (renewal.Status, renewal.Error));
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("profile")).Is200();
        Assert.Throws<InvalidOperationException>(() => portal.IssueTokens());
        Assert.Throws<InvalidOperationException>(() => portal.IssueAuthorizationCode());
        Assert.Throws<InvalidOperationException>(portal.FinishInstallation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenPageAsync("https://app.example/", cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync(ApplicationEvent.Test, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.UninstallAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task Of_several_removals_at_once_one_removes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).CallAsync(
            "event.bind", new { @event = "ONAPPUNINSTALL", handler = application.At("/bye") })).IsTrue();

        Task[] removals = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.UninstallAsync(cancellationToken: Stop), Stop))];
        await Task.WhenAll(removals).ContinueWith(static _ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal(1, removals.Count(static removal => removal.IsCompletedSuccessfully));
        Assert.Single(application.Arrivals);
    }

    [Fact]
    public async Task An_application_that_comes_back_has_a_new_application_token_and_no_old_tokens()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        List<string> applicationTokens = [portal.ApplicationToken];
        for (int round = 0; round < 2; round++)
        {
            PortalTokens tokens = portal.IssueTokens();
            await portal.UninstallAsync(clean: round == 1, Stop);

            (await portal.InstallAsync(application.Address, cancellationToken: Stop)).EnsureFinished();

            applicationTokens.Add(portal.ApplicationToken);
            Assert.Equal(portal.ApplicationToken, application.Last.Field("APPLICATION_TOKEN"));
            (await new PortalClient(portal.Endpoint, tokens.AccessToken).CallAsync("profile")).Is(401, "invalid_token");
            Assert.Equal("invalid_grant", (await Faults.Outcome.RefreshAsync(portal, tokens.RefreshToken!)).Error);
            (await new PortalClient(portal).CallAsync("profile")).Is200();
        }

        Assert.Distinct(applicationTokens);
        Assert.All(applicationTokens, static token => Assert.Matches("^[0-9a-f]{32}$", token));
    }
}
