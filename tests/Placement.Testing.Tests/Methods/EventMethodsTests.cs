namespace Placement.Testing.Tests.Methods;

/// <summary>Subscribing to events.</summary>
public sealed class EventMethodsTests
{
    private const string Handler = "https://app.example/events";

    [Fact]
    public async Task An_application_sees_its_own_events_and_those_of_its_scopes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["task"] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        string[] own = (await client.CallAsync("events")).Texts;
        string[] full = (await client.CallAsync("events", new { FULL = true })).Texts;
        string[] crm = (await client.CallAsync("events", new { SCOPE = "crm" })).Texts;

        string[] expected =
            ["ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT", "ONAPPMETHODCONFIRM", "ONAPPTEST", "ONTASKADD"];
        foreach (string name in expected)
        {
            Assert.Contains(name, own);
        }

        Assert.DoesNotContain("ONCRMDEALADD", own);
        Assert.Contains("ONCRMDEALADD", full);
        Assert.Contains("ONTASKADD", full);
        Assert.Contains("ONCRMDEALADD", crm);
        Assert.DoesNotContain("ONAPPINSTALL", crm);
        Assert.Distinct(full);
        Assert.NotEmpty((await new PortalClient(portal.WebhookAddress, token: null).CallAsync("events")).Texts);
    }

    [Fact]
    public async Task Every_smart_process_has_events_of_its_own()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { EntityTypeIds = [130, 1032] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Assert.Equal(
            ["ONCRMDYNAMICITEMADD", "ONCRMDYNAMICITEMADD_130", "ONCRMDYNAMICITEMADD_1032"],
            (await client.CallAsync("events", new { SCOPE = "crm" })).Texts
                .Where(static name => name.StartsWith("ONCRMDYNAMICITEMADD", StringComparison.Ordinal)));
        (await client.CallAsync("event.bind", new { @event = "onCrmDynamicItemUpdate_130", handler = Handler })).IsTrue();
        (await client.CallAsync(
            "event.bind",
            new { @event = "onCrmDynamicItemUpdate_131", handler = Handler })).Is(400, "ERROR_EVENT_NOT_FOUND", "Event not found");
    }

    [Fact]
    public async Task A_handler_is_listed_until_it_is_removed()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync("event.bind", new { @event = "OnAppUninstall", handler = Handler })).IsTrue();
        (await client.CallAsync("event.bind", new { EVENT = "ONCRMDEALADD", HANDLER = Handler, AUTH_TYPE = 2 })).IsTrue();
        (await client.CallAsync(
            "event.bind", new { @event = "ONCRMDEALADD", event_type = "Offline", auth_connector = "desk", auth_type = 2 })).IsTrue();

        Assert.Equal(
            """[{"event":"ONAPPUNINSTALL","handler":"https://app.example/events","auth_type":"0","offline":0},{"event":"ONCRMDEALADD","handler":"https://app.example/events","auth_type":"2","offline":0},{"event":"ONCRMDEALADD","connector_id":"desk","offline":1}]""",
            (await client.CallAsync("event.get")).Json);

        Assert.Equal(
            """{"count":0}""",
            (await client.CallAsync("event.unbind", new { @event = "ONCRMDEALADD", handler = Handler, auth_type = 1 })).Json);
        Assert.Equal("""{"count":1}""", (await client.CallAsync("event.unbind", new { @event = "onCrmDealAdd", handler = Handler })).Json);
        Assert.Equal("""{"count":0}""", (await client.CallAsync("event.unbind", new { @event = "onCrmDealAdd", handler = Handler })).Json);
        Assert.Equal(
            """{"count":0}""", (await client.CallAsync("event.unbind", new { @event = "ONCRMDEALADD", event_type = "offline" })).Json);
        Assert.Equal(
            """{"count":1}""",
            (await client.CallAsync(
                "event.unbind", new { @event = "ONCRMDEALADD", event_type = "offline", auth_connector = "desk" })).Json);
        Assert.Equal(1, (await client.CallAsync("event.get")).Result.GetArrayLength());
    }

    [Fact]
    public async Task A_handler_cannot_be_added_twice()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler })).IsTrue();

        (await client.CallAsync("event.bind", new { @event = "onTaskAdd", handler = Handler }))
            .Is(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");
        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler, auth_type = 2 })).IsTrue();
    }

    [Theory]
    [InlineData(null, Handler, "ERROR_ARGUMENT", "EVENT")]
    [InlineData("ONTASKADD", null, "ERROR_ARGUMENT", "HANDLER")]
    [InlineData("ONTASKADD", "https://localhost/events", "ERROR_WRONG_HANDLER_URL", null)]
    [InlineData("ONTASKADD", "ftp://app.example/events", "ERROR_UNSUPPORTED_PROTOCOL", null)]
    [InlineData("ONTASKFLY", Handler, "ERROR_EVENT_NOT_FOUND", null)]
    [InlineData("ONIMBOTMESSAGEADD", Handler, "ERROR_EVENT_NOT_FOUND", null)] // its scope was not granted
    public async Task A_wrong_subscription_is_refused(string? name, string? handler, string error, string? argument)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).CallAsync("event.bind", new { @event = name, handler })).Is(400, error, argument: argument);
    }

    [Fact]
    public async Task Events_are_online_or_offline()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        foreach (string method in new[] { "event.bind", "event.unbind" })
        {
            (await new PortalClient(portal).CallAsync(method, new { @event = "ONTASKADD", handler = Handler, event_type = "later" }))
                .Is(400, "ERROR_ARGUMENT", "Value must be one of {online|offline}", "EVENT_TYPE");
        }
    }

    [Fact]
    public async Task The_news_that_events_wait_cannot_wait_itself()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).CallAsync("event.bind", new { @event = "OnOfflineEvent", event_type = "offline" }))
            .Is(400, "ERROR_ARGUMENT", "Offline event cannot be registered for this event.", "EVENT_TYPE");
    }

    [Fact]
    public async Task An_employee_subscribes_for_nobody_else()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal, portal.Users[1]);

        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler, auth_type = 1 }))
            .Is(403, "ACCESS_DENIED", "Access denied! Event binding with AUTH_TYPE requires administrator access rights");
        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", event_type = "offline" }))
            .Is(403, "ACCESS_DENIED", "Access denied! Offline events binding requires administrator access rights");
        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler })).IsTrue();

        Assert.Equal(2, Assert.Single(portal.EventBindings).UserId);
    }

    [Fact]
    public async Task An_employee_sees_and_removes_what_brings_their_own_tokens()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var administrator = new PortalClient(portal);
        var client = new PortalClient(portal, portal.Users[1]);
        (await administrator.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler })).IsTrue();
        (await administrator.CallAsync("event.bind", new { @event = "ONTASKADD", event_type = "offline" })).IsTrue();
        (await client.CallAsync("event.bind", new { @event = "ONTASKADD", handler = Handler })).IsTrue();

        Assert.Equal(
            """[{"event":"ONTASKADD","handler":"https://app.example/events","auth_type":"2","offline":0}]""",
            (await client.CallAsync("event.get")).Json);
        foreach (object authType in new object[] { 0, 1, "2" })
        {
            (await client.CallAsync("event.unbind", new { @event = "ONTASKADD", handler = Handler, auth_type = authType }))
                .Is(403, "ACCESS_DENIED", "Access denied! Event unbinding with AUTH_TYPE requires administrator access rights");
        }

        (await client.CallAsync("event.unbind", new { @event = "ONTASKADD", event_type = "offline" }))
            .Is(403, "ACCESS_DENIED", "Access denied! Offline events unbinding requires administrator access rights");
        Assert.Equal("""{"count":1}""", (await client.CallAsync("event.unbind", new { @event = "ONTASKADD", handler = Handler })).Json);
        Assert.Equal([0, 0], portal.EventBindings.Select(static binding => binding.UserId));
    }
}
