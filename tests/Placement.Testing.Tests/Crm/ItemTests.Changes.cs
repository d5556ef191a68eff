using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Crm;

/// <summary>Updates and deletions.</summary>
public sealed partial class ItemTests
{
    [Fact]
    public async Task An_update_changes_what_is_given_and_says_when()
    {
        await AddAsync(2, """{"title":"Roof","opportunity":10}""");
        _clock.Advance(TimeSpan.FromMinutes(30));

        JsonElement item = await UpdateAsync(2, """{"stageId":"WON"}""");

        Assert.Equal("Roof", item.GetProperty("title").GetString());
        Assert.Equal(10, item.GetProperty("opportunity").GetInt32());
        Assert.Equal(("WON", "S", "Y"), (Text(item, "stageId"), Text(item, "stageSemanticId"), Text(item, "closed")));
        Assert.Equal("2026-08-20T12:00:00+00:00", Text(item, "createdTime"));
        Assert.Equal("2026-08-20T12:30:00+00:00", Text(item, "updatedTime"));
        Assert.Equal("2026-08-20T12:30:00+00:00", Text(item, "movedTime"));
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_not_saved()
    {
        await AddAsync(2, """{"title":"Roof","observers":[1,2]}""");
        _clock.Advance(TimeSpan.FromMinutes(30));

        JsonElement item = await UpdateAsync(2, """{"title":"Roof","observers":["1","2"],"stageId":"NEW"}""");

        Assert.Equal("2026-08-20T12:00:00+00:00", Text(item, "updatedTime"));
    }

    [Fact]
    public async Task A_deal_that_moves_to_another_pipeline_begins_there()
    {
        await AddAsync(2, """{"stageId":"EXECUTING"}""");

        JsonElement item = await UpdateAsync(2, """{"categoryId":1}""");

        Assert.Equal((1, "C1:NEW", "P"), (item.GetProperty("categoryId").GetInt32(), Text(item, "stageId"), Text(item, "stageSemanticId")));
        Assert.Equal("C1:EXECUTING", Text(await UpdateAsync(2, """{"stageId":"C1:EXECUTING"}"""), "stageId"));
    }

    [Fact]
    public async Task The_one_contact_of_a_record_is_the_first_of_several()
    {
        Assert.Equal("4 [4,5]", Contacts(await AddAsync(2, """{"contactIds":[4,5]}""")));
        Assert.Equal("5 [5,4]", Contacts(await UpdateAsync(2, """{"contactId":5}""")));
        Assert.Equal("6 [6]", Contacts(await UpdateAsync(2, """{"contactIds":[6]}""")));
        Assert.Equal("0 []", Contacts(await UpdateAsync(2, """{"contactId":0}""")));

        static string Contacts(JsonElement item) =>
            $"{item.GetProperty("contactId").GetInt32()} {item.GetProperty("contactIds").GetRawText()}";
    }

    [Fact]
    public async Task Telephone_numbers_and_addresses_are_added_changed_and_removed()
    {
        JsonElement added = await AddAsync(1, """
            {"fm":{"n0":{"valueType":"WORK","value":"+6111111111","typeId":"PHONE"},"n1":{"value":"admin@example.com","typeId":"EMAIL"}}}
            """);
        Assert.Equal(
            """{"id":101,"valueType":"WORK","value":"+6111111111","typeId":"PHONE"}""", added.GetProperty("fm")[0].GetRawText());
        Assert.Equal(
            """{"id":102,"valueType":"WORK","value":"admin@example.com","typeId":"EMAIL"}""", added.GetProperty("fm")[1].GetRawText());
        Assert.Equal(("Y", "Y"), (Text(added, "hasPhone"), Text(added, "hasEmail")));
        Assert.Equal(("+6111111111", "+6111111111"), (Text(added, "phone"), Text(added, "phoneWork")));
        Assert.Equal(("admin@example.com", ""), (Text(added, "emailWork"), Text(added, "emailHome")));

        JsonElement changed = await UpdateAsync(1, """
            {"fm":{"101":{"valueType":"MOBILE","value":"+62","typeId":"PHONE"},"102":{"value":"","typeId":"EMAIL"},
            "n0":{"value":"https://a.example","typeId":"WEB"}}}
            """);
        Assert.Equal(2, changed.GetProperty("fm").GetArrayLength());
        Assert.Equal("""{"id":101,"valueType":"MOBILE","value":"+62","typeId":"PHONE"}""", changed.GetProperty("fm")[0].GetRawText());
        Assert.Equal(
            """{"id":103,"valueType":"WORK","value":"https://a.example","typeId":"WEB"}""", changed.GetProperty("fm")[1].GetRawText());
        Assert.Equal(("Y", "N", "+62"), (Text(changed, "hasPhone"), Text(changed, "hasEmail"), Text(changed, "phoneMobile")));

        (await _client.CallAsync("crm.item.update", JsonNode.Parse(
            """{"entityTypeId":1,"id":1,"fields":{"fm":{"n0":{"value":"no address","typeId":"EMAIL"}}}}"""))).Is(400, "ERROR_CORE");
    }

    [Fact]
    public async Task A_required_own_field_must_not_be_empty()
    {
        _portal.Crm.AddField(LocalCrm.Lead, "UF_CRM_NAME", "string", "Name", isRequired: true);

        (await _client.CallAsync("crm.item.add", new { entityTypeId = 1, fields = new { title = "Roof" } }))
            .Is(400, "CRM_FIELD_ERROR_REQUIRED", "The \"Name\" field is required");
        await AddAsync(1, """{"ufCrmName":"x"}""");
        (await _client.CallAsync("crm.item.update", new { entityTypeId = 1, id = 1, fields = new { ufCrmName = "" } }))
            .Is(400, "CRM_FIELD_ERROR_REQUIRED", "The \"Name\" field is required");
        await UpdateAsync(1, """{"title":"Roof"}""");
    }

    [Fact]
    public async Task A_deleted_record_is_gone_and_its_id_is_not_given_again()
    {
        await AddAsync(2, "{}");
        await AddAsync(2, "{}");

        Answer deleted = await _client.CallAsync("crm.item.delete", new { entityTypeId = 2, id = 2 });

        Assert.Equal("[]", deleted.Is200().Json);
        (await _client.CallAsync("crm.item.get", new { entityTypeId = 2, id = 2 })).Is(400, "NOT_FOUND", "Item not found");
        Assert.Equal(3, (await AddAsync(2, "{}")).GetProperty("id").GetInt32());
    }
}
