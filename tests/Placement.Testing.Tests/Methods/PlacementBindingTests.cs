using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Methods;

/// <summary>What Bitrix24 makes of a registration that it accepts.</summary>
public sealed class PlacementBindingTests
{
    private const string Handler = "https://app.example/widget?type=1&x=%20y";

    /// <summary>Every option there is, each with a value that is not its default.</summary>
    private const string EveryOption = """
        {
            "iconName": "fa-comments", "extranet": "Y", "context": "CHAT;CRM", "role": "ADMIN", "color": "LIGHT_BLUE",
            "width": "50", "height": 0, "useBuiltInInterface": "Y", "newUserNotificationTitle": "New", "newUserNotificationText": "Try",
            "countries": "1,122", "groupId": "17", "errorHandlerUrl": "https://app.example/error", "groupid": "1", "other": "value"
        }
        """;

    [Fact]
    public async Task A_binding_is_stored_as_it_will_be_shown()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync("placement.bind", new
        {
            placement = "crm_Deal_detail_Tab",
            Handler,
            Title = "  Supplies\n",
            description = "\tWhat we owe ",
            Group_Name = " Stock ",
        })).IsTrue();

        LocalBinding binding = Assert.Single(portal.Bindings);
        Assert.Equal((1, "CRM_DEAL_DETAIL_TAB", Handler, 0), (binding.Id, binding.Placement, binding.Handler, binding.UserId));
        Assert.Equal(("Supplies", "What we owe"), (binding.Title, binding.Description));
        Assert.Equal(
            new LocalizedText("Supplies", "What we owe", "Stock"), Assert.Single(binding.Texts, static text => text.Key == "en").Value);
        Assert.Empty(binding.Options);
        Assert.Null(binding.IconFileName);

        Assert.Equal(
            """[{"id":1,"placement":"CRM_DEAL_DETAIL_TAB","userId":0,"handler":"https://app.example/widget?type=1&x=%20y","options":[],"title":"Supplies","description":"What we owe","langAll":{"en":{"TITLE":"Supplies","DESCRIPTION":"What we owe","GROUP_NAME":"Stock"}}}]""",
            Compact((await client.CallAsync("placement.get")).Result));
    }

    [Theory]
    [InlineData(true, false, "id, placement, userId, handler, options, title, description")]
    [InlineData(false, true, "id, placement, userId, handler, title, description, langAll")]
    [InlineData(false, false, "id, placement, userId, handler, title, description")]
    public async Task An_old_portal_lists_less(bool listsOptions, bool listsLanguages, string members)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { ListsBindingOptions = listsOptions, ListsBindingLanguages = listsLanguages },
            TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        await client.CallAsync("placement.bind", new { PLACEMENT = "LEFT_MENU", Handler });

        JsonElement row = (await client.CallAsync("placement.get")).Result[0];

        Assert.Equal(members, string.Join(", ", row.EnumerateObject().Select(static member => member.Name)));
    }

    [Fact]
    public async Task A_portal_without_bindings_has_an_empty_list()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("[]", (await new PortalClient(portal).CallAsync("placement.get")).Json);
    }

    [Fact]
    public async Task Bindings_are_listed_by_id_and_an_id_is_never_given_twice()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        await client.BindAsync("LEFT_MENU", "https://app.example/1");
        await client.BindAsync("CRM_DEAL_DETAIL_TAB", "https://app.example/2");
        await client.CallAsync("placement.unbind", new { PLACEMENT = "CRM_DEAL_DETAIL_TAB" });
        await client.BindAsync("CALL_CARD", "https://app.example/3");

        Assert.Equal(
            [1, 3],
            (await client.CallAsync("placement.get")).Result.EnumerateArray().Select(
                static binding => binding.GetProperty("id").GetInt32()));
        Assert.Equal([1, 3], portal.Bindings.Select(static binding => binding.Id));
    }

    [Theory]
    [
        InlineData(
            "IM_TEXTAREA",
            """{"iconName":"fa-comments","extranet":"Y","context":"CHAT;CRM","role":"ADMIN","color":"LIGHT_BLUE","width":50,"height":0}"""),
    ]
    [InlineData("IM_SIDEBAR", """{"iconName":"fa-comments","extranet":"Y","context":"CHAT;CRM","role":"ADMIN","color":"LIGHT_BLUE"}""")]
    [InlineData("IM_CONTEXT_MENU", """{"extranet":"Y","context":"CHAT;CRM","role":"ADMIN"}""")]
    [InlineData("IM_NAVIGATION", """{"iconName":"fa-comments","extranet":"Y","role":"ADMIN"}""")]
    [InlineData("IMMOBILE_CONTEXT_MENU", """{"context":"CHAT;CRM","extranet":"Y","role":"ADMIN"}""")]
    [InlineData("IM_SMILES_SELECTOR", """{"extranet":"Y","context":"CHAT;CRM","role":"ADMIN"}""")]
    [
        InlineData(
            "CRM_DEAL_DETAIL_ACTIVITY", """{"useBuiltInInterface":"Y","newUserNotificationTitle":"New","newUserNotificationText":"Try"}"""),
    ]
    [
        InlineData(
            "CRM_DYNAMIC_128_DETAIL_ACTIVITY",
            """{"useBuiltInInterface":"Y","newUserNotificationTitle":"New","newUserNotificationText":"Try"}"""),
    ]
    [InlineData("CRM_REQUISITE_AUTOCOMPLETE", """{"countries":"1,122"}""")]
    [InlineData("CRM_BANK_DETAIL_AUTOCOMPLETE", """{"countries":"1,122"}""")]
    [InlineData("TASK_VIEW_TAB", """{"groupId":"17"}""")]
    [InlineData("TASK_VIEW_SIDEBAR", """{"groupId":"17"}""")]
    [InlineData("PAGE_BACKGROUND_WORKER", """{"errorHandlerUrl":"https://app.example/error"}""")]
    [InlineData("TASK_VIEW_TOP_PANEL", "[]")]
    [InlineData("CRM_DEAL_DETAIL_TAB", "[]")]
    [InlineData("LEFT_MENU", "[]")]
    [InlineData("SETTING_CONNECTOR", "[]")]
    public async Task A_placement_retains_the_options_that_it_declares(string placement, string retained)
    {
        Assert.Equal(retained, await OptionsOfAsync(placement, EveryOption));
    }

    [Theory]
    [
        InlineData(
            "IM_TEXTAREA",
            """{"iconName":"fa-bars"}""",
            """{"iconName":"fa-bars","extranet":"N","context":"ALL","role":"USER","width":100,"height":100}"""),
    ]
    [InlineData("IM_SIDEBAR", """{"iconName":"fa-bars"}""", """{"iconName":"fa-bars","extranet":"N","context":"ALL","role":"USER"}""")]
    [InlineData("IM_CONTEXT_MENU", "{}", """{"extranet":"N","context":"ALL","role":"USER"}""")]
    [InlineData("IM_NAVIGATION", """{"iconName":"fa-bars"}""", """{"iconName":"fa-bars","extranet":"N","role":"USER"}""")]
    [InlineData("IMMOBILE_CONTEXT_MENU", "{}", """{"context":"ALL","extranet":"N","role":"USER"}""")]
    [InlineData("IM_SMILES_SELECTOR", "{}", """{"extranet":"N","context":"ALL","role":"USER"}""")]
    [InlineData("CRM_LEAD_DETAIL_ACTIVITY", "{}", """{"useBuiltInInterface":"N"}""")]
    [InlineData("CRM_REQUISITE_AUTOCOMPLETE", "{}", "[]")]
    [InlineData("TASK_VIEW_TAB", """{"groupId":""}""", "[]")]
    [InlineData("IM_CONTEXT_MENU", """{"extranet":"","role":null}""", """{"extranet":"N","context":"ALL","role":"USER"}""")]
    public async Task What_is_absent_or_empty_gets_its_default(string placement, string given, string stored)
    {
        Assert.Equal(stored, await OptionsOfAsync(placement, given));
    }

    [Theory]
    [InlineData("ALL", "ALL")]
    [InlineData("CHAT;ALL;CRM", "ALL")]
    [InlineData("USER", "USER")]
    [InlineData("LINES;CRM", "LINES;CRM")]
    public async Task All_among_contexts_means_all(string given, string stored)
    {
        string options = await OptionsOfAsync("IM_CONTEXT_MENU", $$"""{"context":"{{given}}"}""");

        Assert.Equal(stored, JsonNode.Parse(options)!["context"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_value_of_the_greatest_length_or_at_the_edge_is_kept()
    {
        string icon = new('x', 50);

        Assert.Equal(
            $$"""{"iconName":"{{icon}}","extranet":"N","context":"ALL","role":"USER","width":0,"height":1000}""",
            await OptionsOfAsync("IM_TEXTAREA", $$"""{"iconName":"{{icon}}","width":"000","height":"1000"}"""));
    }

    [Theory]
    [InlineData("1C_PAGE")]
    [InlineData("TASK_TOP_MENU")]
    public async Task A_placement_that_nobody_documents_keeps_what_it_was_given(string placement)
    {
        Assert.Equal(
            """{"anything":"x","iconName":"not checked!"}""",
            await OptionsOfAsync(placement, """{"anything":"x","iconName":"not checked!"}"""));
        Assert.Equal("[]", await OptionsOfAsync(placement, "{}"));
    }

    [Fact]
    public async Task Texts_by_language_replace_the_texts_beside_them()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync("placement.bind", new
        {
            PLACEMENT = "LEFT_MENU",
            HANDLER = Handler,
            TITLE = "Ignored",
            DESCRIPTION = "Ignored",
            GROUP_NAME = "Ignored",
            LANG_ALL = new
            {
                en = new { TITLE = " Supplies ", description = "no such member" },
                DE = new { TITLE = "Lieferungen", DESCRIPTION = "Was fehlt", GROUP_NAME = "Lager" },
            },
        })).IsTrue();

        JsonElement binding = await client.GetBindingAsync();
        Assert.Equal(
            """{"en":{"TITLE":"Supplies","DESCRIPTION":"","GROUP_NAME":""},"de":{"TITLE":"Lieferungen","DESCRIPTION":"Was fehlt","GROUP_NAME":"Lager"}}""",
            Compact(binding.GetProperty("langAll")));
        Assert.Equal(("Supplies", ""), (binding.GetProperty("title").GetString(), binding.GetProperty("description").GetString()));
        Assert.Equal(new LocalizedText("Supplies", "", ""), portal.Bindings[0].Texts["en"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task An_empty_list_of_languages_leaves_the_texts_beside_it(string languages)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { DefaultLanguage = "de" }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync(
            "placement.bind",
            new { PLACEMENT = "LEFT_MENU", HANDLER = Handler, TITLE = "Lager", LANG_ALL = JsonNode.Parse(languages) })).IsTrue();

        Assert.Equal(
            """{"de":{"TITLE":"Lager","DESCRIPTION":"","GROUP_NAME":""}}""",
            Compact((await client.GetBindingAsync()).GetProperty("langAll")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_a_title_the_applications_name_is_shown(string? title)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { ApplicationName = "Deal desk" }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.CallAsync(
            "placement.bind", new { PLACEMENT = "LEFT_MENU", HANDLER = Handler, TITLE = title, DESCRIPTION = "Kept" })).IsTrue();

        Assert.Equal("Deal desk", (await client.GetBindingAsync()).GetProperty("title").GetString());
        Assert.Equal(("Deal desk", "Kept"), (portal.Bindings[0].Title, portal.Bindings[0].Description));
    }

    [Fact]
    public async Task Texts_are_read_in_the_language_of_whoever_asks()
    {
        LocalUser english = new(1, "Ada", "Admin", IsAdministrator: true);
        LocalUser german = new(2, "Bernd", "Boss", IsAdministrator: true) { Language = "de" };
        LocalUser polish = new(3, "Celina", "Chef", IsAdministrator: true) { Language = "pl" };
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Users = [english, german, polish] }, TestContext.Current.CancellationToken);
        var languages = new { en = new { TITLE = "Supplies", DESCRIPTION = "Stock" }, de = new { TITLE = "Lieferungen" } };

        (await new PortalClient(portal, english).CallAsync(
            "placement.bind", new { PLACEMENT = "LEFT_MENU", HANDLER = Handler, LANG_ALL = languages })).IsTrue();

        async Task<(string?, string?)> TextsForAsync(LocalUser user)
        {
            JsonElement binding = await new PortalClient(portal, user).GetBindingAsync();
            return (binding.GetProperty("title").GetString(), binding.GetProperty("description").GetString());
        }

        Assert.Equal(("Supplies", "Stock"), await TextsForAsync(english));
        Assert.Equal(("Lieferungen", ""), await TextsForAsync(german));
        Assert.Equal(("Supplies", "Stock"), await TextsForAsync(polish));
    }

    [Fact]
    public async Task An_icon_is_stored_with_its_name()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        byte[] image = [0x89, 0x50, 0x4E, 0x47];

        (await client.CallAsync(
            "placement.bind",
            new { PLACEMENT = "CONTACT_CENTER", HANDLER = Handler, ICON = new { fileData = new[] { "tile.png", Convert.ToBase64String(image) } } })).IsTrue();
        (await client.CallAsync(
            "placement.bind", new { PLACEMENT = "LEFT_MENU", HANDLER = Handler, ICON = Array.Empty<string>() })).IsTrue();

        Assert.Equal("tile.png", portal.Bindings[0].IconFileName);
        Assert.Equal(image, portal.Bindings[0].Icon.ToArray());
        Assert.Null(portal.Bindings[1].IconFileName);
    }

    [Theory]
    [InlineData("CRM_INVOICE_LIST_MENU")]
    [InlineData("CRM_INVOICE_DETAIL_TOOLBAR")]
    public async Task Old_invoices_have_placements_where_they_still_exist(string placement)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { HasOldInvoices = true }, TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(placement)).IsTrue();
    }

    [Fact]
    public async Task Every_smart_process_of_the_portal_has_placements()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { EntityTypeIds = [130, 1032] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        (await client.BindAsync("crm_dynamic_130_detail_tab")).IsTrue();
        (await client.BindAsync("CRM_DYNAMIC_1032_FUNNELS_TOOLBAR")).IsTrue();
        (await client.BindAsync("CRM_DYNAMIC_128_DETAIL_TAB")).Is(400, "ERROR_PLACEMENT_NOT_FOUND");
    }

    private static async Task<string> OptionsOfAsync(string placement, string options)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        (await client.BindAsync(placement, options: JsonNode.Parse(options))).IsTrue();
        string stored = Compact((await client.GetBindingAsync()).GetProperty("options"));
        Assert.Equal(
            JsonNode.Parse(stored) is JsonObject map ? map.Select(
                static option => KeyValuePair.Create(option.Key, option.Value!.ToString())) : [],
            portal.Bindings[0].Options);
        return stored;
    }

    private static string Compact(JsonElement element) =>
        JsonNode.Parse(element.GetRawText())!.ToJsonString(
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
