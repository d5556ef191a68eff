namespace Placement.Testing.Tests.Methods;

/// <summary>What Bitrix24 answers to a registration that it refuses.</summary>
public sealed class PlacementErrorTests
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";
    private const string Worker = "PAGE_BACKGROUND_WORKER";
    private const string Handler = "https://app.example/widget";

    private static readonly object ErrorHandler = new { errorHandlerUrl = "https://app.example/error" };

    [Fact]
    public async Task A_webhook_has_no_application()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var webhook = new PortalClient(portal.WebhookAddress, token: null);

        foreach (string method in new[] { "placement.bind", "placement.get", "placement.list", "placement.unbind" })
        {
            (await webhook.CallAsync(method)).Is(
                403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method Application context required");
        }

        foreach (string method in new[] { "event.bind", "event.get", "event.unbind", "event.test", "event.offline.get" })
        {
            (await webhook.CallAsync(method)).Is(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
        }
    }

    [Fact]
    public async Task An_employee_may_not_register_read_or_remove_widgets()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var employee = new PortalClient(portal, portal.Users.Single(static user => !user.IsAdministrator));

        foreach (string method in new[] { "placement.bind", "placement.get", "placement.unbind" })
        {
            (await employee.CallAsync(method, new { PLACEMENT = Tab, HANDLER = Handler })).Is(403, "ACCESS_DENIED", "Access denied!");
            (await employee.CallAsync(method)).Is(403, "ACCESS_DENIED", "Access denied!");
        }

        Assert.Contains(Tab, (await employee.CallAsync("placement.list")).Texts);
        Assert.Empty(portal.Bindings);
    }

    [Theory]
    [InlineData(null, "Argument 'PLACEMENT' is null or empty")]
    [InlineData("", "Argument 'PLACEMENT' is null or empty")]
    [InlineData(17, "The value of an argument 'PLACEMENT' must be of type string")]
    [InlineData(true, "The value of an argument 'PLACEMENT' must be of type string")]
    public async Task A_placement_must_be_a_text(object? placement, string description)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        foreach (string method in new[] { "placement.bind", "placement.unbind" })
        {
            (await client.CallAsync(method, new { PLACEMENT = placement, HANDLER = Handler }))
                .Is(400, "ERROR_ARGUMENT", description, "PLACEMENT");
        }
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("default")]
    public async Task The_applications_own_page_is_no_placement(string placement)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(placement)).Is(400, "ERROR_ARGUMENT", "Wrong value", "PLACEMENT");
    }

    [Theory]
    [InlineData(null, "Argument 'HANDLER' is null or empty")]
    [InlineData("", "Argument 'HANDLER' is null or empty")]
    [InlineData(5, "The value of an argument 'HANDLER' must be of type string")]
    public async Task A_handler_must_be_a_text(object? handler, string description)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).CallAsync("placement.bind", new { PLACEMENT = Tab, HANDLER = handler }))
            .Is(400, "ERROR_ARGUMENT", description, "HANDLER");
    }

    [Theory]
    [InlineData("/widgets/tab")]
    [InlineData("app.example/tab")]
    [InlineData("https://localhost:5001/tab")]
    [InlineData("http://[::1]/tab")]
    [InlineData("https://.example/tab")]
    [InlineData("https://intranet/tab")]
    [InlineData("http://2130706433/tab")]
    [InlineData("http://me@2130706433:80/127.0.0.1")]
    [InlineData("   ")]
    public async Task A_handlers_host_needs_a_dot(string handler)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(Tab, handler)).Is(400, "ERROR_WRONG_HANDLER_URL", "Wrong handler URL");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/tab")]
    [InlineData("http://app.localtest.me/tab")]
    [InlineData("http://host.docker.internal/tab")]
    public async Task A_dot_is_all_that_a_host_needs(string handler)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(Tab, handler)).IsTrue();
        Assert.Equal(handler, Assert.Single(portal.Bindings).Handler);
    }

    [Fact]
    public async Task A_relaxed_portal_accepts_any_host_but_no_path()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { HandlerHosts = HandlerHostRule.Relaxed }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.BindAsync(Tab, "https://localhost:5001/tab")).IsTrue();
        (await client.BindAsync(Tab, "/tab")).Is(400, "ERROR_WRONG_HANDLER_URL");
        (await client.BindAsync(Tab, "ftp://localhost/tab")).Is(400, "ERROR_UNSUPPORTED_PROTOCOL");
    }

    [Theory]
    [InlineData("ftp://app.example/tab")]
    [InlineData("ws://app.example/tab")]
    [InlineData("mailto:widget@app.example?")]
    public async Task A_handler_is_opened_over_http(string handler)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(Tab, handler)).Is(400, "ERROR_UNSUPPORTED_PROTOCOL", "Unsupported handler protocol");
    }

    [Theory]
    [InlineData("CRM_DAEL_DETAIL_TAB")]
    [InlineData(" CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR")]
    [InlineData("CRM_DYNAMIC_129_DETAIL_TAB")] // a smart process that the portal does not have
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_DETAIL_TAB")] // deals have a name of their own
    [InlineData("CRM_INVOICE_LIST_MENU")] // the portal has no old invoices
    [InlineData("USERFIELD_TYPE")]
    [InlineData("LANDING_SETTINGS")]
    [InlineData("LANDING_BLOCK_hero")]
    [InlineData("LANDING_BLOCK_*")]
    public async Task What_the_portal_does_not_offer_is_not_found(string placement)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(placement)).Is(400, "ERROR_PLACEMENT_NOT_FOUND", "Placement not found");
        Assert.Empty(portal.Bindings);
    }

    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", "crm")]
    [InlineData("TASK_VIEW_TAB", "task")]
    [InlineData("SONET_GROUP_DETAIL_TAB", "sonet_group")]
    [InlineData("CALENDAR_GRIDVIEW", "calendar")]
    [InlineData("CALL_CARD", "telephony")]
    [InlineData("CONTACT_CENTER", "contact_center")]
    [InlineData("USER_PROFILE_MENU", "user")]
    [InlineData("SETTING_CONNECTOR", "imopenlines")]
    public async Task A_placement_of_a_scope_that_was_not_granted_is_not_found(string placement, string scope)
    {
        await using LocalPortal without = await LocalPortal.StartAsync(
            new() { Scopes = ["placement"] }, TestContext.Current.CancellationToken);
        await using LocalPortal with = await LocalPortal.StartAsync(
            new() { Scopes = ["placement", scope] }, TestContext.Current.CancellationToken);

        (await new PortalClient(without).BindAsync(placement)).Is(400, "ERROR_PLACEMENT_NOT_FOUND", "Placement not found");
        (await new PortalClient(with).BindAsync(placement)).IsTrue();
    }

    [Theory]
    [InlineData("LEFT_MENU")]
    [InlineData("REST_APP_URI")]
    [InlineData("BI_ANALYTICS_MENU")]
    [InlineData("IM_CONTEXT_MENU")] // the messenger's scope serves the handler's own calls
    [InlineData("1C_PAGE")]
    public async Task Some_placements_need_no_scope_beside_their_own(string placement)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["placement"] }, TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(placement)).IsTrue();
    }

    [Fact]
    public async Task Without_the_scope_of_widgets_no_method_of_theirs_can_be_called()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        foreach (string method in new[] { "placement.bind", "placement.get", "placement.list", "placement.unbind" })
        {
            (await client.CallAsync(method)).Is(403, "insufficient_scope");
        }
    }

    [Fact]
    public async Task Only_some_placements_can_be_for_one_user()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync("placement.bind", new { PLACEMENT = Tab, HANDLER = Handler, USER_ID = 2 }))
            .Is(400, "ERROR_PLACEMENT_USER_MODE", "User mode is not available.");
        (await client.CallAsync("placement.bind", new { PLACEMENT = Tab, HANDLER = Handler, USER_ID = 0 })).IsTrue();
        (await client.CallAsync(
            "placement.bind", new { PLACEMENT = Worker, HANDLER = Handler, USER_ID = "2", OPTIONS = ErrorHandler })).IsTrue();
        Assert.Equal([0, 2], portal.Bindings.Select(static binding => binding.UserId));
    }

    [Fact]
    public async Task A_background_worker_is_registered_once_for_everybody_and_once_per_user()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        Task<Answer> BindAsync(string handler, int userId) =>
            client.CallAsync("placement.bind", new { PLACEMENT = Worker, HANDLER = handler, USER_ID = userId, OPTIONS = ErrorHandler });

        (await BindAsync(Handler, 0)).IsTrue();
        (await BindAsync(Handler, 1)).IsTrue();
        (await BindAsync("https://app.example/other", 2)).IsTrue();

        // The same handler again exceeds the maximum, too: the count is checked before equality.
        (await BindAsync(Handler, 0)).Is(400, "ERROR_PLACEMENT_MAX_COUNT", "Placement max count: 1");
        (await BindAsync("https://app.example/other", 0)).Is(400, "ERROR_PLACEMENT_MAX_COUNT", "Placement max count: 1");
        (await BindAsync("https://app.example/third", 2)).Is(400, "ERROR_PLACEMENT_MAX_COUNT", "Placement max count: 1");
        Assert.Equal(3, portal.Bindings.Count);
    }

    [Fact]
    public async Task A_link_into_the_application_has_one_handler()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.BindAsync("REST_APP_URI", "https://app.example/one")).IsTrue();
        (await client.BindAsync("REST_APP_URI", "https://app.example/two")).Is(400, "ERROR_PLACEMENT_MAX_COUNT", "Placement max count: 1");
        (await client.CallAsync("placement.unbind", new { PLACEMENT = "REST_APP_URI" })).Is200();
        (await client.BindAsync("REST_APP_URI", "https://app.example/two")).IsTrue();
    }

    [Fact]
    public async Task The_same_handler_cannot_be_registered_twice()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.BindAsync(Tab)).IsTrue();
        (await client.CallAsync("placement.bind", new { PLACEMENT = Tab.ToLowerInvariant(), HANDLER = Handler, TITLE = "Another title" }))
            .Is(400, "ERROR_CORE", "Unable to set placement handler: Handler already binded");

        // Handlers are compared to the letter, so these are others.
        (await client.BindAsync(Tab, Handler + "/")).IsTrue();
        (await client.BindAsync(Tab, Handler + "?v=2")).IsTrue();
        (await client.BindAsync("CRM_LEAD_DETAIL_TAB")).IsTrue();
        Assert.Equal([1, 2, 3, 4], portal.Bindings.Select(static binding => binding.Id));
        Assert.Equal("Local application", portal.Bindings[0].Title);
    }

    [Fact]
    public async Task Of_many_equal_registrations_at_once_one_succeeds()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.BindAsync(Tab)));

        Assert.Single(answers, static answer => answer.Status == 200);
        Assert.Equal(19, answers.Count(static answer => answer.Error == "ERROR_CORE"));
        Assert.Single(portal.Bindings);
    }

    [Theory]
    [InlineData("""{}""", "ERROR_ARGUMENT", "PLACEMENT")]
    [InlineData("""{"PLACEMENT":"DEFAULT"}""", "ERROR_ARGUMENT", "PLACEMENT")] // before the handler is missed
    [InlineData("""{"PLACEMENT":"NO_SUCH"}""", "ERROR_ARGUMENT", "HANDLER")] // before the code is looked up
    [InlineData("""{"PLACEMENT":"NO_SUCH","HANDLER":"ftp://localhost/"}""", "ERROR_WRONG_HANDLER_URL", null)] // host before scheme
    [InlineData("""{"PLACEMENT":"NO_SUCH","HANDLER":"ftp://app.example/"}""", "ERROR_UNSUPPORTED_PROTOCOL", null)] // handler before code
    [
        InlineData(
            """{"PLACEMENT":"NO_SUCH","HANDLER":"https://app.example/","OPTIONS":{"extranet":"?"},"USER_ID":2}""",
            "ERROR_PLACEMENT_NOT_FOUND",
            null),
    ]
    [
        InlineData(
            """{"PLACEMENT":"IM_TEXTAREA","HANDLER":"https://app.example/","OPTIONS":{"extranet":"?"}}""", "ERROR_ARGUMENT", "iconName"),
    ] // required before malformed
    [
        InlineData("""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"https://app.example/","USER_ID":2}""", "ERROR_ARGUMENT", "iconName"),
    ] // options before user
    [
        InlineData("""{"PLACEMENT":"REST_APP_URI","HANDLER":"https://app.example/one","USER_ID":2}""", "ERROR_PLACEMENT_USER_MODE", null),
    ] // user before count
    [
        InlineData("""{"PLACEMENT":"REST_APP_URI","HANDLER":"https://app.example/one"}""", "ERROR_PLACEMENT_MAX_COUNT", null),
    ] // count before equality
    public async Task Of_two_faults_the_earlier_check_answers(string parameters, string error, string? argument)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        (await client.BindAsync("REST_APP_URI", "https://app.example/one")).IsTrue();

        Answer answer = await client.CallAsync("placement.bind", System.Text.Json.Nodes.JsonNode.Parse(parameters));

        Assert.Equal((error, argument), (answer.Error, answer.Argument));
    }

    [Fact]
    public async Task Who_calls_is_checked_before_what_is_asked()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, TestContext.Current.CancellationToken);

        (await new PortalClient(portal.Endpoint, token: null).CallAsync("placement.bnd")).Is(404, "ERROR_METHOD_NOT_FOUND");
        (await new PortalClient(portal.Endpoint, token: null).CallAsync("placement.bind")).Is(401, "NO_AUTH_FOUND");
        (await new PortalClient(portal, portal.Users[1]).CallAsync("placement.bind")).Is(403, "insufficient_scope");
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("placement.bind")).Is(403, "insufficient_scope");
    }
}
