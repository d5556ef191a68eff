using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Crm;

/// <summary>
/// The older methods: upper-case names, texts for everything, errors without codes; the same records as <c>crm.item.*</c>.
/// </summary>
public sealed class ClassicTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private LocalPortal _portal = null!;
    private PortalClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Filters of deals, and the deals that they find.</summary>
    public static TheoryData<string, string> Filters => new()
    {
        { "{}", "1 2 3 4" },
        { """{"CATEGORY_ID":0}""", "1 2 3" },
        { """{"=CATEGORY_ID":"1"}""", "4" },
        { """{"STAGE_ID":"NEW"}""", "1 3" },
        { """{"!STAGE_ID":"NEW"}""", "2 4" },
        { """{"!=STAGE_ID":["NEW","WON"]}""", "4" },
        { """{"STAGE_ID":["WON","C1:NEW"]}""", "2 4" },
        { """{"@STAGE_ID":["WON"]}""", "2" },
        { """{"!@STAGE_ID":["WON"]}""", "1 3 4" },
        { """{">OPPORTUNITY":12500}""", "1 2" },
        { """{">=OPPORTUNITY":"12500.00","<OPPORTUNITY":20000}""", "1 3" },
        { """{"<=OPPORTUNITY":0}""", "4" },
        { """{"%TITLE":"deal"}""", "1 2" },
        { """{"=%TITLE":"[A]%"}""", "1 2" },
        { """{"%=TITLE":"%Sale"}""", "3" },
        { """{"ASSIGNED_BY_ID":1}""", "1 2 3 4" },
        { """{">DATE_CREATE":"2026-08-20"}""", "1 2 3 4" },
        { """{"CLOSED":"Y"}""", "2" },
        { """{"COMPANY_ID":7}""", "1" },
        { """{"CONTACT_ID":5}""", "1" },
        { """{"UF_CRM_WARRANTY":1}""", "3" },
        { """{"UF_CRM_TAGS":"b"}""", "1" },

        // LIKE does not work on directories and clients.
        { """{"%STAGE_ID":"NE"}""", "" },
        { """{"%COMPANY_ID":"7"}""", "" },

        // What these methods cannot filter by, they pass over. There is no OR.
        { """{"NO_SUCH":1}""", "1 2 3 4" },
        { """{"title":"x"}""", "1 2 3 4" },
        { """{"CONTACT_IDS":[77]}""", "1 2 3 4" },
        { """{"LOGIC":"OR","STAGE_ID":"WON","CATEGORY_ID":1}""", "" },
        { """{"0":{"LOGIC":"OR","0":{"ID":1},"1":{"ID":2}}}""", "1 2 3 4" },
    };

    /// <summary>What is refused, and how.</summary>
    public static TheoryData<string, string, string, string> WrongCalls => new()
    {
        { "crm.deal.get", "{}", "", "ID is not defined or invalid." },
        { "crm.deal.get", """{"id":"abc"}""", "", "ID is not defined or invalid." },
        { "crm.deal.get", """{"id":-1}""", "", "ID is not defined or invalid." },
        { "crm.deal.get", """{"id":77}""", "", "Not found" },
        { "crm.lead.get", """{"id":77}""", "", "Not found" },
        { "crm.contact.get", """{"id":77}""", "", "Not found" },
        { "crm.company.get", """{"id":77}""", "", "Not found" },
        { "crm.deal.list", """{"filter":"ID"}""", "", "Parameter 'filter' must be array." },
        { "crm.deal.list", """{"order":"ID"}""", "", "Parameter 'order' must be array." },
        { "crm.deal.add", "{}", "", "Parameter 'fields' must be array." },
        { "crm.deal.add", """{"fields":"TITLE"}""", "", "Parameter 'fields' must be array." },
        { "crm.deal.add", """{"fields":{},"params":"Y"}""", "", "Parameter 'params' must be array." },
        { "crm.deal.add", """{"fields":{"CURRENCY_ID":"XXX"}}""", "", "Invalid value for the \"Currency\" field" },
        { "crm.deal.add", """{"fields":{"STAGE_ID":"NO_SUCH"}}""", "", "Invalid value for the \"Stage\" field" },
        { "crm.deal.add", """{"fields":{"BEGINDATE":"soon"}}""", "", "Invalid value for the \"Start date\" field" },
        { "crm.company.add", """{"fields":{}}""", "", "The \"Company name\" field is required" },
        {
            "crm.contact.add", """{"fields":{"EMAIL":[{"VALUE":"no address"}]}}""", "ERROR_CORE",
            "The \"E-mail\" field contains an invalid address"
        },
        { "crm.deal.update", """{"fields":{}}""", "", "ID is not defined or invalid." },
        { "crm.deal.update", """{"id":1}""", "", "Parameter 'fields' must be array." },
        { "crm.deal.update", """{"id":77,"fields":{}}""", "", "Not found" },
        { "crm.lead.update", """{"id":77,"fields":{}}""", "", "Not found" },
        { "crm.contact.update", """{"id":77,"fields":{}}""", "", "Contact is not found" },
        { "crm.company.update", """{"id":77,"fields":{}}""", "", "Company is not found" },
        { "crm.deal.delete", "{}", "", "ID is not defined or invalid." },
        { "crm.deal.delete", """{"id":77}""", "", "Not found" },
        { "crm.contact.delete", """{"id":77}""", "ERROR_CORE", "Element not found" },
    };

    public async ValueTask InitializeAsync()
    {
        _portal = await LocalPortal.StartAsync(new() { TimeProvider = _clock }, Cancellation);
        _client = new PortalClient(_portal);
        _portal.Crm.Clear();
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_1721244482250", "string", "Greeting");
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_WARRANTY", "boolean", "W");
        _portal.Crm.AddField(LocalCrm.Deal, "UF_CRM_TAGS", "string", isMultiple: true);
        _portal.Crm.Add(LocalCrm.Deal, """
            {"TITLE":"[A] Deal","OPPORTUNITY":"19999.99","COMPANY_ID":7,"CONTACT_IDS":[5,6],"UF_CRM_TAGS":["a","b"]}
            """);
        _portal.Crm.Add(LocalCrm.Deal, new { TITLE = "[A] Deal", OPPORTUNITY = 20000, STAGE_ID = "WON" });
        _portal.Crm.Add(
            LocalCrm.Deal, new { TITLE = "[B] Sale", OPPORTUNITY = 12500, UF_CRM_WARRANTY = 1, UF_CRM_1721244482250 = "Hello world!" });
        _portal.Crm.Add(LocalCrm.Deal, new { TITLE = "[C] Service", CATEGORY_ID = 1 });
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds(string filter, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Ids(await _client.CallAsync("crm.deal.list", new { filter = JsonNode.Parse(filter), select = new[] { "ID" } }))));

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public async Task A_call_is_refused_by_a_text(string method, string parameters, string error, string description) =>
        (await _client.CallAsync(method, JsonNode.Parse(parameters))).Is(400, error, description);

    [Theory]
    [InlineData("""{"OPPORTUNITY":"DESC"}""", "2 1 3 4")]
    [InlineData("""{"TITLE":"ASC","ID":"DESC"}""", "2 1 3 4")]
    [InlineData("""{"ID":"desc"}""", "4 3 2 1")]
    [InlineData("""{"NO_SUCH":"DESC"}""", "1 2 3 4")]
    public async Task An_order_sorts(string order, string expected) => Assert.Equal(
        expected, string.Join(' ', Ids(await _client.CallAsync("crm.deal.list", new { order = JsonNode.Parse(order) }))));

    [Fact]
    public async Task A_deal_is_all_texts()
    {
        JsonElement deal = (await _client.CallAsync("crm.deal.get", new { id = "1" })).Is200().Result;

        foreach ((string name, string? value) in new (string, string?)[]
        {
            ("ID", "1"), ("TITLE", "[A] Deal"), ("TYPE_ID", "SALE"), ("STAGE_ID", "NEW"), ("PROBABILITY", null), ("CURRENCY_ID", "USD"),
            ("OPPORTUNITY", "19999.99"), ("IS_MANUAL_OPPORTUNITY", "N"), ("TAX_VALUE", "0.00"), ("LEAD_ID", null), ("COMPANY_ID", "7"),
            ("CONTACT_ID", "5"), ("QUOTE_ID", null), ("BEGINDATE", "2026-08-20T00:00:00+00:00"), ("CLOSEDATE", "2026-08-27T00:00:00+00:00"),
            ("ASSIGNED_BY_ID", "1"), ("CREATED_BY_ID", "1"), ("MODIFY_BY_ID", "1"), ("DATE_CREATE", "2026-08-20T12:00:00+00:00"),
            ("DATE_MODIFY", "2026-08-20T12:00:00+00:00"), ("OPENED", "Y"), ("CLOSED", "N"), ("COMMENTS", null), ("CATEGORY_ID", "0"),
            ("STAGE_SEMANTIC_ID", "P"), ("IS_RECURRING", "N"), ("SOURCE_ID", "CALL"), ("MOVED_BY_ID", "1"), ("UTM_SOURCE", null),
            ("LAST_ACTIVITY_BY", "1"), ("UF_CRM_1721244482250", null), ("PARENT_ID_128", null),
        })
        {
            Assert.Equal((name, value), (name, deal.GetProperty(name).GetString()));
        }

        Assert.Equal("""["a","b"]""", deal.GetProperty("UF_CRM_TAGS").GetRawText());
        Assert.False(deal.TryGetProperty("CONTACT_IDS", out _));
        Assert.False(deal.TryGetProperty("PHONE", out _));
        Assert.Equal("1", (await _client.CallAsync("crm.deal.get", new { ID = 3 })).Result.GetProperty("UF_CRM_WARRANTY").GetString());
    }

    [Theory]
    [InlineData("""["ID","TITLE"]""", "ID TITLE")]
    [InlineData("""["TITLE","ID","NO_SUCH","CONTACT_IDS"]""", "ID TITLE")]
    [InlineData("""["UF_*"]""", "UF_CRM_1721244482250 UF_CRM_WARRANTY")]
    [InlineData("""["ID","UF_*","UF_CRM_TAGS"]""", "ID UF_CRM_1721244482250 UF_CRM_WARRANTY UF_CRM_TAGS")]
    public async Task Only_what_is_selected_comes(string select, string expected)
    {
        Answer answer = await _client.CallAsync("crm.deal.list", new { select = JsonNode.Parse(select), filter = new { ID = 1 } });

        Assert.Equal(expected, string.Join(' ', answer.Result[0].EnumerateObject().Select(static member => member.Name)));
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""["*","UF_*"]""", true)]
    [InlineData("""["*"]""", false)]
    public async Task Everything_but_lists_comes_unless_something_is_selected(string select, bool hasOwn)
    {
        Answer list = await _client.CallAsync("crm.deal.list", new { select = JsonNode.Parse(select), filter = new { ID = 3 } });

        JsonElement deal = list.Result[0];

        Assert.Equal("[B] Sale", deal.GetProperty("TITLE").GetString());
        Assert.Equal(hasOwn, deal.TryGetProperty("UF_CRM_1721244482250", out _));
        Assert.False(deal.TryGetProperty("UF_CRM_TAGS", out _));
    }

    [Fact]
    public async Task A_contact_is_added_changed_and_deleted()
    {
        Answer added = await _client.CallAsync("crm.contact.add", new
        {
            fields = new
            {
                NAME = "John",
                LAST_NAME = "Smith",
                COMPANY_ID = "12",
                BIRTHDATE = "2001-11-11",
                PHONE = new[] { new { VALUE = "+13333333555", VALUE_TYPE = "WORK" }, new { VALUE = "+15599888666", VALUE_TYPE = "HOME" } },
                EMAIL = new[] { new { VALUE = "johnsmith@example.mailing", VALUE_TYPE = "MAILING" } },
            },
            @params = new { REGISTER_SONET_EVENT = "Y" },
        });
        JsonElement contact = (await _client.CallAsync("crm.contact.get", new { id = 1 })).Result;

        Assert.Equal("1", added.Is200().Json);
        Assert.Equal(("John", "12", "Y"), (Text(contact, "NAME"), Text(contact, "COMPANY_ID"), Text(contact, "HAS_PHONE")));
        Assert.Equal("2001-11-11T00:00:00+00:00", Text(contact, "BIRTHDATE"));
        Assert.Equal(
            """{"ID":"102","VALUE_TYPE":"HOME","VALUE":"+15599888666","TYPE_ID":"PHONE"}""", contact.GetProperty("PHONE")[1].GetRawText());
        Assert.Equal(
            """[{"ID":"103","VALUE_TYPE":"MAILING","VALUE":"johnsmith@example.mailing","TYPE_ID":"EMAIL"}]""",
            contact.GetProperty("EMAIL").GetRawText());
        Assert.False(contact.TryGetProperty("WEB", out _));

        (await _client.CallAsync("crm.contact.update", JsonNode.Parse("""
            {"id":1,"fields":{"NAME":"Jack",
            "PHONE":[{"ID":"101","VALUE":"+1"},{"ID":102,"DELETE":"Y"},{"VALUE":"+2","VALUE_TYPE":"MOBILE"}]}}
            """))).IsTrue();
        contact = (await _client.CallAsync("crm.contact.get", new { id = 1 })).Result;
        Assert.Equal("Jack", Text(contact, "NAME"));
        Assert.Equal(
            ["101 WORK +1", "104 MOBILE +2"],
            contact.GetProperty("PHONE").EnumerateArray()
                .Select(static phone => $"{Text(phone, "ID")} {Text(phone, "VALUE_TYPE")} {Text(phone, "VALUE")}"));

        (await _client.CallAsync("crm.contact.delete", new { id = 1 })).IsTrue();
        (await _client.CallAsync("crm.contact.get", new { id = 1 })).Is(400, "", "Not found");
    }

    [Theory]
    [InlineData("""{"PHONE":"+44"}""", "1")]
    [InlineData("""{"EMAIL":["b@x.example","none"]}""", "2")]
    [InlineData("""{"PHONE":"+4"}""", "")]
    [InlineData("""{"%PHONE":"+4"}""", "")]
    [InlineData("""{"PHONE":["+44",{"VALUE":"+44"}]}""", "")]
    public async Task Telephone_numbers_are_found_when_they_are_equal(string filter, string expected)
    {
        _portal.Crm.Add(LocalCrm.Contact, """{"NAME":"A","PHONE":[{"VALUE":"+44"},{"VALUE":"+45"}]}""");
        _portal.Crm.Add(LocalCrm.Contact, new { NAME = "B", EMAIL = new[] { new { VALUE = "b@x.example" } } });

        Answer list = await _client.CallAsync(
            "crm.contact.list", new { filter = JsonNode.Parse(filter), select = new[] { "ID", "PHONE" } });

        Assert.Equal(expected, string.Join(' ', Ids(list)));
        if (expected == "1")
        {
            Assert.Equal(2, list.Result[0].GetProperty("PHONE").GetArrayLength());
        }
    }

    [Fact]
    public async Task Both_kinds_of_methods_show_the_same_records()
    {
        (await _client.CallAsync("crm.lead.add", new
        {
            fields = new { TITLE = "Enquiry", STATUS_ID = "IN_PROCESS", OPPORTUNITY = 7, SOURCE_ID = "WEB", UTM_SOURCE = "google" },
        })).Is200();
        JsonElement item = (await _client.CallAsync("crm.item.get", new { entityTypeId = 1, id = 1 })).Result.GetProperty("item");
        (await _client.CallAsync("crm.item.update", new { entityTypeId = 1, id = 1, fields = new { stageId = "CONVERTED" } })).Is200();
        JsonElement lead = (await _client.CallAsync("crm.lead.get", new { id = 1 })).Result;

        Assert.Equal(("IN_PROCESS", "google"), (Text(item, "stageId"), Text(item, "utmSource")));
        Assert.Equal(7, item.GetProperty("opportunity").GetInt32());
        Assert.Equal(("CONVERTED", "S", "7.00"), (Text(lead, "STATUS_ID"), Text(lead, "STATUS_SEMANTIC_ID"), Text(lead, "OPPORTUNITY")));
        Assert.Equal("2026-08-20T12:00:00+00:00", Text(lead, "DATE_CLOSED"));
        (await _client.CallAsync("crm.company.add", new { fields = new { TITLE = "C", COMPANY_TYPE = "PARTNER" } })).Is200();
        Assert.Equal(
            "PARTNER",
            Text((await _client.CallAsync("crm.item.get", new { entityTypeId = 4, id = 1 })).Result.GetProperty("item"), "typeId"));
    }

    [Fact]
    public async Task A_pipeline_is_chosen_once()
    {
        (await _client.CallAsync("crm.deal.update", new { id = 1, fields = new { CATEGORY_ID = 1, TITLE = "Still here" } })).IsTrue();

        JsonElement deal = (await _client.CallAsync("crm.deal.get", new { id = 1 })).Result;
        Assert.Equal(("0", "Still here"), (Text(deal, "CATEGORY_ID"), Text(deal, "TITLE")));
    }

    [Fact]
    public async Task Every_update_says_when()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await _client.CallAsync("crm.deal.update", new { id = 1, fields = new { } })).IsTrue();

        Assert.Equal("2026-08-20T12:01:00+00:00", Text((await _client.CallAsync("crm.deal.get", new { id = 1 })).Result, "DATE_MODIFY"));
    }

    [Theory]
    [InlineData("deal", "ID", """type=integer, isReadOnly=true, title=ID""")]
    [InlineData("deal", "TYPE_ID", """type=crm_status, statusType=DEAL_TYPE, title=Type""")]
    [InlineData("deal", "CATEGORY_ID", """type=crm_category, isImmutable=true, title=Pipeline""")]
    [InlineData("deal", "OPENED", """type=char, title=Available to everyone""")]
    [InlineData("deal", "COMPANY_ID", """type=crm_company, title=Company, settings={"parentEntityTypeId":4}""")]
    [InlineData("deal", "UF_CRM_WARRANTY", "type=boolean, isDynamic=true, title=UF_CRM_WARRANTY, listLabel=W, formLabel=W, filterLabel=W")]
    [InlineData("lead", "STATUS_ID", """type=crm_status, statusType=STATUS, title=Stage""")]
    [InlineData("company", "TITLE", """type=string, isRequired=true, title=Company name""")]
    [InlineData("contact", "PHONE", """type=crm_multifield, isMultiple=true, title=PHONE""")]
    public async Task A_field_is_described(string type, string field, string expected) =>
        Assert.Equal(expected, ItemTests.Described((await _client.CallAsync($"crm.{type}.fields")).Result.GetProperty(field)));

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static IEnumerable<string?> Ids(Answer list) => list.Is200().Result.EnumerateArray().Select(static row => Text(row, "ID"));
}
