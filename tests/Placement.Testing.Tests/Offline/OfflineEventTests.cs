using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Offline;

/// <summary>Events that wait on the portal until the application fetches them.</summary>
public sealed class OfflineEventTests
{
    private const string Deal = "ONCRMDEALUPDATE";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 7, 18, 12, 32, 31, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_fetched_once_as_documented()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, "ONCRMLEADADD", Deal);
        await portal.RaiseAsync("ONCRMLEADADD", cancellationToken: Stop);
        await portal.RaiseAsync(Deal, new { FIELDS = new { ID = 17 } }, portal.Users[1], Stop);
        await portal.RaiseAsync("ONCRMDEALADD", new { FIELDS = new { ID = 18 } }, cancellationToken: Stop); // nobody has asked for it

        Answer answer = await client.CallAsync("event.offline.get");

        JsonArray events = JsonNode.Parse(answer.Json)!["events"]!.AsArray();
        Assert.All(events, static row => Assert.Matches("^[0-9a-f]{32}$", (string?)row!["MESSAGE_ID"]));
        foreach (JsonNode? row in events)
        {
            row!["MESSAGE_ID"] = "1";
        }

        Assert.Equal(
            """[{"ID":"1","TIMESTAMP_X":"2024-07-18T12:32:31\u002B00:00","EVENT_NAME":"ONCRMLEADADD","EVENT_DATA":false,"EVENT_ADDITIONAL":{"user_id":0},"MESSAGE_ID":"1"},{"ID":"2","TIMESTAMP_X":"2024-07-18T12:32:31\u002B00:00","EVENT_NAME":"ONCRMDEALUPDATE","EVENT_DATA":{"FIELDS":{"ID":17}},"EVENT_ADDITIONAL":{"user_id":2},"MESSAGE_ID":"1"}]""",
            events.ToJsonString());
        Assert.Equal(JsonValueKind.Null, answer.Result.GetProperty("process_id").ValueKind);
        Assert.Equal("""{"process_id":null,"events":[]}""", (await client.CallAsync("event.offline.get")).Json);
    }

    [Fact]
    public async Task A_list_changes_nothing()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1, 2);

        for (int round = 0; round < 2; round++)
        {
            Answer list = await client.CallAsync("event.offline.list", new { order = new { ID = "desc" } });
            Assert.Equal(["2", "1"], Ids(list.Result));
            Assert.Equal(2, list.Body.GetProperty("total").GetInt32());
            Assert.All(
                list.Result.EnumerateArray(),
                static row => Assert.Equal(
                    ("", "0"), (row.GetProperty("PROCESS_ID").GetString(), row.GetProperty("ERROR").GetString())));
        }
    }

    [Fact]
    public async Task What_changes_twice_waits_once()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1, 2);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await RaiseAsync(portal, 1);

        Answer reserved = await client.CallAsync("event.offline.get", new { clear = 0 });
        await RaiseAsync(portal, 1);

        Assert.Equal(["2", "1"], Ids(reserved.Result.GetProperty("events"))); // the renewed one is the newest
        Assert.Equal(["3"], Ids((await client.CallAsync("event.offline.get")).Result.GetProperty("events")));
    }

    [Fact]
    public async Task What_is_reserved_is_handed_to_nobody_else_until_it_is_cleared()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1, 2, 3, 4);

        Answer first = await client.CallAsync("event.offline.get", new { clear = 0, limit = 2 });
        Answer second = await client.CallAsync("event.offline.get", new { clear = 0 });
        string process = first.Result.GetProperty("process_id").GetString()!;
        string other = second.Result.GetProperty("process_id").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", process);
        Assert.NotEqual(process, other);
        Assert.Equal(["1", "2"], Ids(first.Result.GetProperty("events")));
        Assert.Equal(["3", "4"], Ids(second.Result.GetProperty("events")));
        Assert.Empty(Ids((await client.CallAsync("event.offline.get")).Result.GetProperty("events")));

        (await client.CallAsync("event.offline.clear", new { process_id = process, id = new[] { 1, 3 } })).IsTrue();
        Assert.Equal(["2"], await AgainAsync(process));
        (await client.CallAsync(
            "event.offline.clear",
            new { process_id = other, message_id = new[] { second.Result.GetProperty("events")[0].GetProperty("MESSAGE_ID").GetString() } })).IsTrue();
        Assert.Equal(["4"], await AgainAsync(other));
        (await client.CallAsync("event.offline.clear", new { process_id = process })).IsTrue();
        Assert.Empty(await AgainAsync(process));
        Assert.Equal(["4"], Ids((await client.CallAsync("event.offline.list")).Result));

        async Task<string[]> AgainAsync(string id) =>
            Ids((await client.CallAsync("event.offline.get", new { clear = 0, process_id = id })).Result.GetProperty("events"));
    }

    [Fact]
    public async Task Clearing_a_batch_while_fetching_it_clears_all_of_it()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1, 2);
        string process = (await client.CallAsync("event.offline.get", new { clear = 0 })).Result.GetProperty("process_id").GetString()!;

        Answer answer = await client.CallAsync("event.offline.get", new { process_id = process, limit = 1, clear = 1 });

        Assert.Equal(process, answer.Result.GetProperty("process_id").GetString());
        Assert.Equal(["1"], Ids(answer.Result.GetProperty("events")));
        Assert.Equal("[]", (await client.CallAsync("event.offline.list")).Json);
    }

    [Fact]
    public async Task What_has_failed_is_handed_over_on_demand()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1, 2);
        JsonElement reserved = (await client.CallAsync("event.offline.get", new { clear = 0 })).Result;

        (await client.CallAsync(
            "event.offline.error",
            new
            {
                process_id = reserved.GetProperty("process_id").GetString(),
                message_id = new[] { reserved.GetProperty("events")[1].GetProperty("MESSAGE_ID").GetString() },
            })).IsTrue();

        Assert.Empty(Ids((await client.CallAsync("event.offline.get")).Result.GetProperty("events")));
        Assert.Equal(
            ["2"], Ids((await client.CallAsync("event.offline.list", new { filter = new { ERROR = 1, PROCESS_ID = "" } })).Result));
        Assert.Equal(["2"], Ids((await client.CallAsync("event.offline.get", new { error = 1 })).Result.GetProperty("events")));
    }

    [Fact]
    public async Task Many_at_once_get_different_events()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, [.. Enumerable.Range(1, 40)]);

        Answer[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => client.CallAsync("event.offline.get", new { limit = 5, clear = number % 2 })));

        string[] all = [.. answers.SelectMany(static answer => Ids(answer.Result.GetProperty("events")))];
        Assert.Equal(40, all.Length);
        Assert.Distinct(all);
    }

    [Fact]
    public async Task Sources_have_queues_of_their_own()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        (await client.CallAsync("event.bind", new { @event = Deal, event_type = "offline", auth_connector = "desk" })).IsTrue();
        await RaiseAsync(portal, 1);

        Assert.Equal(["1"], Ids((await client.CallAsync("event.offline.list")).Result));
        Assert.Equal(["2"], Ids((await client.CallAsync("event.offline.list", new { auth_connector = "desk" })).Result));
        Assert.Equal(
            ["2"], Ids((await client.CallAsync("event.offline.get", new { auth_connector = "desk" })).Result.GetProperty("events")));
        Assert.Equal(["1"], Ids((await client.CallAsync("event.offline.get")).Result.GetProperty("events")));
    }

    [Theory]
    [InlineData("""{"filter":{"ID":"2"}}""", "2")]
    [InlineData("""{"filter":{">ID":1,"<=ID":3}}""", "2,3")]
    [InlineData("""{"filter":{"=EVENT_NAME":"ONCRMDEALUPDATE"}}""", "1,2,3,4")]
    [InlineData("""{"filter":{"EVENT_NAME":"ONTASKADD"}}""", "")]
    [InlineData("""{"filter":{">=TIMESTAMP_X":"2024-07-18T14:34:31+02:00"}}""", "3,4")]
    [InlineData("""{"order":{"TIMESTAMP_X":"DESC"}}""", "4,3,2,1")]
    [InlineData("""{"order":{"EVENT_NAME":"asc","ID":"desc"},"limit":2}""", "4,3")]
    [InlineData("""{"limit":"3"}""", "1,2,3")]
    public async Task What_is_fetched_can_be_chosen(string parameters, string expected)
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        for (int deal = 1; deal <= 4; deal++)
        {
            await RaiseAsync(portal, deal);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Answer answer = await client.CallAsync("event.offline.get", JsonNode.Parse(parameters));

        Assert.Equal(expected, string.Join(',', Ids(answer.Result.GetProperty("events"))));
    }

    [Theory]
    [InlineData("get", """{"filter":"ID"}""", "FILTER", "The filter is not an array.")]
    [InlineData("get", """{"filter":{"PROCESS_ID":"x"}}""", "FILTER", "Filter field not allowed: PROCESS_ID")]
    [InlineData("list", """{"filter":{"NAME":"x"}}""", "FILTER", "Filter field not allowed: NAME")]
    [InlineData("list", """{"filter":{"!ID":1}}""", "FILTER", "Filter operation not allowed: !")]
    [InlineData("list", """{"filter":{"ID":[1]}}""", "FILTER", "The value of an argument 'FILTER' has an invalid type")]
    [InlineData("list", """{"order":"ID"}""", "ORDER", "The order is not an array.")]
    [InlineData("get", """{"order":{"ERROR":"ASC"}}""", "ORDER", "Order field not allowed: ERROR")]
    [InlineData("list", """{"order":{"ID":"up"}}""", "ORDER", "Order direction should be one of {ASC|DESC}")]
    [InlineData("get", """{"limit":0}""", "LIMIT", "Value must be positive integer")]
    [InlineData("clear", "{}", "PROCESS_ID", "Argument 'PROCESS_ID' is null or empty")]
    [InlineData("clear", """{"process_id":"x","message_id":["1"]}""", "MESSAGE_ID", "Value must be array of MESSAGE_ID values")]
    [InlineData("error", "{}", "PROCESS_ID", "Argument 'PROCESS_ID' is null or empty")]
    [InlineData("error", """{"process_id":"x"}""", "MESSAGE_ID", "Argument 'MESSAGE_ID' is null or empty")]
    public async Task What_cannot_be_is_refused(string method, string parameters, string argument, string description)
    {
        await using LocalPortal portal = await StartAsync();

        (await new PortalClient(portal).CallAsync("event.offline." + method, JsonNode.Parse(parameters)))
            .Is(400, "ERROR_ARGUMENT", description, argument);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("clear")]
    [InlineData("error")]
    public async Task Events_are_fetched_by_administrators(string method)
    {
        await using LocalPortal portal = await StartAsync();

        (await new PortalClient(portal, portal.Users[1]).CallAsync("event.offline." + method)).Is(403, "ACCESS_DENIED", "Access denied!");
    }

    [Fact]
    public async Task Reserving_must_be_in_the_plan()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Features = [] }, Stop);
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1);

        (await client.CallAsync("event.offline.get", new { clear = 0 })).Is(
            403, "WRONG_LICENSE", "This feature is not enabled for the current license: extended offline events handling");
        Assert.Equal(["1"], Ids((await client.CallAsync("event.offline.get")).Result.GetProperty("events")));
    }

    [Fact]
    public async Task What_is_reserved_and_never_cleared_is_gone_after_thirty_days()
    {
        await using LocalPortal portal = await StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1);
        await client.CallAsync("event.offline.get", new { clear = 0 });
        await RaiseAsync(portal, 2);

        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Assert.Equal(["1", "2"], Ids((await new PortalClient(portal).CallAsync("event.offline.list")).Result));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["2"], Ids((await new PortalClient(portal).CallAsync("event.offline.list")).Result));
    }

    [Fact]
    public async Task The_queue_goes_with_the_application()
    {
        await using LocalPortal portal = await StartAsync();
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(portal, Deal);
        await RaiseAsync(portal, 1);

        await portal.UninstallAsync(cancellationToken: Stop);
        (await portal.InstallAsync(application.Address, cancellationToken: Stop)).EnsureFinished();

        Assert.Equal("[]", (await new PortalClient(portal).CallAsync("event.offline.list")).Json);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    public async Task The_application_is_told_that_events_wait_but_not_too_often(string? minTimeout, int seconds)
    {
        await using LocalPortal portal = await StartAsync();
        await using TestApplication application = await TestApplication.StartAsync();
        PortalClient client = await BindAsync(portal, Deal);
        (await client.CallAsync(
            "event.bind", new { @event = "ONOFFLINEEVENT", handler = application.At("/wake"), options = new { minTimeout } })).IsTrue();
        (await client.CallAsync(
            "event.bind", new { @event = "ONOFFLINEEVENT", handler = application.At("/wake"), options = new { minTimeout = 9 } }))
            .Is(400, "ERROR_CORE");

        EventDelivery delivery = Assert.Single(
            await portal.RaiseAsync(Deal, new { FIELDS = new { ID = 1 } }, portal.Users[1], Stop)).EnsureSuccess();
        Assert.Equal(("ONOFFLINEEVENT", application.At("/wake")), (delivery.Event, delivery.Handler));
        Arrival arrival = application.Arrival;
        Assert.Equal("ONOFFLINEEVENT", arrival.Field("event"));
        Assert.DoesNotContain(arrival.Fields, static field => field.Key.StartsWith("data", StringComparison.Ordinal));
        Assert.Equal("2", arrival.Field("auth[user_id]"));
        Assert.NotNull(arrival.Field("auth[refresh_token]"));

        if (seconds > 0)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            await RaiseAsync(portal, 2);
            Assert.Single(application.Arrivals);
            _clock.Advance(TimeSpan.FromTicks(1));
        }

        await RaiseAsync(portal, 3);
        Assert.Equal(2, application.Arrivals.Count);
        await portal.RaiseAsync("ONCRMDEALADD", cancellationToken: Stop); // nothing waits of it
        Assert.Equal(2, application.Arrivals.Count);
    }

    private Task<LocalPortal> StartAsync() => LocalPortal.StartAsync(new() { TimeProvider = _clock }, Stop);

    private static async Task<PortalClient> BindAsync(LocalPortal portal, params string[] events)
    {
        var client = new PortalClient(portal);
        foreach (string name in events)
        {
            (await client.CallAsync("event.bind", new { @event = name, event_type = "offline" })).IsTrue();
        }

        return client;
    }

    private static async Task RaiseAsync(LocalPortal portal, params int[] deals)
    {
        foreach (int deal in deals)
        {
            await portal.RaiseAsync(Deal, new { FIELDS = new { ID = deal } }, cancellationToken: Stop);
        }
    }

    private static string[] Ids(JsonElement rows) => [.. rows.EnumerateArray().Select(static row => row.GetProperty("ID").GetString()!)];
}
