using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Browser;

/// <summary>What a widget's handler receives when the portal opens it.</summary>
public sealed class OpeningWidgetsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_widget_receives_every_documented_field_in_the_documented_order()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).BindAsync("CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies"))).IsTrue();

        WidgetPage page = await portal.OpenAsync("crm_deal_detail_tab", new { ID = 17 }, cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(
            ("POST", "/widgets/supplies", "application/x-www-form-urlencoded"),
            (arrival.Method, arrival.Path, arrival.Headers.ContentType.ToString()));
        Assert.Equal(["DOMAIN", "PROTOCOL", "LANG", "APP_SID"], arrival.Parameters.Select(static field => field.Key));
        Assert.Equal(
            (portal.Address.Authority, "0", "en"),
            (arrival.Parameter("DOMAIN"), arrival.Parameter("PROTOCOL"), arrival.Parameter("LANG")));
        Assert.Matches("^[0-9a-f]{32}$", arrival.Parameter("APP_SID"));
        Assert.Equal(
            [
                "AUTH_ID",
                "AUTH_EXPIRES",
                "REFRESH_ID",
                "SERVER_ENDPOINT",
                "APPLICATION_TOKEN",
                "APPLICATION_SCOPE",
                "member_id",
                "status",
                "PLACEMENT",
                "PLACEMENT_OPTIONS",
            ],
            arrival.Fields.Select(static field => field.Key));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("AUTH_ID"));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("REFRESH_ID"));
        Assert.Equal(("3600", portal.AuthorizationServer + "rest/"), (arrival.Field("AUTH_EXPIRES"), arrival.Field("SERVER_ENDPOINT")));
        Assert.Equal((portal.ApplicationToken, portal.MemberId), (arrival.Field("APPLICATION_TOKEN"), arrival.Field("member_id")));
        Assert.Equal((string.Join(',', portal.Options.Scopes), "L"), (arrival.Field("APPLICATION_SCOPE"), arrival.Field("status")));
        Assert.Equal(
            ("CRM_DEAL_DETAIL_TAB", """{"ID":"17","URI":"\/crm\/deal\/details\/17\/"}"""), (arrival.Field("PLACEMENT"), arrival.Options));
        Assert.Equal(
            (200, "Page /widgets/supplies", "CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies")),
            (page.StatusCode, page.Title, page.Placement, page.Handler));
        Assert.Equal((arrival.Options, arrival.Parameter("APP_SID")), (page.PlacementOptions, page.ApplicationSid));
        Assert.Equal((portal.Administrator, true), (page.User, page.IsShownInFrame));
        Assert.Same(page, page.EnsureSuccess());
    }

    [Fact]
    public async Task The_request_looks_like_that_of_a_browser_inside_the_portal()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(portal.Address.GetLeftPart(UriPartial.Authority), arrival.Headers.Origin.ToString());
        Assert.Equal(portal.Address.AbsoluteUri, arrival.Headers.Referer.ToString());
        Assert.Equal("iframe", arrival.Headers["Sec-Fetch-Dest"].ToString());
        Assert.StartsWith("text/html", arrival.Headers.Accept.ToString(), StringComparison.Ordinal);
        Assert.Empty(arrival.Headers.Cookie.ToString());
    }

    [Fact]
    public async Task A_handlers_own_query_survives()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu?tab=2&DOMAIN=mine"));

        await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);

        Assert.StartsWith("?tab=2&DOMAIN=mine&DOMAIN=127.0.0.1%3A", application.Arrival.Query, StringComparison.Ordinal);
        Assert.Equal(
            ["tab", "DOMAIN", "DOMAIN", "PROTOCOL", "LANG", "APP_SID"], application.Arrival.Parameters.Select(static field => field.Key));
    }

    [Fact]
    public async Task The_menu_of_BI_analytics_is_a_plain_GET()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "BI_ANALYTICS_MENU", application.At("/report?year=2026"));

        WidgetPage page = await portal.OpenAsync("BI_ANALYTICS_MENU", cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(("GET", "/report", "?year=2026", ""), (arrival.Method, arrival.Path, arrival.Query, arrival.Body));
        Assert.Empty(arrival.Headers.Origin.ToString());
        Assert.Equal((200, "", ""), (page.StatusCode, page.PlacementOptions, page.ApplicationSid));
        await Assert.ThrowsAsync<ArgumentException>(
            "context", () => portal.OpenAsync("BI_ANALYTICS_MENU", new { ID = 1 }, cancellationToken: Stop));
    }

    [Fact]
    public async Task The_tokens_act_for_the_user_who_looks()
    {
        var ernesto = new LocalUser(7, "Ernesto", "Empleado", IsAdministrator: false) { Language = "la" };
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Users = [new(1, "Ada", "Admin", IsAdministrator: true), ernesto] }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop);
        await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop);

        Arrival arrival = application.Last;
        Assert.Equal("la", arrival.Parameter("LANG"));
        Assert.Equal(
            "7",
            (await new PortalClient(portal.Endpoint, arrival.Field("AUTH_ID")).CallAsync("profile")).Result.GetProperty("ID").GetString());
        Answer info = await new PortalClient(new Uri(arrival.Field("SERVER_ENDPOINT")!), arrival.Field("AUTH_ID")).CallAsync("app.info");
        Assert.Equal(portal.MemberId, info.Result.GetProperty("install").GetProperty("member_id").GetString());
        Assert.Equal(200, (await Faults.Outcome.RefreshAsync(portal, arrival.Field("REFRESH_ID")!)).Status);
        Assert.Distinct(application.Arrivals.SelectMany(
            static one => new[] { one.Field("AUTH_ID"), one.Field("REFRESH_ID"), one.Parameter("APP_SID") }));
        Assert.Single(application.Arrivals.Select(static one => one.Field("APPLICATION_TOKEN")).Distinct());
        await Assert.ThrowsAsync<ArgumentException>(
            () => portal.OpenAsync("LEFT_MENU", user: new LocalUser(3, "No", "Body", IsAdministrator: true), cancellationToken: Stop));
    }

    [Fact]
    public async Task Of_several_handlers_one_is_chosen_by_its_address_or_path()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/one"));
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/two?x=1"));

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Contains(
            $"2 handlers that user 1 sees: {application.At("/one")}, {application.At("/two?x=1")}.",
            exception.Message,
            StringComparison.Ordinal);

        foreach (string handler in new[] { application.At("/one"), "/one", application.At("/two?x=1"), "/two?x=1", "/two" })
        {
            await portal.OpenAsync("LEFT_MENU", handler: handler, cancellationToken: Stop);
        }

        Assert.Equal(["/one", "/one", "/two", "/two", "/two"], application.Arrivals.Select(static arrival => arrival.Path));
        exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("LEFT_MENU", handler: "/three", cancellationToken: Stop));
        Assert.Contains("Nothing is registered at LEFT_MENU with the handler /three.", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"LEFT_MENU {application.At("/one")}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_of_one_user_is_shown_to_this_user()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        var client = new PortalClient(portal);
        object options = new { errorHandlerUrl = application.At("/slow") };
        (await client.CallAsync(
            "placement.bind",
            new { PLACEMENT = "PAGE_BACKGROUND_WORKER", HANDLER = application.At("/own"), USER_ID = 2, OPTIONS = options })).IsTrue();

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop));
        Assert.Equal("PAGE_BACKGROUND_WORKER is registered for user 2, and user 1 does not see it.", exception.Message);
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], cancellationToken: Stop);
        Assert.Equal("/own", application.Last.Path);

        (await client.CallAsync(
            "placement.bind", new { PLACEMENT = "PAGE_BACKGROUND_WORKER", HANDLER = application.At("/own"), OPTIONS = options })).IsTrue();
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], cancellationToken: Stop));
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], handler: "/own", cancellationToken: Stop);
    }

    [Fact]
    public async Task What_nobody_sees_is_not_opened()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        InvalidOperationException nothing = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Equal("Nothing is registered at LEFT_MENU. No widgets are registered at all.", nothing.Message);

        await TestApplication.BindAsync(portal, "SETTING_CONNECTOR", "https://app.example/settings");
        InvalidOperationException elsewhere = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Equal(
            "Nothing is registered at LEFT_MENU. Registered are SETTING_CONNECTOR https://app.example/settings.", elsewhere.Message);
        InvalidOperationException never = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenAsync("SETTING_CONNECTOR", cancellationToken: Stop));
        Assert.Contains("imconnector.register", never.Message, StringComparison.Ordinal);
        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>(
            "placement", () => portal.OpenAsync("CRM_DEAL_DETAIL_TABB", cancellationToken: Stop));
        Assert.Contains("close to it are CRM_DEAL_DETAIL_TAB", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_installation_is_finished_nobody_sees_widgets()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        foreach (LocalUser user in portal.Users)
        {
            InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
                () => portal.OpenAsync("LEFT_MENU", user: user, cancellationToken: Stop));
            Assert.Contains("The installation is not finished, so nobody", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(application.Arrivals);
        portal.FinishInstallation();
        (await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop)).EnsureSuccess();
    }

    [Fact]
    public async Task Before_the_installation_is_finished_administrators_see_the_installer_as_the_main_page()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => portal.OpenPageAsync(user: portal.Users[1], cancellationToken: Stop));
        Assert.Contains("The installation is not finished, so user 2", exception.Message, StringComparison.Ordinal);
        await portal.OpenPageAsync("/elsewhere", cancellationToken: Stop);
        Assert.False(portal.IsInstalled);

        Assert.Equal("Setup", (await portal.OpenPageAsync(cancellationToken: Stop)).Title);

        Assert.True(portal.IsInstalled);
        Assert.Equal("Page /", (await portal.OpenPageAsync(user: portal.Users[1], cancellationToken: Stop)).Title);
    }

    [Fact]
    public async Task A_moved_portal_says_its_new_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu"));
        await portal.MoveAsync(Stop);

        await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);

        Assert.Equal(portal.Address.Authority, application.Arrival.Parameter("DOMAIN"));
        Assert.Equal(portal.Address.AbsoluteUri, application.Arrival.Headers.Referer.ToString());
    }

    [Fact]
    public async Task Pages_that_are_no_widgets_can_be_opened_too()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenPageAsync(cancellationToken: Stop));
        portal.Application = new LocalApplication(application.Address) { MainPath = "/home" };
        string connector = DocumentedContexts.All.Single(static example => example.Placement == "SETTING_CONNECTOR").Options;

        WidgetPage main = await portal.OpenPageAsync(cancellationToken: Stop);
        await portal.OpenPageAsync("/settings", "SETTING_CONNECTOR", connector, cancellationToken: Stop);
        await portal.OpenPageAsync(
            application.At("/field?x=1"),
            "USERFIELD_TYPE",
            new { MODE = "edit", ENTITY_DATA = new { entityTypeId = 2, entityId = "17" } },
            portal.Users[1],
            Stop);

        Assert.Equal(["/home", "/settings", "/field"], application.Arrivals.Select(static arrival => arrival.Path));
        Assert.Equal(
            ["DEFAULT", "SETTING_CONNECTOR", "USERFIELD_TYPE"], application.Arrivals.Select(static arrival => arrival.Field("PLACEMENT")));
        Assert.Equal(
            [
                """{"URI":"\/marketplace\/app\/1\/"}""",
                connector,
                """{"MODE":"edit","ENTITY_DATA":{"entityTypeId":2,"entityId":"17"},"URI":"\/crm\/deal\/details\/1\/"}""",
            ],
            application.Arrivals.Select(static arrival => arrival.Options));
        Assert.Equal(("DEFAULT", "Page /home"), (main.Placement, main.Title));
    }
}
