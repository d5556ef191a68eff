using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Crm;

/// <summary>What <c>crm.item.list</c> finds, in which order, on which page.</summary>
public sealed class ItemFilterTests : IAsyncLifetime
{
    private LocalPortal _portal = null!;
    private PortalClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Filters, and the leads that they find.</summary>
    public static TheoryData<string, string> Filters => new()
    {
        // Nothing is asked for.
        { "{}", "1 2 3 4 5" },
        { "[]", "1 2 3 4 5" },

        // Equal, and not.
        { """{"stageId":"NEW"}""", "1 3 5" },
        { """{"=stageId":"NEW"}""", "1 3 5" },
        { """{"stageId":"new"}""", "1 3 5" },
        { """{"!stageId":"NEW"}""", "2 4" },
        { """{"!=stageId":"NEW"}""", "2 4" },
        { """{"id":3}""", "3" },
        { """{"id":"3"}""", "3" },
        { """{"=opportunity":19600}""", "2" },
        { """{"=opportunity":"19600.00"}""", "2" },
        { """{"isManualOpportunity":"Y"}""", "1 2 3 4" },
        { """{"!isManualOpportunity":"Y"}""", "5" },
        { """{"isManualOpportunity":"N"}""", "5" },

        // Nothing is a value, too.
        { """{"name":""}""", "5" },
        { """{"!=name":""}""", "1 2 3 4" },
        { """{"=lastName":null}""", "1 5" },
        { """{"companyId":0}""", "1 2 3 4 5" },
        { """{"opportunity":0}""", "5" },

        // More and less.
        { """{">opportunity":19000}""", "2" },
        { """{">=opportunity":19000}""", "1 2 4" },
        { """{"<opportunity":19000}""", "3 5" },
        { """{"<=opportunity":12000}""", "3 5" },
        { """{">=opportunity":12000,"<opportunity":19600}""", "1 3 4" },
        { """{">id":2,"<id":"5"}""", "3 4" },
        { """{">=title":"Lead 4"}""", "4 5" },

        // Of several, any or none.
        { """{"@stageId":["NEW","IN_PROCESS"]}""", "1 2 3 4 5" },
        { """{"@id":[1,"4",77]}""", "1 4" },
        { """{"!@id":[1,4]}""", "2 3 5" },
        { """{"id":[1,4]}""", "1 4" },
        { """{"@id":[]}""", "" },
        { """{"!@stageId":["NEW"]}""", "2 4" },

        // Parts of texts.
        { """{"%title":"ead 4"}""", "4" },
        { """{"%title":"LEAD"}""", "1 2 3 4" },
        { """{"!%title":"lead"}""", "5" },
        { """{"%name":"la"}""", "2 3" },
        { """{"=%lastName":"S%"}""", "3 4" },
        { """{"%=lastName":"%r"}""", "2" },
        { """{"=%lastName":"%chm%"}""", "3 4" },
        { """{"=%lastName":"chm"}""", "" },
        { """{"!=%lastName":"S%"}""", "1 2 5" },
        { """{"!%=lastName":"S%"}""", "1 2 5" },
        { """{"=%title":"Lead _%"}""", "1 2 3 4" },
        { """{"%title":"100%"}""", "5" },

        // Dates and moments.
        { """{">=birthdate":"1990-01-01"}""", "4" },
        { """{"birthdate":"1984-05-17"}""", "3" },
        { """{"birthdate":"1984-05-17T00:00:00+00:00"}""", "3" },
        { """{">=createdTime":"2026-08-03T00:00:00+00:00"}""", "3 4 5" },
        { """{">createdTime":"2026-08-03T12:00:00+00:00"}""", "4 5" },
        { """{">createdTime":"2026-08-03T14:00:00+02:00"}""", "4 5" },
        { """{"createdTime":"2026-08-03T12:00:00Z"}""", "3" },
        { """{">=createdTime":"2026-08-03"}""", "3 4 5" },
        { """{">=createdTime":"2026-08-02 00:00:00","<createdTime":"2026-08-04 00:00:00"}""", "2 3" },

        // Fields with several values.
        { """{"observers":2}""", "2 3" },
        { """{"@observers":[1]}""", "3" },
        { """{"!observers":2}""", "1 4 5" },

        // Groups.
        { """{"0":{"logic":"OR","0":{"id":1},"1":{"id":5}}}""", "1 5" },
        { """{"logic":"OR","0":{"id":1},"1":{"id":5}}""", "1 5" },
        { """[{"logic":"OR","0":{"id":1},"1":{"stageId":"IN_PROCESS"}}]""", "1 2 4" },
        { """{"0":{"logic":"AND","0":{">id":1},"1":{"<id":4}},"stageId":"NEW"}""", "3" },
        { """{"0":{"logic":"OR","0":{"0":{"logic":"OR","0":{"id":1},"1":{"id":2}},"stageId":"NEW"},"1":{"id":5}}}""", "1 5" },
        { """{"0":{"logic":"OR","id":1,"stageId":"IN_PROCESS"}}""", "1 2 4" },
        { """{"0":{"logic":"or","id":1,"stageId":"IN_PROCESS"}}""", "1 2 4" },

        // The documentation's own example.
        {
            """
            {"0":{"logic":"OR","0":{"!=name":""},"1":{"!=lastName":""}},"@stageId":["NEW","IN_PROCESS"],"@sourceId":["WEB","ADVERTISING"],
            "@assignedById":[1,2],">=opportunity":5000,"<=opportunity":20000,"isManualOpportunity":"Y"}
            """,
            "1 2 3 4"
        },
    };

    /// <summary>Filters and orders that Bitrix24 refuses.</summary>
    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "filter", """{"FIELD":1}""", "INVALID_ARG_VALUE", "Invalid filter: field 'FIELD' is not allowed in filter" },
        { "filter", """{">=STAGE_ID":1}""", "INVALID_ARG_VALUE", "Invalid filter: field 'STAGE_ID' is not allowed in filter" },
        { "filter", """{"fm":1}""", "INVALID_ARG_VALUE", "Invalid filter: field 'fm' is not allowed in filter" },
        { "filter", """{"0":{"logic":"OR","0":{"x":1}}}""", "INVALID_ARG_VALUE", "Invalid filter: field 'x' is not allowed in filter" },
        { "filter", """{">createdTime":"yesterday"}""", "INVALID_ARG_VALUE", "Invalid filter: field 'createdTime' has invalid value" },
        { "filter", """{"id":"many"}""", "INVALID_ARG_VALUE", "Invalid filter: field 'id' has invalid value" },
        { "filter", """{"@id":[1,"many"]}""", "INVALID_ARG_VALUE", "Invalid filter: field 'id' has invalid value" },
        { "filter", "\"id\"", "100", "Invalid value {id} to match with parameter {filter}. Should be value of type array." },
        { "order", """{"FIELD":"ASC"}""", "INVALID_ARG_VALUE", "Invalid order: field 'FIELD' is not allowed in order" },
        {
            "order", """{"id":"UP"}""", "INVALID_ARG_VALUE",
            "Invalid order: allowed sort directions are `ASC, DESC`. But got 'UP' for field 'id'"
        },
        { "order", "\"id\"", "100", "Invalid value {id} to match with parameter {order}. Should be value of type array." },
        { "select", "\"id\"", "100", "Invalid value {id} to match with parameter {select}. Should be value of type array." },
    };

    /// <summary>Orders, and the leads in them.</summary>
    public static TheoryData<string, string> Orders => new()
    {
        { "{}", "1 2 3 4 5" },
        { """{"id":"DESC"}""", "5 4 3 2 1" },
        { """{"id":"desc"}""", "5 4 3 2 1" },
        { """{"opportunity":"ASC"}""", "5 3 1 4 2" },
        { """{"opportunity":"DESC"}""", "2 1 4 3 5" },
        { """{"opportunity":"DESC","id":"DESC"}""", "2 4 1 3 5" },
        { """{"lastName":"ASC","name":"ASC"}""", "5 1 3 4 2" },
        { """{"stageId":"ASC","createdTime":"DESC"}""", "4 2 5 3 1" },
        { """{"title":"DESC"}""", "5 4 3 2 1" },
        { """{"birthdate":"ASC"}""", "1 2 5 3 4" },
    };

    public async ValueTask InitializeAsync()
    {
        _portal = await LocalPortal.StartAsync(
            new() { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero)) },
            Cancellation);
        _client = new PortalClient(_portal);
        _portal.Crm.Clear();
        Add("Lead 1", 1, """{"name":"Admin","opportunity":19000,"sourceId":"WEB","isManualOpportunity":"Y"}""");
        Add("Lead 2", 2, """
            {"name":"Klaus","lastName":"Weber","opportunity":19600,"sourceId":"WEB","stageId":"IN_PROCESS","isManualOpportunity":"Y",
            "observers":[2]}
            """);
        Add("Lead 3", 3, """
            {"name":"Klaus","lastName":"Schmidt","opportunity":12000,"sourceId":"ADVERTISING","isManualOpportunity":"Y",
            "birthdate":"1984-05-17","observers":[1,2]}
            """);
        Add("Lead 4", 4, """
            {"name":"Schmidt","lastName":"Schmidt","opportunity":19000,"sourceId":"ADVERTISING","isManualOpportunity":"Y",
            "birthdate":"1990-01-01","stageId":"IN_PROCESS"}
            """);
        Add("Sale of 100% wool", 5, """{"sourceId":"CALL"}""");

        void Add(string title, int day, string fields)
        {
            JsonObject given = JsonNode.Parse(fields)!.AsObject();
            given["title"] = title;
            given["createdTime"] = $"2026-08-0{day}T12:00:00+00:00";
            _portal.Crm.Add(LocalCrm.Lead, given);
        }
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds(string filter, string expected) =>
        Assert.Equal(expected, await IdsAsync(new() { ["filter"] = JsonNode.Parse(filter) }));

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task An_order_sorts_and_what_is_equal_stays_by_id(string order, string expected) =>
        Assert.Equal(expected, await IdsAsync(new() { ["order"] = JsonNode.Parse(order) }));

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_asked_for_is_refused_by_name(string parameter, string value, string error, string description) =>
        (await _client.CallAsync("crm.item.list", new JsonObject { ["entityTypeId"] = 1, [parameter] = JsonNode.Parse(value) }))
            .Is(400, error, description);

    [Theory]
    [InlineData("""["id","title"]""", "id title")]
    [InlineData("""["title","id","no","TITLE"]""", "title id")]
    [InlineData("""["fm"]""", "")]
    [InlineData("""["fm","phone","id"]""", "id")]
    [InlineData("""{"0":"id"}""", "id")]
    public async Task Only_what_is_selected_comes(string select, string expected)
    {
        Answer answer = await _client.CallAsync(
            "crm.item.list", new { entityTypeId = 1, select = JsonNode.Parse(select), filter = new { id = 2 } });

        Assert.Equal(
            expected, string.Join(' ', answer.Result.GetProperty("items")[0].EnumerateObject().Select(static member => member.Name)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["*"]""")]
    [InlineData("""["id","*"]""")]
    public async Task Everything_comes_unless_something_is_selected(string select)
    {
        Answer answer = await _client.CallAsync(
            "crm.item.list", new { entityTypeId = 1, select = JsonNode.Parse(select), filter = new { id = 2 } });
        Answer get = await _client.CallAsync("crm.item.get", new { entityTypeId = 1, id = 2 });

        Assert.Equal(get.Result.GetProperty("item").GetRawText(), answer.Result.GetProperty("items")[0].GetRawText());
    }

    private async Task<string> IdsAsync(JsonObject parameters)
    {
        parameters["entityTypeId"] = 1;
        parameters["select"] = new JsonArray("id");
        Answer answer = await _client.CallAsync("crm.item.list", parameters);
        answer.Is200();
        int[] ids = [.. answer.Result.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt32())];
        Assert.Equal(ids.Length, answer.Body.GetProperty("total").GetInt32());
        return string.Join(' ', ids);
    }
}
