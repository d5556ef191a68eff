using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Placement.Tests.Bindings;

public class WidgetBindingTests
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com/base");

    private const string Everything =
        """
        {"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","TITLE":"Wärme \"x\"","DESCRIPTION":"d","GROUP_NAME":"g","LANG_ALL":{"en":{"TITLE":"Warmth"},"de":{"TITLE":"Wärme","DESCRIPTION":"D","GROUP_NAME":"G"}},"OPTIONS":{"errorHandlerUrl":"~/failed","width":70,"flag":true},"USER_ID":7}
        """;

    [Fact]
    public void Properties_are_read_off_the_parameters()
    {
        var binding = Create(Everything);

        Assert.Equal("PAGE_BACKGROUND_WORKER", binding.Placement);
        Assert.Equal("/worker", binding.Handler);
        Assert.Equal("Wärme \"x\"", binding.Title);
        Assert.Equal("d", binding.Description);
        Assert.Equal("g", binding.GroupName);
        Assert.Equal(new LocalizedText("Warmth"), binding.Texts["en"]);
        Assert.Equal(new LocalizedText("Wärme", "D", "G"), binding.Texts["de"]);
        Assert.Equal("/failed", binding.Options["errorHandlerUrl"]);
        Assert.Equal("70", binding.Options["width"]);
        Assert.Equal("true", binding.Options["flag"]);
        Assert.Equal(7, binding.UserId);
        Assert.False(binding.IsWildcard);
        Assert.Equal("PAGE_BACKGROUND_WORKER /worker (user 7)", binding.ToString());
    }

    [Fact]
    public void What_is_not_declared_is_absent()
    {
        var binding = Create("""{"PLACEMENT":"LEFT_MENU","HANDLER":"https://other.example.com/menu"}""");

        Assert.Null(binding.Title);
        Assert.Null(binding.Description);
        Assert.Null(binding.GroupName);
        Assert.Null(binding.UserId);
        Assert.Null(binding.Icon);
        Assert.Null(binding.WidgetType);
        Assert.Empty(binding.Texts);
        Assert.Empty(binding.Options);
        Assert.Equal("LEFT_MENU https://other.example.com/menu", binding.ToString());
    }

    [Fact]
    public void Every_address_of_the_application_gets_the_base_address()
    {
        string json = Create(Everything).ToJson(BaseAddress);

        Assert.Equal(
            Everything.Replace("~/worker", "https://myapp.example.com/base/worker", StringComparison.Ordinal)
                .Replace("~/failed", "https://myapp.example.com/base/failed", StringComparison.Ordinal),
            json);
    }

    [Fact]
    public void An_absolute_handler_stays_as_it_is()
    {
        const string Json = """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://other.example.com/~/menu?a=~/b"}""";

        Assert.Equal(Json, Create(Json).ToJson(BaseAddress));
        Assert.Equal("https://other.example.com/~/menu?a=~/b", Create(Json).GetHandlerUrl(BaseAddress));
    }

    [Fact]
    public void Texts_that_look_like_an_address_stay_as_they_are()
    {
        const string Json =
            """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://other.example.com/","TITLE":"~/x","LANG_ALL":{"en":{"TITLE":"~/y"}}}""";

        Assert.Equal(Json, Create(Json).ToJson(BaseAddress));
        Assert.Equal("~/x", Create(Json).Title);
    }

    [Theory]
    [InlineData("""~\/menu""")]
    [InlineData("""\u007e/menu""")]
    [InlineData("""\u007E\u002Fmenu""")]
    public void An_escaped_address_of_the_application_is_one_too(string handler)
    {
        var binding = Create($$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"{{handler}}","TITLE":"t"}""");

        using var json = JsonDocument.Parse(binding.ToJson(BaseAddress));
        Assert.Equal("/menu", binding.Handler);
        Assert.Equal("https://myapp.example.com/base/menu", json.RootElement.GetProperty("HANDLER").GetString());
        Assert.Equal("t", json.RootElement.GetProperty("TITLE").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(binding.ToJson(BaseAddress)), binding.GetByteCount(BaseAddress));
    }

    [Fact]
    public void The_URL_of_the_handler_is_the_one_that_is_sent()
    {
        // Without the mark it is no address of the application, however much it looks like a path.
        var binding = Create("""{"PLACEMENT":"LEFT_MENU","HANDLER":"/menu"}""");

        Assert.Equal("""{"PLACEMENT":"LEFT_MENU","HANDLER":"/menu"}""", binding.ToJson(BaseAddress));
        Assert.Equal("/menu", binding.GetHandlerUrl(BaseAddress));
    }

    [Theory]
    [InlineData("https://a.example")]
    [InlineData("https://münchen.example:8443/x/")]
    public void Text_bytes_and_count_agree(string baseAddress)
    {
        var binding = Create(Everything);
        var address = new Uri(baseAddress);
        var writer = new ArrayBufferWriter<byte>();

        binding.WriteTo(writer, address);

        Assert.Equal(binding.ToJson(address), Encoding.UTF8.GetString(writer.WrittenSpan));
        Assert.Equal(writer.WrittenCount, binding.GetByteCount(address));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var binding = Create(Everything);
        var writer = new ArrayBufferWriter<byte>(4096);
        for (int i = 0; i < 3; i++)
        {
            writer.ResetWrittenCount();
            binding.WriteTo(writer, BaseAddress);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            writer.ResetWrittenCount();
            binding.WriteTo(writer, BaseAddress);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_base_address_is_checked_however_much_it_resembles_the_last_one()
    {
        var binding = Create(Everything);
        _ = binding.ToJson(new Uri("https://myapp.example.com/"));

        Assert.Equal(
            "baseAddress",
            Assert.Throws<ArgumentException>(() => binding.ToJson(new Uri("https://user:password@myapp.example.com/"))).ParamName);
        Assert.Equal(
            "baseAddress", Assert.Throws<ArgumentException>(() => binding.ToJson(new Uri("https://myapp.example.com/#part"))).ParamName);
        Assert.Equal("baseAddress", Assert.Throws<ArgumentNullException>(() => binding.ToJson(null!)).ParamName);
    }

    [Fact]
    public void The_placement_is_upper_case()
    {
        Assert.Equal("CRM_DEAL_DETAIL_TAB", Create("""{"PLACEMENT":"crm_deal_detail_tab","HANDLER":"~/x"}""").Placement);
    }

    [Fact]
    public void User_0_is_everybody()
    {
        var binding = Create("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/x","USER_ID":0}""");

        Assert.Null(binding.UserId);
        Assert.Equal(
            """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/base/x","USER_ID":12}""",
            binding.ForUser(12).ToJson(BaseAddress));
    }

    [Fact]
    public void A_binding_for_one_user_gets_USER_ID_at_its_end()
    {
        var binding = Create("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/x","OPTIONS":{"errorHandlerUrl":"~/e"} }""");

        WidgetBinding forUser = binding.ForUser(2147483647);

        Assert.Equal(2147483647, forUser.UserId);
        Assert.Null(binding.UserId);
        Assert.Equal(
            """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/base/x","OPTIONS":{"errorHandlerUrl":"https://myapp.example.com/base/e"} ,"USER_ID":2147483647}""",
            forUser.ToJson(BaseAddress));
    }

    [Fact]
    public void A_user_is_replaced_by_another()
    {
        var binding = Create("""{"USER_ID":7,"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/x"}""");

        WidgetBinding forUser = binding.ForUser(12345);

        Assert.Equal(12345, forUser.UserId);
        Assert.Equal(
            """{"USER_ID":12345,"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/base/x"}""",
            forUser.ToJson(BaseAddress));
    }

    [Fact]
    public void The_class_and_the_icon_go_along()
    {
        var binding = new WidgetBinding(
            """{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/x"}"""u8, typeof(WidgetBindingTests), "icons/x.png");

        Assert.All([binding.ForUser(1), binding.ForEntityType(128)], static copy =>
        {
            Assert.Equal(typeof(WidgetBindingTests), copy.WidgetType);
            Assert.Equal("icons/x.png", copy.Icon);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_user_or_entity_type_that_cannot_exist_is_refused(int id)
    {
        var binding = Create("""{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/x"}""");

        Assert.Throws<ArgumentOutOfRangeException>("userId", () => binding.ForUser(id));
        Assert.Throws<ArgumentOutOfRangeException>("entityTypeId", () => binding.ForEntityType(id));
    }

    [Fact]
    public void A_wildcard_becomes_one_smart_process()
    {
        var binding = Create("""{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/a*b","TITLE":"*"}""");

        WidgetBinding one = binding.ForEntityType(1030);

        Assert.True(binding.IsWildcard);
        Assert.False(one.IsWildcard);
        Assert.Equal(
            """{"PLACEMENT":"CRM_DYNAMIC_1030_DETAIL_TAB","HANDLER":"https://myapp.example.com/base/a*b","TITLE":"*"}""",
            one.ToJson(BaseAddress));
    }

    [Fact]
    public void Only_a_wildcard_takes_an_entity_type()
    {
        var binding = Create("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/a*b"}""");

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => binding.ForEntityType(128));

        Assert.Equal("LEFT_MENU has no * that an entity type id could replace.", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x"}{}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x" """)]
    [InlineData("""{"PLACEMENT":1,"HANDLER":"~/x"}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":["~/x"]}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","TITLE":1}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","LANG_ALL":[]}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","LANG_ALL":{"en":"x"}}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","OPTIONS":{"a":{}}}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","USER_ID":"7"}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":"~/x","USER_ID":1.5}""")]
    [InlineData("""{"PLACEMENT":"CRM_DYNAMIC_\u002a_DETAIL_TAB","HANDLER":"~/x"}""")]
    public void Malformed_parameters_are_refused(string json)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("parameters", () => Create(json));

        Assert.Contains("must be a JSON object as placement.bind documents it", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"PLACEMENT":"X"}""")]
    [InlineData("""{"HANDLER":"~/x"}""")]
    [InlineData("""{"PLACEMENT":"","HANDLER":"~/x"}""")]
    [InlineData("""{"PLACEMENT":"X","HANDLER":null}""")]
    public void Placement_and_handler_are_required(string json)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("parameters", () => Create(json));

        Assert.Contains("must have PLACEMENT and HANDLER", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bindings_are_combined_in_order_and_once()
    {
        WidgetBinding lead = Create("""{"PLACEMENT":"CRM_LEAD_LIST_MENU","HANDLER":"~/a"}""");
        WidgetBinding dealB = Create("""{"PLACEMENT":"CRM_DEAL_LIST_MENU","HANDLER":"~/b"}""");
        WidgetBinding dealA = Create("""{"PLACEMENT":"CRM_DEAL_LIST_MENU","HANDLER":"~/a"}""");
        WidgetBinding dealA7 = dealA.ForUser(7);
        WidgetBinding dealA12 = dealA.ForUser(12);

        IReadOnlyList<WidgetBinding> all = WidgetBinding.Combine([lead, dealA12, dealB], [dealA7, lead, dealA]);

        Assert.Equal([dealA, dealA7, dealA12, dealB, lead], all);
    }

    [Fact]
    public void A_source_of_bindings_is_not_null()
    {
        Assert.Equal("sources", Assert.Throws<ArgumentNullException>(static () => WidgetBinding.Combine(null!)).ParamName);
        Assert.Equal("sources", Assert.Throws<ArgumentException>(static () => WidgetBinding.Combine([], null!)).ParamName);
    }

    private static WidgetBinding Create(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>Generated code has its bindings read from both ends first. What is written in any other way is read as a whole.</summary>
    [Theory]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu"}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","USER_ID":27}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","USER_ID":0}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":"https://other.example.com/menu?a=1","TITLE":"A \"title\"","LANG_ALL":{"de":{"TITLE":"Titel"}}}""")]
    [InlineData("""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","OPTIONS":{"iconName":"fa-truck","width":100,"USER_ID":5}}""")]
    [InlineData(
        """{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","OPTIONS":{"errorHandler":"~/failed","x":",\"USER_ID\":5}"},"USER_ID":6}""")]
    [InlineData("""{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/tab","TITLE":""}""")]
    [InlineData("""{"PLACEMENT":"left_menu","HANDLER":"\u007e/menu","USER_ID":3}""")]
    [InlineData("""{"HANDLER":"~/menu","PLACEMENT":"LEFT_MENU"}""")]
    [InlineData("""{ "PLACEMENT": "LEFT_MENU", "HANDLER": "~/menu", "USER_ID": 4 }""")]
    public void What_generated_code_creates_is_what_the_constructor_does(string json)
    {
        var address = new Uri("https://myapp.example.com/app");
        var expected = new WidgetBinding(Encoding.UTF8.GetBytes(json), typeof(string), "icon.png");
        var binding = WidgetBinding.Create(json, typeof(string), "icon.png");

        Assert.Equal(
            (expected.Placement, expected.Handler, expected.UserId, expected.IsWildcard, expected.WidgetType, expected.Icon),
            (binding.Placement, binding.Handler, binding.UserId, binding.IsWildcard, binding.WidgetType, binding.Icon));
        Assert.Equal(expected.GetHandlerUrl(address), binding.GetHandlerUrl(address));
        Assert.Equal(expected.ToJson(address), binding.ToJson(address));
        Assert.Equal(expected.ForUser(8).ToJson(address), binding.ForUser(8).ToJson(address));
        Assert.Equal((expected.Title, expected.Description, expected.GroupName), (binding.Title, binding.Description, binding.GroupName));
        Assert.Equal(expected.Texts, binding.Texts);
        Assert.Equal(expected.Options, binding.Options);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"PLACEMENT":"","HANDLER":"~/menu"}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":""}""")]
    [InlineData("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","USER_ID":99999999999}""")]
    public void Generated_code_cannot_create_a_binding_without_placement_or_handler(string json) =>
        Assert.Throws<ArgumentException>(() => WidgetBinding.Create(json));
}
