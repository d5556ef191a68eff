using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Outgoing;

/// <summary>What a widget's handler receives when the portal opens it.</summary>
public sealed class OpeningWidgetsTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Documented =>
        [.. DocumentedContexts.All.Where(static example => example.Placement != "SETTING_CONNECTOR").Select(static example => (example.Placement, example.Options))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_widget_receives_every_documented_field_in_the_documented_order()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).BindAsync("CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies"))).IsTrue();

        WidgetPage page = await portal.OpenAsync("crm_deal_detail_tab", new { ID = 17 }, cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(("POST", "/widgets/supplies", "application/x-www-form-urlencoded"), (arrival.Method, arrival.Path, arrival.Headers.ContentType.ToString()));
        Assert.Equal(["DOMAIN", "PROTOCOL", "LANG", "APP_SID"], arrival.Parameters.Select(static field => field.Key));
        Assert.Equal((portal.Address.Authority, "0", "en"), (arrival.Parameter("DOMAIN"), arrival.Parameter("PROTOCOL"), arrival.Parameter("LANG")));
        Assert.Matches("^[0-9a-f]{32}$", arrival.Parameter("APP_SID"));
        Assert.Equal(
            ["AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN", "APPLICATION_SCOPE", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS"],
            arrival.Fields.Select(static field => field.Key));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("AUTH_ID"));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("REFRESH_ID"));
        Assert.Equal(("3600", portal.AuthorizationServer + "rest/"), (arrival.Field("AUTH_EXPIRES"), arrival.Field("SERVER_ENDPOINT")));
        Assert.Equal((portal.ApplicationToken, portal.MemberId), (arrival.Field("APPLICATION_TOKEN"), arrival.Field("member_id")));
        Assert.Equal((string.Join(',', portal.Options.Scopes), "L"), (arrival.Field("APPLICATION_SCOPE"), arrival.Field("status")));
        Assert.Equal(("CRM_DEAL_DETAIL_TAB", """{"ID":"17","URI":"\/crm\/deal\/details\/17\/"}"""), (arrival.Field("PLACEMENT"), arrival.Options));
        Assert.Equal(
            (200, "Page /widgets/supplies", "CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies"), arrival.Options, arrival.Parameter("APP_SID")),
            (page.StatusCode, page.Title, page.Placement, page.Handler, page.PlacementOptions, page.ApplicationSid));
        Assert.Equal((portal.Administrator, true), (page.User, page.IsShownInFrame));
        Assert.Same(page, page.EnsureSuccess());
    }

    [Fact]
    public async Task The_request_looks_like_that_of_a_browser_inside_the_portal()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(portal.Address.GetLeftPart(UriPartial.Authority), arrival.Headers.Origin.ToString());
        Assert.Equal(portal.Address.AbsoluteUri, arrival.Headers.Referer.ToString());
        Assert.Equal("iframe", arrival.Headers["Sec-Fetch-Dest"].ToString());
        Assert.StartsWith("text/html", arrival.Headers.Accept.ToString(), StringComparison.Ordinal);
        Assert.Empty(arrival.Headers.Cookie.ToString());
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task A_documented_context_is_written_to_the_letter(string placement, string documented)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, placement, application.At("/widget"));
        string plain = JsonNode.Parse(documented)!.ToJsonString(Unescaped);

        await portal.OpenAsync(placement, plain, cancellationToken: Stop);
        await portal.OpenAsync(placement, JsonNode.Parse(documented), cancellationToken: Stop);
        await portal.OpenAsync(placement, JsonSerializer.Deserialize<Dictionary<string, object>>(documented), cancellationToken: Stop);

        Assert.Equal([documented, documented, documented], application.Arrivals.Select(static arrival => arrival.Options));
    }

    /// <summary>The same for keys only, because the documented addresses are those of one portal.</summary>
    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Where_Bitrix24_says_the_page_the_portal_says_a_page_of_the_same_kind(string placement, string documented)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, placement, application.At("/widget"));
        JsonObject context = JsonNode.Parse(documented)!.AsObject();
        context.Remove("URI");

        await portal.OpenAsync(placement, context, cancellationToken: Stop);

        JsonObject sent = application.Arrival.Context;
        Assert.Equal(JsonNode.Parse(documented)!.AsObject().Select(static member => member.Key), sent.Select(static member => member.Key));
        if (sent["URI"] is { } uri)
        {
            Assert.StartsWith("/", (string?)uri, StringComparison.Ordinal);
            Assert.DoesNotContain("{", (string?)uri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CRM_CONTACT_DETAIL_TAB", """{"ID":"5"}""", "/crm/contact/details/5/")]
    [InlineData("CRM_QUOTE_DETAIL_TOOLBAR", """{"ENTITY_ID":"5"}""", "/crm/type/7/details/5/")]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TAB", """{"ID":5}""", "/crm/type/128/details/5/")]
    [InlineData("CRM_DYNAMIC_128_LIST_TOOLBAR", "{}", "/crm/type/128/list/")]
    [InlineData("CRM_FUNNELS_TOOLBAR", "[]", "/crm/deal/kanban/")]
    [InlineData("CRM_LEAD_ROBOT_DESIGNER_TOOLBAR", "{}", "/crm/lead/automation/0/")]
    [InlineData("CRM_DEAL_DETAIL_TAB", "{}", "/crm/deal/details/1/")]
    [InlineData("SONET_GROUP_TOOLBAR", "{}", "/workgroups/group/1/tasks/")]
    [InlineData("SONET_GROUP_DETAIL_TAB", """{"GROUP_ID":"10"}""", "/workgroups/group/10/")]
    [InlineData("TASK_VIEW_TAB", """{"taskId":"31"}""", "/company/personal/user/2/tasks/task/view/31/")]
    [InlineData("TASK_USER_LIST_TOOLBAR", """{"USER_ID":"9"}""", "/company/personal/user/9/tasks/")]
    [InlineData("USER_PROFILE_TOOLBAR", """{"USER_ID":"1401"}""", "/company/personal/user/1401/")]
    [InlineData("IM_TEXTAREA", """{"dialogId":"chat2"}""", "/online/")]
    [InlineData("LEFT_MENU", "{}", "/stream/")]
    [InlineData("LEFT_MENU", """{"URI":"/elsewhere/"}""", "/elsewhere/")]
    [InlineData("REST_APP_URI", """{"URI":""}""", "")]
    [InlineData("IMMOBILE_CONTEXT_MENU", """{"dialogId":"chat2"}""", null)]
    public async Task The_page_is_one_where_the_widget_is_met(string placement, string context, string? uri)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, placement, application.At("/widget"));

        await portal.OpenAsync(placement, context, portal.Users[1], cancellationToken: Stop);

        Assert.Equal(uri, (string?)application.Arrival.Context["URI"]);
    }

    [Fact]
    public async Task The_bank_form_names_the_client_in_its_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "CRM_BANK_DETAIL_AUTOCOMPLETE", application.At("/widget"));

        await portal.OpenAsync("CRM_BANK_DETAIL_AUTOCOMPLETE", new { searchQuery = "044" }, cancellationToken: Stop);

        Assert.Contains("&etype=4&eid=1&external_context_id=COMPANY_1&", (string?)application.Arrival.Context["URI"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_fills_in_what_only_it_knows()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        foreach (string placement in new[] { "PAGE_BACKGROUND_WORKER", "CONTACT_CENTER", "USER_PROFILE_MENU" })
        {
            await BindAsync(portal, placement, application.At("/widget"));
            await portal.OpenAsync(placement, user: portal.Users[1], cancellationToken: Stop);
        }

        await portal.OpenAsync("CONTACT_CENTER", new { ID = 717 }, cancellationToken: Stop);

        Assert.Equal(
            [
                """{"ID":"PAGE_BACKGROUND_WORKER","URI":"\/stream\/"}""",
                $$"""{"ID":"{{portal.Bindings[1].Id}}","URI":"\/contact_center\/"}""",
                """{"USER_ID":"2","URI":"\/company\/"}""",
                """{"ID":"717","URI":"\/contact_center\/"}""",
            ],
            application.Arrivals.Select(static arrival => arrival.Options));
    }

    [Fact]
    public async Task A_context_can_be_given_in_many_ways()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "IMMOBILE_CONTEXT_MENU", application.At("/widget"));
        using JsonDocument document = JsonDocument.Parse("""{"a":1,"a":2}""");
        object?[] contexts =
        [
            null,
            new { },
            "[]",
            new { dialogId = 5, isOpen = true, nothing = (string?)null, list = new[] { 1, 2 }, map = new { x = 1.5, y = Array.Empty<int>() } },
            new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" },
            new Dictionary<string, object?> { ["n"] = 12345678901L, ["d"] = new DateOnly(2026, 7, 26) },
            new JsonObject { ["n"] = 5, ["when"] = JsonValue.Create(new DateOnly(2026, 7, 26)) },
            document,
            document.RootElement,
            """{ "n" : 5 , "x" : { } }""",
            "\"undefined\"",
            "null",
            "[1,\"a/b\"]",
        ];

        foreach (object? context in contexts)
        {
            await portal.OpenAsync("IMMOBILE_CONTEXT_MENU", context, cancellationToken: Stop);
        }

        Assert.Equal(
            [
                "[]",
                "[]",
                "[]",
                """{"dialogId":"5","isOpen":true,"nothing":null,"list":[1,2],"map":{"x":1.5,"y":[]}}""",
                """{"b":"1","a":"2"}""",
                """{"n":"12345678901","d":"2026-07-26"}""",
                """{"n":5,"when":"2026-07-26"}""",
                """{"a":2}""",
                """{"a":2}""",
                """{"n":5,"x":[]}""",
                "\"undefined\"",
                "null",
                """[1,"a\/b"]""",
            ],
            application.Arrivals.Select(static arrival => arrival.Options));
    }

    [Fact]
    public async Task A_context_is_escaped_as_PHP_escapes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "IMMOBILE_CONTEXT_MENU", application.At("/widget"));
        const string text = "a/b \\ \" ' < > & + ü Ж 😀 \u0001\b\f\n\r\t\u007f";

        await portal.OpenAsync("IMMOBILE_CONTEXT_MENU", new Dictionary<string, string> { ["ключ/"] = text }, cancellationToken: Stop);

        Assert.Equal(
            """{"\u043a\u043b\u044e\u0447\/":"a\/b \\ \" ' < > & + \u00fc \u0416 \ud83d\ude00 \u0001\b\f\n\r\t""" + "\u007f\"}",
            application.Arrival.Options);
        Assert.Equal(text, (string?)application.Arrival.Context["ключ/"]);
    }

    [Fact]
    public async Task What_is_no_context_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await BindAsync(portal, "LEFT_MENU", "https://app.example/menu");

        foreach (object wrong in new object[] { Stop, portal.Administrator, "{", "", 17, new[] { 17 }, new List<string>() })
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => portal.OpenAsync("LEFT_MENU", wrong, cancellationToken: Stop));
            Assert.Equal("context", exception.ParamName);
        }
    }

    [Fact]
    public async Task A_handlers_own_query_survives()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "LEFT_MENU", application.At("/menu?tab=2&DOMAIN=mine"));

        await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);

        Assert.StartsWith("?tab=2&DOMAIN=mine&DOMAIN=127.0.0.1%3A", application.Arrival.Query, StringComparison.Ordinal);
        Assert.Equal(["tab", "DOMAIN", "DOMAIN", "PROTOCOL", "LANG", "APP_SID"], application.Arrival.Parameters.Select(static field => field.Key));
    }

    [Fact]
    public async Task The_menu_of_BI_analytics_is_a_plain_GET()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "BI_ANALYTICS_MENU", application.At("/report?year=2026"));

        WidgetPage page = await portal.OpenAsync("BI_ANALYTICS_MENU", cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(("GET", "/report", "?year=2026", ""), (arrival.Method, arrival.Path, arrival.Query, arrival.Body));
        Assert.Empty(arrival.Headers.Origin.ToString());
        Assert.Equal((200, "", ""), (page.StatusCode, page.PlacementOptions, page.ApplicationSid));
        await Assert.ThrowsAsync<ArgumentException>("context", () => portal.OpenAsync("BI_ANALYTICS_MENU", new { ID = 1 }, cancellationToken: Stop));
    }

    [Fact]
    public async Task The_tokens_act_for_the_user_who_looks()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Users = [new(1, "Ada", "Admin", IsAdministrator: true), new(7, "Ernesto", "Empleado", IsAdministrator: false) { Language = "la" }] }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop);
        await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop);

        Arrival arrival = application.Last;
        Assert.Equal("la", arrival.Parameter("LANG"));
        Assert.Equal("7", (await new PortalClient(portal.Endpoint, arrival.Field("AUTH_ID")).CallAsync("profile")).Result.GetProperty("ID").GetString());
        Assert.Equal(
            portal.MemberId,
            (await new PortalClient(new Uri(arrival.Field("SERVER_ENDPOINT")!), arrival.Field("AUTH_ID")).CallAsync("app.info")).Result.GetProperty("install").GetProperty("member_id").GetString());
        Assert.Equal(200, (await Faults.Outcome.RefreshAsync(portal, arrival.Field("REFRESH_ID")!)).Status);
        Assert.Distinct(application.Arrivals.SelectMany(static one => new[] { one.Field("AUTH_ID"), one.Field("REFRESH_ID"), one.Parameter("APP_SID") }));
        Assert.Single(application.Arrivals.Select(static one => one.Field("APPLICATION_TOKEN")).Distinct());
        await Assert.ThrowsAsync<ArgumentException>(() => portal.OpenAsync("LEFT_MENU", user: new LocalUser(3, "No", "Body", IsAdministrator: true), cancellationToken: Stop));
    }

    [Fact]
    public async Task Of_several_handlers_one_is_chosen_by_its_address_or_path()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "LEFT_MENU", application.At("/one"));
        await BindAsync(portal, "LEFT_MENU", application.At("/two?x=1"));

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Contains($"2 handlers that user 1 sees: {application.At("/one")}, {application.At("/two?x=1")}.", exception.Message, StringComparison.Ordinal);

        foreach (string handler in new[] { application.At("/one"), "/one", application.At("/two?x=1"), "/two?x=1", "/two" })
        {
            await portal.OpenAsync("LEFT_MENU", handler: handler, cancellationToken: Stop);
        }

        Assert.Equal(["/one", "/one", "/two", "/two", "/two"], application.Arrivals.Select(static arrival => arrival.Path));
        exception = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", handler: "/three", cancellationToken: Stop));
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
        (await client.CallAsync("placement.bind", new { PLACEMENT = "PAGE_BACKGROUND_WORKER", HANDLER = application.At("/own"), USER_ID = 2, OPTIONS = options })).IsTrue();

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop));
        Assert.Equal("PAGE_BACKGROUND_WORKER is registered for user 2, and user 1 does not see it.", exception.Message);
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], cancellationToken: Stop);
        Assert.Equal("/own", application.Last.Path);

        (await client.CallAsync("placement.bind", new { PLACEMENT = "PAGE_BACKGROUND_WORKER", HANDLER = application.At("/own"), OPTIONS = options })).IsTrue();
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], cancellationToken: Stop));
        await portal.OpenAsync("PAGE_BACKGROUND_WORKER", user: portal.Users[1], handler: "/own", cancellationToken: Stop);
    }

    [Fact]
    public async Task What_nobody_sees_is_not_opened()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        InvalidOperationException nothing = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Equal("Nothing is registered at LEFT_MENU. No widgets are registered at all.", nothing.Message);

        await BindAsync(portal, "SETTING_CONNECTOR", "https://app.example/settings");
        InvalidOperationException elsewhere = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        Assert.Equal("Nothing is registered at LEFT_MENU. Registered are SETTING_CONNECTOR https://app.example/settings.", elsewhere.Message);
        InvalidOperationException never = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("SETTING_CONNECTOR", cancellationToken: Stop));
        Assert.Contains("imconnector.register", never.Message, StringComparison.Ordinal);
        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>("placement", () => portal.OpenAsync("CRM_DEAL_DETAIL_TABB", cancellationToken: Stop));
        Assert.Contains("close to it are CRM_DEAL_DETAIL_TAB", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_installation_is_finished_only_administrators_see_widgets()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        await BindAsync(portal, "LEFT_MENU", application.At("/menu"));

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop));
        Assert.Contains("The installation is not finished, so user 2", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.OpenPageAsync(user: portal.Users[1], cancellationToken: Stop));
        Assert.Empty(application.Arrivals);
        (await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop)).EnsureSuccess();

        portal.FinishInstallation();
        (await portal.OpenAsync("LEFT_MENU", user: portal.Users[1], cancellationToken: Stop)).EnsureSuccess();
    }

    [Fact]
    public async Task A_moved_portal_says_its_new_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, "LEFT_MENU", application.At("/menu"));
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
        await portal.OpenPageAsync(application.At("/field?x=1"), "USERFIELD_TYPE", new { MODE = "edit", ENTITY_DATA = new { entityTypeId = 2, entityId = "17" } }, portal.Users[1], Stop);

        Assert.Equal(["/home", "/settings", "/field"], application.Arrivals.Select(static arrival => arrival.Path));
        Assert.Equal(["DEFAULT", "SETTING_CONNECTOR", "USERFIELD_TYPE"], application.Arrivals.Select(static arrival => arrival.Field("PLACEMENT")));
        Assert.Equal(
            ["""{"URI":"\/marketplace\/app\/1\/"}""", connector, """{"MODE":"edit","ENTITY_DATA":{"entityTypeId":2,"entityId":"17"},"URI":"\/crm\/deal\/details\/1\/"}"""],
            application.Arrivals.Select(static arrival => arrival.Options));
        Assert.Equal(("DEFAULT", "Page /home"), (main.Placement, main.Title));
    }

    private static async Task BindAsync(LocalPortal portal, string placement, string handler) =>
        (await new PortalClient(portal).BindAsync(placement, handler, new { iconName = "fa-cloud", errorHandlerUrl = "https://app.example/slow" })).IsTrue();
}
