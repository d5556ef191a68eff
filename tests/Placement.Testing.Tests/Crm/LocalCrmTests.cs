using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Crm;

/// <summary>The CRM as a test fills and sees it.</summary>
public sealed class LocalCrmTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_begins_with_something_to_show()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        foreach (int entityTypeId in new[]
        {
            LocalCrm.Lead, LocalCrm.Deal, LocalCrm.Contact, LocalCrm.Company, LocalCrm.Quote, LocalCrm.Invoice, 128,
        })
        {
            IReadOnlyList<JsonObject> records = portal.Crm.All(entityTypeId);
            Assert.NotEmpty(records);
            Assert.Equal(Enumerable.Range(1, records.Count), records.Select(static record => record["id"]!.GetValue<int>()));
        }

        // Every reference leads somewhere.
        foreach (JsonObject deal in portal.Crm.All(LocalCrm.Deal))
        {
            Assert.NotNull(portal.Crm.Find(LocalCrm.Company, deal["companyId"]!.GetValue<int>()));
            Assert.NotNull(portal.Crm.Find(LocalCrm.Contact, deal["contactId"]!.GetValue<int>()));
            Assert.Contains(portal.Users, user => user.Id == deal["assignedById"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task Demo_data_belongs_to_whoever_works_there()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Users = [new(77, "Only", "One", IsAdministrator: true)], EntityTypeIds = [] }, Cancellation);

        Assert.All(portal.Crm.All(LocalCrm.Deal), static deal => Assert.Equal(77, deal["assignedById"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Without_demo_data_ids_begin_at_one()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        portal.Crm.Clear();

        Assert.Empty(portal.Crm.All(LocalCrm.Deal));
        Assert.Equal(1, portal.Crm.Add(LocalCrm.Deal, new { title = "Roof", opportunity = 12.5m }));
        Assert.Equal(2, portal.Crm.Add(LocalCrm.Deal, new Dictionary<string, object> { ["TITLE"] = "Wall", ["STAGE_ID"] = "WON" }));
        Assert.Equal(3, portal.Crm.Add(LocalCrm.Deal, """{"title":"Gate","createdTime":"2020-01-01T00:00:00+00:00","createdBy":2}"""));
        Assert.Equal(["Roof", "Wall", "Gate"], portal.Crm.All(LocalCrm.Deal).Select(static deal => deal["title"]!.GetValue<string>()));
        Assert.Equal("12.5", portal.Crm.Find(LocalCrm.Deal, 1)!["opportunity"]!.ToJsonString());
        Assert.Equal("S", portal.Crm.Find(LocalCrm.Deal, 2)!["stageSemanticId"]!.GetValue<string>());
        Assert.Equal(2, portal.Crm.Find(LocalCrm.Deal, 3)!["createdBy"]!.GetValue<int>());
        Assert.Null(portal.Crm.Find(LocalCrm.Deal, 4));
    }

    [Fact]
    public async Task What_was_read_does_not_change()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        JsonObject before = portal.Crm.Find(LocalCrm.Deal, 1)!;
        before["title"] = "Mine";

        portal.Crm.Update(LocalCrm.Deal, 1, new { title = "Other", stageId = "WON" });

        Assert.Equal(("Mine", "EXECUTING"), (before["title"]!.GetValue<string>(), before["stageId"]!.GetValue<string>()));
        Assert.Equal("Other", portal.Crm.Find(LocalCrm.Deal, 1)!["title"]!.GetValue<string>());
        portal.Crm.Delete(LocalCrm.Deal, 1);
        Assert.Null(portal.Crm.Find(LocalCrm.Deal, 1));
    }

    [Fact]
    public async Task Mistakes_of_a_test_are_said_at_once()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        LocalCrm crm = portal.Crm;

        Assert.Contains(
            "128", Assert.Throws<ArgumentException>("entityTypeId", () => crm.Add(77, new { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("entityTypeId", () => crm.All(77));
        Assert.Contains(
            "'titel'",
            Assert.Throws<ArgumentException>("fields", () => crm.Add(LocalCrm.Deal, new { titel = "x" })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("fields", () => crm.Add(LocalCrm.Deal, new { id = 7 }));
        Assert.Throws<ArgumentException>("fields", () => crm.Add(LocalCrm.Deal, new { stageId = "NO_SUCH" }));
        Assert.Throws<ArgumentException>("fields", () => crm.Add(LocalCrm.Deal, "[]"));
        Assert.Throws<ArgumentException>("id", () => crm.Update(LocalCrm.Deal, 77, new { title = "x" }));
        Assert.Throws<ArgumentException>("id", () => crm.Delete(LocalCrm.Deal, 77));
        Assert.Throws<ArgumentException>("name", () => crm.AddField(LocalCrm.Deal, "SIZE", "string"));
        Assert.Throws<ArgumentException>("name", () => crm.AddField(LocalCrm.Deal, "UF_CRM_", "string"));
        Assert.Throws<ArgumentException>("type", () => crm.AddField(LocalCrm.Deal, "UF_CRM_SIZE", "text"));
        crm.AddField(LocalCrm.Deal, "UF_CRM_SIZE", "string");
        Assert.Throws<ArgumentException>(() => crm.AddField(LocalCrm.Deal, "UF_CRM_SIZE", "string"));
    }

    [Theory]
    [InlineData("UF_CRM_1720019876534", "ufCrm_1720019876534")]
    [InlineData("UF_CRM_2_1639669411830", "ufCrm2_1639669411830")]
    [InlineData("UF_CRM_64A29A1CD5CC2", "ufCrm_64A29A1CD5CC2")]
    [InlineData("UF_CRM_MY_FIELD", "ufCrmMyField")]
    public async Task An_own_field_has_a_name_in_both_kinds_of_methods(string original, string name)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Crm.AddField(LocalCrm.Contact, original, "string");

        portal.Crm.Update(LocalCrm.Contact, 1, new Dictionary<string, string> { [original] = "value" });

        Assert.Equal("value", portal.Crm.Find(LocalCrm.Contact, 1)![name]!.GetValue<string>());
        Answer contact = await new PortalClient(portal).CallAsync("crm.contact.get", new { id = 1 });
        Assert.Equal("value", contact.Result.GetProperty(original).GetString());
    }

    [Fact]
    public async Task Many_may_change_it_at_once()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Crm.Clear();

        Parallel.For(0, 200, number =>
        {
            int id = portal.Crm.Add(
                LocalCrm.Company, new { title = $"Company {number}", fm = new[] { new { typeId = "PHONE", value = "+1" } } });
            portal.Crm.Update(LocalCrm.Company, id, new { revenue = number });
        });

        IReadOnlyList<JsonObject> all = portal.Crm.All(LocalCrm.Company);
        Assert.Equal(Enumerable.Range(1, 200), all.Select(static company => company["id"]!.GetValue<int>()));
        Assert.Equal(200, all.Select(static company => company["fm"]![0]!["id"]!.GetValue<int>()).Distinct().Count());
    }
}
