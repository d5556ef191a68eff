using System.Globalization;
using System.Text.Json;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>What Bitrix24 is told: the compiled bindings, run, parsed and compared with the documented parameters.</summary>
public class BindingJsonTests
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com/");

    [Fact]
    public void Only_what_is_declared_is_sent()
    {
        AssertJson(
            """[WidgetPlacement("CRM_DEAL_DETAIL_TAB")] class DealSupplies;""",
            """{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"https://myapp.example.com/widgets/deal-supplies"}""");
    }

    [Fact]
    public void All_parameters_are_sent_in_the_documented_order()
    {
        string json = Assert.Single(Bindings(
            """
            [WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/worker", Title = "T", Description = "D", GroupName = "G", UserId = 7, ErrorHandler = "/failed")]
            [WidgetText("de", Title = "t", Description = "d", GroupName = "g")]
            class Worker;
            """)).ToJson(BaseAddress);

        Assert.Equal(
            """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/worker","TITLE":"T","DESCRIPTION":"D","GROUP_NAME":"G","LANG_ALL":{"en":{"TITLE":"T","DESCRIPTION":"D","GROUP_NAME":"G"},"de":{"TITLE":"t","DESCRIPTION":"d","GROUP_NAME":"g"}},"OPTIONS":{"errorHandlerUrl":"https://myapp.example.com/failed"},"USER_ID":7}""",
            json);
    }

    [Theory]
    [InlineData("crm_deal_detail_tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("  LEFT_MENU ", "LEFT_MENU")]
    [InlineData("A_CODE_THAT_IS_NEW", "A_CODE_THAT_IS_NEW")]
    public void A_code_is_upper_case_and_trimmed(string declared, string sent)
    {
        Assert.Equal(sent, Single($"""[WidgetPlacement("{declared}")] class Menu;""").Placement);
    }

    [Theory]
    [InlineData("/a", "https://myapp.example.com/a")]
    [InlineData("/", "https://myapp.example.com/")]
    [InlineData("/a?type=1&kind=%20", "https://myapp.example.com/a?type=1&kind=%20")]
    [InlineData(" /a b/ü ", "https://myapp.example.com/a%20b/%C3%BC")]
    [InlineData("/100%", "https://myapp.example.com/100%25")]
    [InlineData("/50%zz/%4", "https://myapp.example.com/50%25zz/%254")]
    [InlineData("/%c3%BC", "https://myapp.example.com/%c3%BC")]
    [InlineData("https://other.example.com/x?y=1", "https://other.example.com/x?y=1")]
    [InlineData("http://localhost/x", "http://localhost/x")]
    public void A_handler_is_a_path_below_the_base_address_or_an_absolute_url(string declared, string sent)
    {
        AssertParameter(
            "HANDLER", JsonSerializer.Serialize(sent), $"""[WidgetPlacement("LEFT_MENU", Handler = "{declared}")] class Menu;""");
    }

    [Theory]
    [InlineData("DealSupplies", "/widgets/deal-supplies")]
    [InlineData("Menu", "/widgets/menu")]
    [InlineData("HTMLPage", "/widgets/html-page")]
    [InlineData("PageHTML", "/widgets/page-html")]
    [InlineData("Deal2Tab", "/widgets/deal2-tab")]
    [InlineData("deal_Tab_", "/widgets/deal-tab")]
    [InlineData("ÜberSicht", "/widgets/%C3%BCber-sicht")]
    public void A_handler_that_is_not_declared_is_the_class_name_in_kebab_case(string name, string handler)
    {
        Assert.Equal(handler, Single($"""[WidgetPlacement("LEFT_MENU")] class {name};""").Handler);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("quotes \" and ''' and \"\"\"\"")]
    [InlineData("back\\slash \\u0041 \\\" {braces} {{more}} $x")]
    [InlineData("line\nbreak\r\n\ttab \u2028 \u2029 \u0085 \u0001")]
    [InlineData("Ü Меню 显示 🚚 👩‍👩‍👧 \u202e right to left")]
    [InlineData("</script><!-- &amp;")]
    public void A_text_arrives_letter_by_letter(string text)
    {
        string literal = "\""
            + string.Concat(text.Select(static letter => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"))) + "\"";

        AssertParameter("TITLE", JsonSerializer.Serialize(text), $"""[WidgetPlacement("LEFT_MENU", Title = {literal})] class Menu;""");
    }

    [Fact]
    public void Half_a_character_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffdb", Single("""[WidgetPlacement("LEFT_MENU", Title = "a\ud800b")] class Menu;""").Title);
    }

    [Theory]
    [InlineData("\"  Supplies \\t\"", "Supplies")]
    [InlineData("\"\"", null)]
    [InlineData("\"   \"", null)]
    [InlineData("null", null)]
    public void Texts_are_trimmed_and_empty_ones_are_not_sent(string declared, string? title)
    {
        Assert.Equal(title, Single($"""[WidgetPlacement("LEFT_MENU", Title = {declared})] class Menu;""").Title);
    }

    [Fact]
    public void The_default_language_is_not_repeated_when_it_is_given()
    {
        AssertParameter(
            "LANG_ALL",
            """{"en":{"TITLE":"English"}}""",
            """[WidgetPlacement("LEFT_MENU", Title = "Title"), WidgetText("EN", Title = "English")] class Menu;""");
    }

    [Fact]
    public void The_application_says_what_the_default_language_is()
    {
        AssertParameter(
            "LANG_ALL",
            """{"ru":{"TITLE":"Меню"},"de":{"TITLE":"Menü"}}""",
            """
            [assembly: BitrixApplication(DefaultLanguage = "ru")]
            [WidgetPlacement("LEFT_MENU", Title = "Меню"), WidgetText("de", Title = "Menü")] class Menu;
            """);
    }

    [Fact]
    public void Without_texts_of_its_own_a_class_adds_no_default_language()
    {
        AssertParameter(
            "LANG_ALL",
            """{"de":{"TITLE":"Menü"}}""",
            """[WidgetPlacement("LEFT_MENU"), WidgetText("de", Title = "Menü"), WidgetText("fr", Title = " ")] class Menu;""");
    }

    [Fact]
    public void A_text_for_one_placement_takes_precedence_there_and_is_absent_elsewhere()
    {
        IReadOnlyList<WidgetBinding> bindings = Bindings(
            """
            [WidgetPlacement("LEFT_MENU"), WidgetPlacement("CALL_CARD")]
            [WidgetText("de", Title = "Allgemein"), WidgetText("de", Title = "Karte", Placement = "call_card"), WidgetText("fr", Title = "Carte", Placement = "CALL_CARD")]
            class Menu;
            """);

        Assert.Equal(["CALL_CARD", "LEFT_MENU"], bindings.Select(static binding => binding.Placement));
        Assert.Equal("Karte", bindings[0].Texts["de"].Title);
        Assert.Equal("Carte", bindings[0].Texts["fr"].Title);
        Assert.Equal(["de"], bindings[1].Texts.Keys);
        Assert.Equal("Allgemein", bindings[1].Texts["de"].Title);
    }

    [Theory]
    [InlineData("LEFT MENU!")]
    [InlineData("CALL_CARD")]
    public void A_text_or_option_for_another_placement_is_never_sent(string limit)
    {
        AssertJson(
            $"""
            [WidgetPlacement("LEFT_MENU", Handler = "/menu", Title = "Menu")]
            [WidgetText("de", Title = "Menü", Placement = "{limit}"), WidgetOption("shape", "round", Placement = "{limit}")]
            class Menu;
            """,
            """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://myapp.example.com/menu","TITLE":"Menu"}""");
    }

    [Theory]
    [InlineData("IM_TEXTAREA", "IconName = \"fa-truck\"", """{"iconName":"fa-truck"}""")]
    [InlineData("IM_TEXTAREA", "Context = ChatContexts.All", """{"context":"ALL"}""")]
    [InlineData("IM_TEXTAREA", "Context = ChatContexts.Crm | ChatContexts.User", """{"context":"USER;CRM"}""")]
    [InlineData("IM_TEXTAREA", "Context = ChatContexts.None", null)]
    [InlineData("IM_TEXTAREA", "Context = (ChatContexts)64", null)]
    [InlineData("IM_TEXTAREA", "Role = WidgetRole.User", """{"role":"USER"}""")]
    [InlineData("IM_TEXTAREA", "Role = WidgetRole.Admin", """{"role":"ADMIN"}""")]
    [InlineData("IM_TEXTAREA", "Role = (WidgetRole)9", null)]
    [InlineData("IM_TEXTAREA", "Extranet = true", """{"extranet":"Y"}""")]
    [InlineData("IM_TEXTAREA", "Extranet = false", """{"extranet":"N"}""")]
    [InlineData("IM_TEXTAREA", "Color = IconColor.Red", """{"color":"RED"}""")]
    [InlineData("IM_TEXTAREA", "Color = IconColor.Graphite", """{"color":"GRAPHITE"}""")]
    [InlineData("IM_TEXTAREA", "Color = IconColor.None", null)]
    [InlineData("IM_TEXTAREA", "Width = 50, Height = 0", """{"width":50,"height":0}""")]
    [InlineData("IM_TEXTAREA", "Width = -1", null)]
    [InlineData("IM_SIDEBAR", "Width = 50, IconName = \"fa-bell\"", """{"iconName":"fa-bell"}""")]
    [InlineData("IMMOBILE_CONTEXT_MENU", "IconName = \"fa-bell\"", null)]
    [InlineData("CRM_DEAL_DETAIL_ACTIVITY", "UseBuiltInInterface = true, NewUserNotificationTitle = \"a\", NewUserNotificationText = \" b \"", """{"useBuiltInInterface":"Y","newUserNotificationTitle":"a","newUserNotificationText":"b"}""")]
    [InlineData("CRM_DYNAMIC_174_DETAIL_ACTIVITY", "UseBuiltInInterface = false", """{"useBuiltInInterface":"N"}""")]
    [InlineData("TASK_VIEW_TAB", "GroupIds = new[] { 4, 0, -3, 9 }", """{"groupId":"4,9"}""")]
    [InlineData("TASK_VIEW_TAB", "GroupIds = new int[0]", null)]
    [InlineData("TASK_VIEW_TAB", "GroupIds = null", null)]
    [InlineData("CRM_BANK_DETAIL_AUTOCOMPLETE", "Countries = new[] { 1 }", """{"countries":"1"}""")]
    [InlineData(
        "PAGE_BACKGROUND_WORKER", "ErrorHandler = \"https://log.example.com/\"", """{"errorHandlerUrl":"https://log.example.com/"}""")]
    [InlineData("PAGE_BACKGROUND_WORKER", "ErrorHandler = \"no path\"", null)]
    [InlineData("CRM_DEAL_DETAIL_TAB", "IconName = \"fa-truck\", Role = WidgetRole.Admin, Width = 5", null)]
    [InlineData("A_CODE_THAT_IS_NEW", "IconName = \"fa-truck\", GroupIds = new[] { 1 }", """{"iconName":"fa-truck","groupId":"1"}""")]
    [InlineData("TASK_TOP_MENU", "Color = IconColor.Aqua", """{"color":"AQUA"}""")]
    public void Options_are_encoded_as_the_placement_retains_them(string placement, string properties, string? options)
    {
        AssertParameter("OPTIONS", options, $"""[WidgetPlacement("{placement}", {properties})] class Widget;""");
    }

    [Fact]
    public void An_option_that_has_no_property_is_sent_as_it_is()
    {
        AssertParameter(
            "OPTIONS",
            """{"iconName":"fa-truck","helpUrl":"https://myapp.example.com/help","shape":" round "}""",
            """
            [WidgetPlacement("IM_TEXTAREA", IconName = "fa-truck")]
            [WidgetOption("helpUrl", "~/help"), WidgetOption("shape", " round "), WidgetOption("iconName", "twice"), WidgetOption("other", "x", Placement = "LEFT_MENU"), WidgetOption("", "x")]
            class Widget;
            """);
    }

    [Fact]
    public void An_icon_stays_a_path_until_registering()
    {
        WidgetBinding binding = Single("""[WidgetPlacement("LEFT_MENU", Icon = " icons/\"menu\".png ")] class Menu;""");

        Assert.Equal("icons/\"menu\".png", binding.Icon);
        Assert.DoesNotContain("ICON", binding.ToJson(BaseAddress), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UserId = 0", null)]
    [InlineData("UserId = 17", 17)]
    public void A_user_id_is_sent_when_it_is_one(string property, int? userId)
    {
        Assert.Equal(userId, Single($"""[WidgetPlacement("PAGE_BACKGROUND_WORKER", {property})] class Worker;""").UserId);
    }

    [Fact]
    public void Bindings_are_ordered_by_placement_handler_and_user()
    {
        Assert.Equal(
            ["CALL_CARD /widgets/zulu", "LEFT_MENU /a", "LEFT_MENU /b", "PAGE_BACKGROUND_WORKER /w", "PAGE_BACKGROUND_WORKER /w (user 2)", "PAGE_BACKGROUND_WORKER /w (user 11)"],
            Bindings(
                """
                [WidgetPlacement("LEFT_MENU", Handler = "/b"), WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w", UserId = 11)] class Alpha;
                [WidgetPlacement("LEFT_MENU", Handler = "/a"), WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w", UserId = 2)] class Bravo;
                [WidgetPlacement("CALL_CARD"), WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w")] class Zulu;
                """).Select(static binding => binding.ToString()));
    }

    [Fact]
    public void Every_code_of_the_documentation_can_be_declared()
    {
        IEnumerable<string> codes = Codes(typeof(Placements));

        IReadOnlyList<WidgetBinding> bindings = Bindings(string.Join('\n', codes.Select(static (code, index) =>
            string.Create(
                CultureInfo.InvariantCulture, $"""[WidgetPlacement("{code}", Title = "Widget {index}")] class Widget{index};"""))));

        // Five pages are registered by other methods, which would be refused here.
        Assert.Equal(
            codes.Except([Placements.Default, Placements.SettingConnector, Placements.UserFieldType, Placements.Landing.Block, Placements.Landing.Settings]).Order(StringComparer.Ordinal),
            bindings.Select(static binding => binding.Placement));
        Assert.All(bindings, static binding => JsonDocument.Parse(binding.ToJson(BaseAddress)).Dispose());
    }

    private static IEnumerable<string> Codes(Type type) =>
    [
        .. type.GetFields().Select(static field => (string)field.GetRawConstantValue()!),
        .. type.GetNestedTypes().SelectMany(Codes),
    ];

    private static IReadOnlyList<WidgetBinding> Bindings(string source) =>
        new TestProject("using Placement;\n" + source).Run().AssertCompiles().Bindings();

    private static WidgetBinding Single(string source) => Assert.Single(Bindings(source));

    private static void AssertJson(string source, string expected)
    {
        using JsonDocument document = JsonDocument.Parse(Single(source).ToJson(BaseAddress));
        using JsonDocument parsed = JsonDocument.Parse(expected);
        Assert.True(
            JsonElement.DeepEquals(parsed.RootElement, document.RootElement),
            $"{expected} was expected, but {document.RootElement} is sent.");
    }

    /// <summary>The parameter is this JSON, its members in this order; null: it is absent.</summary>
    private static void AssertParameter(string name, string? expected, string source)
    {
        using JsonDocument document = JsonDocument.Parse(Single(source).ToJson(BaseAddress));
        string? sent = document.RootElement.TryGetProperty(name, out JsonElement value) ? JsonSerializer.Serialize(value) : null;
        string? wanted = expected is null ? null : JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(expected));
        Assert.Equal(wanted, sent);
    }
}
