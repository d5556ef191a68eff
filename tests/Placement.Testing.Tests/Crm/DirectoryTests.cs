using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Crm;

/// <summary>What the values in records stand for: stages, pipelines, currencies.</summary>
public sealed class DirectoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"ENTITY_ID":"DEAL_STAGE"}""", "NEW PREPARATION PREPAYMENT_INVOICE EXECUTING FINAL_INVOICE WON LOSE APOLOGY")]
    [InlineData("""{"ENTITY_ID":"DEAL_STAGE","SEMANTICS":"F"}""", "LOSE APOLOGY")]
    [InlineData("""{"ENTITY_ID":"DEAL_STAGE_1","STATUS_ID":"C1:WON"}""", "C1:WON")]
    [InlineData("""{"ENTITY_ID":"STATUS"}""", "NEW IN_PROCESS PROCESSED CONVERTED JUNK")]
    [InlineData("""{"ENTITY_ID":"DYNAMIC_128_STAGE_2"}""", "DT128_2:NEW DT128_2:PREPARATION DT128_2:CLIENT DT128_2:SUCCESS DT128_2:FAIL")]
    [InlineData("""{"ENTITY_ID":"NO_SUCH"}""", "")]
    public async Task A_directory_lists_its_entries(string filter, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Answer answer = await new PortalClient(portal).CallAsync(
            "crm.status.list", new { filter = JsonNode.Parse(filter), order = new { SORT = "ASC" } });

        string[] entries = [.. answer.Result.EnumerateArray().Select(static entry => entry.GetProperty("STATUS_ID").GetString()!)];
        Assert.Equal(expected, string.Join(' ', entries));
        Assert.Equal(entries.Length, answer.Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_stage_says_what_it_means()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        JsonElement won = (await new PortalClient(portal).CallAsync(
            "crm.status.list", new { filter = new { ENTITY_ID = "DEAL_STAGE", STATUS_ID = "WON" } })).Result[0];

        Assert.Equal(("60", "S", "Deal won"), (Text("SORT"), Text("SEMANTICS"), Text("NAME")));
        Assert.Equal("""{"SEMANTICS":"success","COLOR":"#7BD500"}""", won.GetProperty("EXTRA").GetRawText());

        string? Text(string name) => won.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Pipelines_are_listed_where_there_are_some()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { EntityTypeIds = [128, 1220] }, Cancellation);
        var client = new PortalClient(portal);

        Answer deals = await client.CallAsync("crm.category.list", new { entityTypeId = 2 });

        Assert.Equal(
            """{"id":0,"name":"General","sort":300,"entityTypeId":2,"isDefault":"Y"}""",
            deals.Result.GetProperty("categories")[0].GetRawText());
        Assert.Equal(
            """{"id":1,"name":"Maintenance","sort":400,"entityTypeId":2,"isDefault":"N"}""",
            deals.Result.GetProperty("categories")[1].GetRawText());
        Answer process = await client.CallAsync("crm.category.list", new { entityTypeId = 1220 });
        Assert.Equal(3, process.Result.GetProperty("categories")[0].GetProperty("id").GetInt32());
        (await client.CallAsync("crm.category.list", new { entityTypeId = 1 }))
            .Is(400, "ENTITY_TYPE_NOT_SUPPORTED", "Entity type `LEAD` is not supported");
        (await client.CallAsync("crm.category.list", new { entityTypeId = 77 })).Is(400, "NOT_FOUND", "Smart process not found");
    }

    [Fact]
    public async Task The_first_currency_is_the_portals_own()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var client = new PortalClient(portal);

        JsonElement[] currencies = [.. (await client.CallAsync("crm.currency.list")).Result.EnumerateArray()];

        Assert.Equal("\"USD\"", (await client.CallAsync("crm.currency.base.get")).Json);
        Assert.Equal(["USD", "EUR", "GBP"], currencies.Select(static currency => currency.GetProperty("CURRENCY").GetString()));
        Assert.Equal(["Y", "N", "N"], currencies.Select(static currency => currency.GetProperty("BASE").GetString()));
    }
}
