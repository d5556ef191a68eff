using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Crm;

/// <summary>The application hears of changes to records.</summary>
public sealed class CrmEventTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An event, the call that raises it, and the data that it brings.</summary>
    public static TheoryData<string, string, object, string[]> Changes => new()
    {
        { "ONCRMDEALADD", "crm.item.add", new { entityTypeId = 2, fields = new { title = "Roof" } }, ["data[FIELDS][ID]=2"] },
        { "ONCRMDEALADD", "crm.deal.add", new { fields = new { TITLE = "Roof" } }, ["data[FIELDS][ID]=2"] },
        { "ONCRMDEALUPDATE", "crm.deal.update", new { id = 1, fields = new { TITLE = "Roof" } }, ["data[FIELDS][ID]=1"] },
        { "ONCRMDEALUPDATE", "crm.item.update", new { entityTypeId = 2, id = 1, fields = new { title = "Roof" } }, ["data[FIELDS][ID]=1"] },
        { "ONCRMDEALDELETE", "crm.deal.delete", new { id = 1 }, ["data[FIELDS][ID]=1"] },
        {
            "ONCRMDEALMOVETOCATEGORY", "crm.item.update", new { entityTypeId = 2, id = 1, fields = new { categoryId = 1 } },
            ["data[FIELDS][ID]=1", "data[FIELDS][CATEGORY_ID]=1", "data[FIELDS][STAGE_ID]=C1:NEW"]
        },
        { "ONCRMLEADADD", "crm.lead.add", new { fields = new { TITLE = "Roof" } }, ["data[FIELDS][ID]=1"] },
        { "ONCRMCONTACTADD", "crm.contact.add", new { fields = new { NAME = "Ada" } }, ["data[FIELDS][ID]=1"] },
        { "ONCRMCOMPANYADD", "crm.item.add", new { entityTypeId = 4, fields = new { title = "Roofs" } }, ["data[FIELDS][ID]=1"] },
        { "ONCRMQUOTEADD", "crm.item.add", new { entityTypeId = 7, fields = new { title = "Roof" } }, ["data[FIELDS][ID]=1"] },
        {
            "ONCRMDYNAMICITEMADD", "crm.item.add", new { entityTypeId = 128, fields = new { title = "Roof" } },
            ["data[FIELDS][ID]=2", "data[FIELDS][ENTITY_TYPE_ID]=128"]
        },
        {
            "ONCRMDYNAMICITEMUPDATE_128", "crm.item.update", new { entityTypeId = 128, id = 1, fields = new { title = "Roof" } },
            ["data[FIELDS][ID]=1", "data[FIELDS][ENTITY_TYPE_ID]=128"]
        },
        {
            "ONCRMDYNAMICITEMADD", "crm.item.add", new { entityTypeId = 31, fields = new { title = "Roof" } },
            ["data[FIELDS][ID]=1", "data[FIELDS][ENTITY_TYPE_ID]=31"]
        },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task A_change_raises_its_event(string name, string method, object parameters, string[] data)
    {
        await using TestApplication application = await TestApplication.StartAsync();
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal, portal.Users[1]);
        await BindAsync(portal, name, application.At("/events"));

        (await client.CallAsync(method, parameters)).Is200();
        await portal.WaitAsync(static portal => portal.Crm.Deliveries.Count > 0, Cancellation);

        EventDelivery delivery = Assert.Single(portal.Crm.Deliveries);
        Assert.Equal((name, application.At("/events"), true), (delivery.Event, delivery.Handler, delivery.IsSuccess));
        Arrival arrival = application.Arrival;
        Assert.Equal(name, arrival.Field("event"));
        Assert.Equal(
            data,
            arrival.Fields.Where(static field => field.Key.StartsWith("data", StringComparison.Ordinal))
                .Select(static field => $"{field.Key}={field.Value}"));
        Assert.Equal(portal.ApplicationToken, arrival.Field("auth[application_token]"));

        // Whoever caused the event is who the token is of.
        Assert.Equal("2", arrival.Field("auth[user_id]"));
    }

    [Fact]
    public async Task What_a_test_changes_is_heard_too_and_in_order()
    {
        await using TestApplication application = await TestApplication.StartAsync();
        await using LocalPortal portal = await StartAsync();
        foreach (string name in new[] { "ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALDELETE" })
        {
            await BindAsync(portal, name, application.At("/events"));
        }

        for (int number = 0; number < 5; number++)
        {
            int id = portal.Crm.Add(LocalCrm.Deal, new { title = "Roof" });
            portal.Crm.Update(LocalCrm.Deal, id, new { title = "Wall" });
            portal.Crm.Delete(LocalCrm.Deal, id);
        }

        await portal.WaitAsync(static portal => portal.Crm.Deliveries.Count == 15, Cancellation);

        Assert.Equal(
            Enumerable.Range(2, 5).SelectMany(
                static id => new[] { $"ONCRMDEALADD {id}", $"ONCRMDEALUPDATE {id}", $"ONCRMDEALDELETE {id}" }),
            application.Arrivals.Select(static arrival => $"{arrival.Field("event")} {arrival.Field("data[FIELDS][ID]")}"));
    }

    [Fact]
    public async Task Nobody_hears_of_what_changes_nothing_or_of_what_nobody_bound()
    {
        await using TestApplication application = await TestApplication.StartAsync();
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);
        await BindAsync(portal, "ONCRMDEALUPDATE", application.At("/events"));

        (await client.CallAsync("crm.item.update", new { entityTypeId = 2, id = 1, fields = new { title = "Deal" } })).Is200();
        (await client.CallAsync("crm.item.add", new { entityTypeId = 2, fields = new { title = "Other" } })).Is200();
        (await client.CallAsync("crm.item.update", new { entityTypeId = 2, id = 2, fields = new { stageId = "NO_SUCH" } }))
            .Is(400, "CRM_FIELD_ERROR_VALUE_NOT_VALID");
        portal.Crm.Clear();
        portal.Crm.Add(LocalCrm.Deal, new { title = "Deal" });
        portal.Crm.Update(LocalCrm.Deal, 1, new { title = "This one" });
        await portal.WaitAsync(static portal => portal.Crm.Deliveries.Count > 0, Cancellation);

        Assert.Single(portal.Crm.Deliveries);
        Assert.Single(application.Arrivals);
    }

    [Fact]
    public async Task What_the_application_fetches_is_there_with_the_answer()
    {
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);
        (await client.CallAsync("event.bind", new { @event = "ONCRMDEALADD", event_type = "offline" })).IsTrue();

        (await client.CallAsync("crm.deal.add", new { fields = new { TITLE = "Roof" } })).Is200();
        Answer fetched = await client.CallAsync("event.offline.get");

        System.Text.Json.JsonElement row = Assert.Single(fetched.Result.GetProperty("events").EnumerateArray().ToArray());
        Assert.Equal("ONCRMDEALADD", row.GetProperty("EVENT_NAME").GetString());
        Assert.Equal("""{"FIELDS":{"ID":"2"}}""", row.GetProperty("EVENT_DATA").GetRawText());
    }

    [Fact]
    public async Task A_handler_that_cannot_be_reached_fails_no_call()
    {
        using var nobody = new DeadAddress();
        await using LocalPortal portal = await StartAsync();
        await BindAsync(portal, "ONCRMDEALADD", nobody.At("/events"));

        (await new PortalClient(portal).CallAsync("crm.deal.add", new { fields = new { TITLE = "Roof" } })).Is200();
        await portal.WaitAsync(static portal => portal.Crm.Deliveries.Count > 0, Cancellation);

        Assert.NotNull(Assert.Single(portal.Crm.Deliveries).Error);
    }

    [Fact]
    public async Task A_handler_may_call_the_portal_and_change_more()
    {
        LocalPortal? started = null;
        await using TestApplication application = await TestApplication.StartAsync(async (_, arrival) =>
        {
            if (arrival.Field("event") == "ONCRMDEALADD")
            {
                (await new PortalClient(started!).CallAsync(
                    "crm.deal.update", new { id = arrival.Field("data[FIELDS][ID]"), fields = new { TITLE = "Seen" } })).IsTrue();
            }
        });
        await using LocalPortal portal = await StartAsync();
        started = portal;
        await BindAsync(portal, "ONCRMDEALADD", application.At("/events"));
        await BindAsync(portal, "ONCRMDEALUPDATE", application.At("/events"));

        portal.Crm.Add(LocalCrm.Deal, new { title = "Roof" });
        await portal.WaitAsync(static portal => portal.Crm.Deliveries.Count == 2, Cancellation);

        Assert.Equal("Seen", portal.Crm.Find(LocalCrm.Deal, 2)!["title"]!.GetValue<string>());
    }

    private static async Task<LocalPortal> StartAsync()
    {
        LocalPortal portal = await LocalPortal.StartAsync(new() { HandlerHosts = HandlerHostRule.Relaxed }, Cancellation);
        portal.Crm.Clear();
        portal.Crm.Add(LocalCrm.Deal, new { title = "Deal" });
        portal.Crm.Add(128, new { title = "Item" });
        return portal;
    }

    private static async Task BindAsync(LocalPortal portal, string name, string handler) =>
        (await new PortalClient(portal).CallAsync("event.bind", new { @event = name, handler })).IsTrue();
}
