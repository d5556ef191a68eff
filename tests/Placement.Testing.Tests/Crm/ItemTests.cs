using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Crm;

/// <summary><c>crm.item.*</c>: one set of methods for all entity types.</summary>
public sealed partial class ItemTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, 250, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private LocalPortal _portal = null!;
    private PortalClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What a new record has that nobody has given: entity type, field, value.</summary>
    public static TheoryData<int, string, string> Defaults => new()
    {
        { 1, "title", "\"Lead #1\"" },
        { 1, "stageId", "\"NEW\"" },
        { 1, "stageSemanticId", "\"P\"" },
        { 1, "sourceId", "\"CALL\"" },
        { 1, "assignedById", "2" },
        { 1, "opened", "\"Y\"" },
        { 1, "isManualOpportunity", "\"N\"" },
        { 1, "hasPhone", "\"N\"" },
        { 1, "fm", "[]" },
        { 1, "phone", "\"\"" },
        { 1, "name", "null" },
        { 1, "honorific", "null" },
        { 1, "birthdate", "null" },
        { 1, "companyId", "0" },
        { 1, "contactIds", "[]" },
        { 1, "observers", "[]" },
        { 1, "createdTime", "\"2026-08-20T12:00:00+00:00\"" },
        { 1, "entityTypeId", "1" },
        { 2, "title", "\"Deal #1\"" },
        { 2, "categoryId", "0" },
        { 2, "typeId", "\"SALE\"" },
        { 2, "stageId", "\"NEW\"" },
        { 2, "closed", "\"N\"" },
        { 2, "isRecurring", "\"N\"" },
        { 2, "opportunity", "0" },
        { 2, "currencyId", "\"USD\"" },
        { 2, "probability", "null" },
        { 2, "begindate", "\"2026-08-20T00:00:00+00:00\"" },
        { 2, "closedate", "\"2026-08-27T00:00:00+00:00\"" },
        { 2, "createdBy", "2" },
        { 2, "movedBy", "2" },
        { 2, "leadId", "null" },
        { 3, "typeId", "\"CLIENT\"" },
        { 3, "export", "\"Y\"" },
        { 3, "companyIds", "[]" },
        { 4, "title", "\"Company #1\"" },
        { 4, "isMyCompany", "\"N\"" },
        { 4, "industry", "\"IT\"" },
        { 4, "employees", "\"EMPLOYEES_1\"" },
        { 4, "revenue", "0" },
        { 7, "title", "\"Estimate #1\"" },
        { 7, "stageId", "\"DRAFT\"" },
        { 7, "quoteNumber", "\"1\"" },
        { 7, "actualDate", "\"2026-08-27T00:00:00+00:00\"" },
        { 31, "title", "\"Invoice #1\"" },
        { 31, "stageId", "\"DT31_1:N\"" },
        { 31, "categoryId", "1" },
        { 31, "accountNumber", "\"1\"" },
        { 128, "title", "\"Smart process #1\"" },
        { 128, "stageId", "\"DT128_2:NEW\"" },
        { 128, "categoryId", "2" },
        { 128, "previousStageId", "null" },
        { 128, "parentId2", "null" },
        { 128, "entityTypeId", "128" },
    };

    /// <summary>A value as it is sent, and as it comes back: entity type, field.</summary>
    public static TheoryData<int, string, string, string> Values => new()
    {
        { 2, "title", "\"  Größe <b>\"", "\"  Größe <b>\"" },
        { 2, "title", "17", "\"17\"" },
        { 2, "opportunity", "999.99", "999.99" },
        { 2, "opportunity", "\"999.90\"", "999.9" },
        { 2, "opportunity", "\"\"", "0" },
        { 2, "probability", "\"50\"", "50" },
        { 2, "probability", "50.0", "50" },
        { 2, "isManualOpportunity", "\"Y\"", "\"Y\"" },
        { 2, "isManualOpportunity", "true", "\"Y\"" },
        { 2, "isManualOpportunity", "1", "\"Y\"" },
        { 2, "isManualOpportunity", "\"N\"", "\"N\"" },
        { 2, "opened", "false", "\"N\"" },
        { 2, "opened", "\"0\"", "\"N\"" },
        { 2, "begindate", "\"2024-06-18\"", "\"2024-06-18T00:00:00+00:00\"" },
        { 2, "begindate", "\"2024-06-18T02:00:00+02:00\"", "\"2024-06-18T00:00:00+00:00\"" },
        { 2, "begindate", "\"06/18/2024\"", "\"2024-06-18T00:00:00+00:00\"" },
        { 2, "begindate", "\"18.06.2024\"", "\"2024-06-18T00:00:00+00:00\"" },
        { 2, "observers", "[2,\"3\"]", "[2,3]" },
        { 2, "observers", "{\"0\":2}", "[2]" },
        { 2, "observers", "[]", "[]" },
        { 2, "contactIds", "[4,5,4]", "[4,5]" },
        { 2, "parentId128", "2", "2" },
        { 2, "stageId", "\"PREPARATION\"", "\"PREPARATION\"" },
        { 2, "currencyId", "\"EUR\"", "\"EUR\"" },
        { 2, "utmSource", "\"google\"", "\"google\"" },
        { 2, "createdTime", "\"2020-01-01\"", "\"2026-08-20T12:00:00+00:00\"" },
        { 2, "id", "77", "1" },
        { 2, "ufCrm_1721244707107", "\"1111.10\"", "1111.1" },
        { 2, "ufCrmWarranty", "\"Y\"", "\"Y\"" },
        { 2, "ufCrmWarranty", "0", "\"N\"" },
        { 2, "ufCrmTags", "[\"a\",\"\",\"b\"]", "[\"a\",\"b\"]" },
        { 2, "ufCrmSize", "\"12\"", "12" },
        { 2, "ufCrmVisit", "\"2026-08-20T10:00:00+02:00\"", "\"2026-08-20T08:00:00+00:00\"" },
        { 2, "ufCrmVisit", "\"2026-08-20 10:00\"", "\"2026-08-20T10:00:00+00:00\"" },
        { 2, "ufCrmBudget", "\"100|EUR\"", "\"100|EUR\"" },
    };

    /// <summary>Values that a field cannot have: field, value, code, description.</summary>
    public static TheoryData<string, string, string, string> WrongValues => new()
    {
        { "opportunity", "\"much\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"opportunity\"" },
        { "opportunity", "{\"a\":1}", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"opportunity\"" },
        { "probability", "\"1.5\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"probability\"" },
        { "begindate", "\"tomorrow\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"begindate\"" },
        { "begindate", "\"2024-13-01\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"begindate\"" },
        { "opened", "\"perhaps\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"opened\"" },
        { "stageId", "\"NO_SUCH\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"stageId\"" },
        { "stageId", "\"C1:NEW\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"stageId\"" },
        { "categoryId", "77", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"categoryId\"" },
        { "currencyId", "\"XXX\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"currencyId\"" },
        { "ufCrmVisit", "\"never\"", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"ufCrmVisit\"" },
        { "ufCrmSize", "7", "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"ufCrmSize\"" },
        { "observers", "2", "100", "Expected iterable value for multiple field, but got string instead" },
        { "ufCrmTags", "\"a\"", "100", "Expected iterable value for multiple field, but got string instead" },
    };

    /// <summary>Calls that name no record or entity type, or do not say which.</summary>
    public static TheoryData<string, string, string, string> WrongCalls => new()
    {
        { "crm.item.get", """{"id":1}""", "100", "Could not find value for parameter {entityTypeId}" },
        { "crm.item.get", """{"entityTypeId":2}""", "100", "Could not find value for parameter {id}" },
        {
            "crm.item.get", """{"entityTypeId":"deal","id":1}""", "100",
            "Invalid value {deal} to match with parameter {entityTypeId}. Should be value of type int."
        },
        { "crm.item.get", """{"entityTypeId":2,"id":77}""", "NOT_FOUND", "Item not found" },
        { "crm.item.get", """{"entityTypeId":1220,"id":1}""", "NOT_FOUND", "Smart process not found" },
        { "crm.item.get", """{"entityTypeId":0,"id":1}""", "NOT_FOUND", "Smart process not found" },
        { "crm.item.list", """{"entityTypeId":14}""", "NOT_FOUND", "Smart process not found" },
        { "crm.item.fields", """{"entityTypeId":1220}""", "NOT_FOUND", "Smart process not found" },
        { "crm.item.add", """{"entityTypeId":1220,"fields":{}}""", "NOT_FOUND", "Smart process not found" },
        { "crm.item.add", """{"entityTypeId":2}""", "100", "Could not find value for parameter {fields}" },
        {
            "crm.item.add", """{"entityTypeId":2,"fields":"title"}""", "100",
            "Invalid value {title} to match with parameter {fields}. Should be value of type array."
        },
        { "crm.item.update", """{"entityTypeId":2,"fields":{"title":"x"}}""", "100", "Could not find value for parameter {id}" },
        { "crm.item.update", """{"entityTypeId":2,"id":77,"fields":{"title":"x"}}""", "NOT_FOUND", "Item not found" },
        { "crm.item.delete", """{"entityTypeId":2,"id":77}""", "NOT_FOUND", "Item not found" },
    };

    public async ValueTask InitializeAsync()
    {
        _portal = await LocalPortal.StartAsync(new() { TimeProvider = _clock }, Cancellation);
        _client = new PortalClient(_portal, _portal.Users[1]);
        _portal.Crm.Clear();
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_1721244707107", "double");
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_WARRANTY", "boolean", "Warranty");
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_TAGS", "string", isMultiple: true);
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_VISIT", "datetime");
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_BUDGET", "money");
        _portal.Crm.AddField(
            LocalCrm.Deal, "UF_CRM_SIZE", "enumeration", items: new Dictionary<int, string> { [12] = "small" });
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task A_new_record_has_what_nobody_has_given(int entityTypeId, string field, string expected) =>
        Assert.Equal(expected, (await AddAsync(entityTypeId, "{}")).GetProperty(field).GetRawText());

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_bitrix24_writes_it(int entityTypeId, string field, string sent, string expected)
    {
        JsonElement added = await AddAsync(entityTypeId, $$"""{"{{field}}":{{sent}}}""");
        JsonElement read = (await _client.CallAsync("crm.item.get", new { entityTypeId, id = 1 })).Result.GetProperty("item");

        Assert.Equal(expected, added.GetProperty(field).GetRawText());
        Assert.Equal(added.GetRawText(), read.GetRawText());
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task A_value_that_a_field_cannot_have_is_refused(string field, string value, string error, string description)
    {
        JsonNode fields = JsonNode.Parse($$"""{"{{field}}":{{value}}}""")!;
        await AddAsync(2, "{}");

        (await _client.CallAsync("crm.item.add", new { entityTypeId = 2, fields })).Is(400, error, description);
        (await _client.CallAsync("crm.item.update", new { entityTypeId = 2, id = 1, fields })).Is(400, error, description);
        Assert.Single(_portal.Crm.All(LocalCrm.Deal));
    }

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public async Task A_call_that_names_nothing_is_refused(string method, string parameters, string error, string description) =>
        (await _client.CallAsync(method, JsonNode.Parse(parameters))).Is(400, error, description);

    [Fact]
    public async Task An_unknown_field_is_ignored()
    {
        JsonElement deal = await AddAsync(2, """{"TITLE":"upper","titel":"misspelt","title":"Roof","UF_CRM_TAGS":["a"]}""");

        Assert.Equal("Roof", deal.GetProperty("title").GetString());
        Assert.Equal("[]", deal.GetProperty("ufCrmTags").GetRawText());
    }

    [Fact]
    public async Task Own_fields_have_their_original_names_on_demand()
    {
        Answer added = await _client.CallAsync("crm.item.add", new
        {
            entityTypeId = 2,
            useOriginalUfNames = "Y",
            fields = new { UF_CRM_1721244707107 = 5, ufCrmWarranty = "Y", title = "Roof" },
        });
        Answer list = await _client.CallAsync("crm.item.list", new
        {
            entityTypeId = 2,
            useOriginalUfNames = "Y",
            select = new[] { "id", "UF_CRM_1721244707107" },
            filter = new Dictionary<string, object> { [">UF_CRM_1721244707107"] = 4 },
            order = new { UF_CRM_1721244707107 = "ASC" },
        });
        Answer fields = await _client.CallAsync("crm.item.fields", new { entityTypeId = 2, useOriginalUfNames = "Y" });

        Assert.Equal("5", added.Result.GetProperty("item").GetProperty("UF_CRM_1721244707107").GetRawText());
        Assert.Equal("null", added.Result.GetProperty("item").GetProperty("UF_CRM_WARRANTY").GetRawText());
        Assert.False(added.Result.GetProperty("item").TryGetProperty("ufCrm_1721244707107", out _));
        Assert.Equal("""[{"id":1,"UF_CRM_1721244707107":5}]""", list.Result.GetProperty("items").GetRawText());
        Assert.True(fields.Result.GetProperty("fields").TryGetProperty("UF_CRM_TAGS", out _));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("0", "2")]
    [InlineData("true", "1")]
    public async Task An_own_field_for_yes_and_no_is_asked_for_by_one_and_zero(string value, string expected)
    {
        await AddAsync(2, """{"ufCrmWarranty":"Y"}""");
        await AddAsync(2, "{}");

        Answer found = await _client.CallAsync(
            "crm.item.list", JsonNode.Parse($$"""{"entityTypeId":2,"filter":{"ufCrmWarranty":{{value}}},"select":["id"]}"""));
        Answer refused = await _client.CallAsync("crm.item.list", new { entityTypeId = 2, filter = new { ufCrmWarranty = "Y" } });

        Assert.Equal($$"""[{"id":{{expected}}}]""", found.Result.GetProperty("items").GetRawText());
        refused.Is(400, "INVALID_ARG_VALUE", "Invalid filter: field 'ufCrmWarranty' has invalid value");
    }

    [Theory]
    [InlineData(128, "title", """type=string, title=Name, upperName=TITLE""")]
    [InlineData(128, "createdTime", """type=datetime, isReadOnly=true, title=Created on, upperName=CREATED_TIME""")]
    [InlineData(128, "companyId", """type=crm_company, title=Company, settings={"parentEntityTypeId":4}, upperName=COMPANY_ID""")]
    [InlineData(128, "contactId", """type=crm_contact, isDeprecated=true, title=Contact, upperName=CONTACT_ID""")]
    [InlineData(128, "contactIds", """type=crm_contact, isMultiple=true, title=Contacts, upperName=CONTACT_IDS""")]
    [InlineData(128, "stageId", """type=crm_status, statusType=DYNAMIC_128_STAGE_2, title=Stage, upperName=STAGE_ID""")]
    [InlineData(128, "parentId2", """type=crm_entity, title=Parent 2, settings={"parentEntityTypeId":2}, upperName=PARENT_ID_2""")]
    [InlineData(
        2, "ufCrmSize", """type=enumeration, isDynamic=true, items=[{"ID":"12","VALUE":"small"}], title=UF_CRM_SIZE, upperName=UF_CRM_SIZE""")]
    public async Task A_field_is_described(int entityTypeId, string field, string expected) =>
        Assert.Equal(
            expected,
            Described((await _client.CallAsync("crm.item.fields", new { entityTypeId })).Result.GetProperty("fields").GetProperty(field)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(128)]
    public async Task A_record_has_the_fields_that_are_described(int entityTypeId)
    {
        string[] described =
        [
            .. (await _client.CallAsync("crm.item.fields", new { entityTypeId })).Result.GetProperty("fields")
                .EnumerateObject().Select(static field => field.Name),
        ];
        JsonElement item = await AddAsync(entityTypeId, "{}");

        Assert.Equal(described, item.EnumerateObject().Select(static member => member.Name).Take(described.Length));
        Assert.Equal(described.Length, described.Distinct().Count());
    }

    [Fact]
    public async Task Times_are_of_the_portals_time_zone()
    {
        _clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Office", TimeSpan.FromHours(2), "Office", "Office"));

        JsonElement item = await AddAsync(2, """{"begindate":"2024-06-18","ufCrmVisit":"2026-08-20 10:00:00"}""");

        Assert.Equal("2026-08-20T14:00:00+02:00", Text(item, "createdTime"));
        Assert.Equal("2024-06-18T02:00:00+02:00", Text(item, "begindate"));
        Assert.Equal("2026-08-20T10:00:00+02:00", Text(item, "ufCrmVisit"));
        Answer found = await _client.CallAsync("crm.item.list", new
        {
            entityTypeId = 2,
            select = new[] { "id" },
            filter = new Dictionary<string, string>
            {
                [">=createdTime"] = "2026-08-20 13:59:00",
                ["<createdTime"] = "2026-08-20T12:01:00Z",
            },
        });
        Assert.Equal("""[{"id":1}]""", found.Result.GetProperty("items").GetRawText());
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(14)]
    public async Task The_first_and_the_last_day_are_dates_in_every_time_zone(int hours)
    {
        _clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Office", TimeSpan.FromHours(hours), "Office", "Office"));
        string[] days = ["0001-01-01", "9999-12-31"];

        foreach (string day in days)
        {
            foreach (string time in new[] { "", "T00:00:00", "T23:59:59", "T00:00:00Z", "T23:59:59Z" })
            {
                JsonElement item = await AddAsync(2, $$"""{"begindate":"{{day}}{{time}}","ufCrmVisit":"{{day}}{{time}}"}""");
                Assert.StartsWith(day[..4], Text(item, "begindate"), StringComparison.Ordinal);
                Assert.StartsWith(day[..4], Text(item, "ufCrmVisit"), StringComparison.Ordinal);
            }

            _portal.Crm.Add(LocalCrm.Deal, new { createdTime = day });
        }

        Answer found = await _client.CallAsync("crm.item.list", new
        {
            entityTypeId = 2,
            filter = new Dictionary<string, string> { [">=begindate"] = days[0], ["<=createdTime"] = $"{days[1]}T23:59:59" },
        });
        Assert.Equal(12, found.Is200().Body.GetProperty("total").GetInt32());
        Assert.Equal(12, (await _client.CallAsync("crm.deal.list")).Is200().Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Who_has_the_scope_may_do_everything()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(new() { Scopes = ["placement"] }, Cancellation);
        var hook = new PortalClient(_portal.WebhookAddress, token: null);

        (await hook.CallAsync("crm.item.add", new { entityTypeId = 2, fields = new { title = "By webhook" } })).Is200();
        (await new PortalClient(other).CallAsync("crm.item.list", new { entityTypeId = 2 })).Is(403, "insufficient_scope");
        Assert.Equal("[]", (await hook.CallAsync("crm.item.delete", new { entityTypeId = 2, id = 1 })).Json);
    }

    [Fact]
    public async Task A_form_is_read_as_json_is()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["entityTypeId"] = "2",
            ["fields[title]"] = "Roof",
            ["fields[opportunity]"] = "12.5",
            ["fields[contactIds][]"] = "4",
            ["auth"] = _portal.IssueTokens().AccessToken,
        });

        Answer answer = await PortalClient.SendAsync(HttpMethod.Post, new Uri(_portal.Endpoint, "crm.item.add"), form);

        Assert.Equal(12.5, answer.Result.GetProperty("item").GetProperty("opportunity").GetDouble());
        Assert.Equal("[4]", answer.Result.GetProperty("item").GetProperty("contactIds").GetRawText());
    }

    /// <summary>What is said of a field, apart from what it is not.</summary>
    internal static string Described(JsonElement field) => string.Join(
        ", ",
        field.EnumerateObject()
            .Where(static member => member.Value.ValueKind != JsonValueKind.False)
            .Select(static member => $"{member.Name}={(member.Value.ValueKind == JsonValueKind.True ? "true" : member.Value)}"));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private async Task<JsonElement> AddAsync(int entityTypeId, string fields) =>
        (await _client.CallAsync("crm.item.add", new { entityTypeId, fields = JsonNode.Parse(fields) })).Is200().Result.GetProperty("item");

    private async Task<JsonElement> UpdateAsync(int entityTypeId, string fields) =>
        (await _client.CallAsync("crm.item.update", new { entityTypeId, id = 1, fields = JsonNode.Parse(fields) }))
            .Is200().Result.GetProperty("item");
}
