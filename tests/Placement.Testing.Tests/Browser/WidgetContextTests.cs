using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Browser;

/// <summary>The context that a widget's handler receives as PLACEMENT_OPTIONS.</summary>
public sealed class WidgetContextTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Documented =>
        [
            .. DocumentedContexts.All
                .Where(static example => example.Placement != "SETTING_CONNECTOR")
                .Select(static example => (example.Placement, example.Options)),
        ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task A_documented_context_is_written_to_the_letter(string placement, string documented)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, placement, application.At("/widget"));
        string plain = JsonNode.Parse(documented)!.ToJsonString(Unescaped);

        await portal.OpenAsync(placement, plain, cancellationToken: Stop);
        await portal.OpenAsync(placement, JsonNode.Parse(documented), cancellationToken: Stop);
        await portal.OpenAsync(
            placement, JsonSerializer.Deserialize<Dictionary<string, object>>(documented, TestJson.Options), cancellationToken: Stop);

        Assert.Equal([documented, documented, documented], application.Arrivals.Select(static arrival => arrival.Options));
    }

    /// <summary>The same for keys only, because the documented addresses are those of one portal.</summary>
    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Where_Bitrix24_says_the_page_the_portal_says_a_page_of_the_same_kind(string placement, string documented)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, placement, application.At("/widget"));
        JsonObject context = JsonNode.Parse(documented)!.AsObject();
        context.Remove("URI");

        await portal.OpenAsync(placement, context, cancellationToken: Stop);

        JsonObject sent = application.Arrival.Context;
        Assert.Equal(JsonNode.Parse(documented)!.AsObject().Select(static member => member.Key), sent.Select(static member => member.Key));
        if (sent["URI"] is { } uri)
        {
            Assert.StartsWith("/", (string?)uri, StringComparison.Ordinal);
            Assert.DoesNotContain("{", (string?)uri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CRM_CONTACT_DETAIL_TAB", """{"ID":"5"}""", "/crm/contact/details/5/")]
    [InlineData("CRM_QUOTE_DETAIL_TOOLBAR", """{"ENTITY_ID":"5"}""", "/crm/type/7/details/5/")]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TAB", """{"ID":5}""", "/crm/type/128/details/5/")]
    [InlineData("CRM_DYNAMIC_128_LIST_TOOLBAR", "{}", "/crm/type/128/list/")]
    [InlineData("CRM_FUNNELS_TOOLBAR", "[]", "/crm/deal/kanban/")]
    [InlineData("CRM_LEAD_ROBOT_DESIGNER_TOOLBAR", "{}", "/crm/lead/automation/0/")]
    [InlineData("CRM_DEAL_DETAIL_TAB", "{}", "/crm/deal/details/1/")]
    [InlineData("SONET_GROUP_TOOLBAR", "{}", "/workgroups/group/1/tasks/")]
    [InlineData("SONET_GROUP_DETAIL_TAB", """{"GROUP_ID":"10"}""", "/workgroups/group/10/")]
    [InlineData("TASK_VIEW_TAB", """{"taskId":"31"}""", "/company/personal/user/2/tasks/task/view/31/")]
    [InlineData("TASK_USER_LIST_TOOLBAR", """{"USER_ID":"9"}""", "/company/personal/user/9/tasks/")]
    [InlineData("USER_PROFILE_TOOLBAR", """{"USER_ID":"1401"}""", "/company/personal/user/1401/")]
    [InlineData("IM_TEXTAREA", """{"dialogId":"chat2"}""", "/online/")]
    [InlineData("LEFT_MENU", "{}", "/stream/")]
    [InlineData("LEFT_MENU", """{"URI":"/elsewhere/"}""", "/elsewhere/")]
    [InlineData("REST_APP_URI", """{"URI":""}""", "")]
    [InlineData("IMMOBILE_CONTEXT_MENU", """{"dialogId":"chat2"}""", null)]
    public async Task The_page_is_one_where_the_widget_is_met(string placement, string context, string? uri)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, placement, application.At("/widget"));

        await portal.OpenAsync(placement, context, portal.Users[1], cancellationToken: Stop);

        Assert.Equal(uri, (string?)application.Arrival.Context["URI"]);
    }

    [Fact]
    public async Task The_bank_form_names_the_client_in_its_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "CRM_BANK_DETAIL_AUTOCOMPLETE", application.At("/widget"));

        await portal.OpenAsync("CRM_BANK_DETAIL_AUTOCOMPLETE", new { searchQuery = "044" }, cancellationToken: Stop);

        Assert.Contains(
            "&etype=4&eid=1&external_context_id=COMPANY_1&", (string?)application.Arrival.Context["URI"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_fills_in_what_only_it_knows()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        foreach (string placement in new[] { "PAGE_BACKGROUND_WORKER", "CONTACT_CENTER", "USER_PROFILE_MENU" })
        {
            await TestApplication.BindAsync(portal, placement, application.At("/widget"));
            await portal.OpenAsync(placement, user: portal.Users[1], cancellationToken: Stop);
        }

        await portal.OpenAsync("CONTACT_CENTER", new { ID = 717 }, cancellationToken: Stop);

        Assert.Equal(
            [
                """{"ID":"PAGE_BACKGROUND_WORKER","URI":"\/stream\/"}""",
                $$"""{"ID":"{{portal.Bindings[1].Id}}","URI":"\/contact_center\/"}""",
                """{"USER_ID":"2","URI":"\/company\/"}""",
                """{"ID":"717","URI":"\/contact_center\/"}""",
            ],
            application.Arrivals.Select(static arrival => arrival.Options));
    }

    [Fact]
    public async Task A_context_can_be_given_in_many_ways()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "IMMOBILE_CONTEXT_MENU", application.At("/widget"));
        using JsonDocument document = JsonDocument.Parse("""{"a":1,"a":2}""");
        object?[] contexts =
        [
            null,
            new { },
            "[]",
            new
            {
                dialogId = 5,
                isOpen = true,
                nothing = (string?)null,
                list = new[] { 1, 2 },
                map = new { x = 1.5, y = Array.Empty<int>() },
            },
            new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" },
            new Dictionary<string, object?> { ["n"] = 12345678901L, ["d"] = new DateOnly(2026, 7, 26) },
            new JsonObject { ["n"] = 5, ["when"] = JsonValue.Create(new DateOnly(2026, 7, 26), TestJson.TypeInfo<DateOnly>()) },
            document,
            document.RootElement,
            """{ "n" : 5 , "x" : { } }""",
            "\"undefined\"",
            "null",
            "[1,\"a/b\"]",
        ];

        foreach (object? context in contexts)
        {
            await portal.OpenAsync("IMMOBILE_CONTEXT_MENU", context, cancellationToken: Stop);
        }

        Assert.Equal(
            [
                "[]",
                "[]",
                "[]",
                """{"dialogId":"5","isOpen":true,"nothing":null,"list":[1,2],"map":{"x":1.5,"y":[]}}""",
                """{"b":"1","a":"2"}""",
                """{"n":"12345678901","d":"2026-07-26"}""",
                """{"n":5,"when":"2026-07-26"}""",
                """{"a":2}""",
                """{"a":2}""",
                """{"n":5,"x":[]}""",
                "\"undefined\"",
                "null",
                """[1,"a\/b"]""",
            ],
            application.Arrivals.Select(static arrival => arrival.Options));
    }

    [Fact]
    public async Task A_context_is_escaped_as_PHP_escapes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await TestApplication.BindAsync(portal, "IMMOBILE_CONTEXT_MENU", application.At("/widget"));
        const string text = "a/b \\ \" ' < > & + ü Ж 😀 \u0001\b\f\n\r\t\u007f";

        await portal.OpenAsync("IMMOBILE_CONTEXT_MENU", new Dictionary<string, string> { ["ключ/"] = text }, cancellationToken: Stop);

        Assert.Equal(
            """{"\u043a\u043b\u044e\u0447\/":"a\/b \\ \" ' < > & + \u00fc \u0416 \ud83d\ude00 \u0001\b\f\n\r\t""" + "\u007f\"}",
            application.Arrival.Options);
        Assert.Equal(text, (string?)application.Arrival.Context["ключ/"]);
    }

    [Fact]
    public async Task What_is_no_context_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await TestApplication.BindAsync(portal, "LEFT_MENU", "https://app.example/menu");

        foreach (object wrong in new object[] { Stop, portal.Administrator, "{", "", 17, new[] { 17 }, new List<string>() })
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
                () => portal.OpenAsync("LEFT_MENU", wrong, cancellationToken: Stop));
            Assert.Equal("context", exception.ParamName);
        }
    }
}
