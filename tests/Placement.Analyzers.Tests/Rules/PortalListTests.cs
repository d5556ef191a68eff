using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0107.</summary>
public class PortalListTests
{
    private const string FileName = "placement.list.json";

    [Fact]
    public Task A_code_that_the_portal_does_not_offer() => Widget(
        """{|PLC0107:"CRM_ORDER_DETAIL_TAB"|}""",
        """{"result":["CRM_DEAL_DETAIL_TAB","LEFT_MENU"],"time":{"start":1726.5,"finish":1726.6,"operating":0}}""").VerifyAsync(
            "CRM_ORDER_DETAIL_TAB is not in placement.list.json: the portal answers ERROR_PLACEMENT_NOT_FOUND. "
            + "Remove the widget, or renew the list if the portal or the application's scopes have changed since.");

    [Fact]
    public Task A_portal_without_smart_processes() => Widget(
        """{|PLC0107:"CRM_DYNAMIC_*_DETAIL_TAB"|}""",
        """["CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_128_LIST_MENU"]""").VerifyAsync(
            "CRM_DYNAMIC_*_DETAIL_TAB is not in placement.list.json: the portal offers it for no smart process, and the widget is shown nowhere. "
            + "Remove the widget, or renew the list if the portal or the application's scopes have changed since.");

    /// <summary>The generator sends no such code, whatever the list says.</summary>
    [Fact]
    public Task What_can_be_no_code_is_none_of_the_portals() => Widget(
        """{|PLC0101:"MY APP:TAB"|}""",
        """["LEFT_MENU", "MY APP:TAB"]""").VerifyAsync();

    [Theory]
    [InlineData("""{|PLC0107:"CRM_DYNAMIC_130_DETAIL_TAB"|}""")]
    [InlineData("""{|PLC0107:"TASK_TOP_MENU"|}""")] // undocumented: the list is the only one to know
    [InlineData("""{|PLC0107:Placements.LeftMenu|}""")]
    [InlineData("""{|PLC0107:"LEFT_" + "MENU"|}""")]
    [InlineData("""placement: {|PLC0107:"LEFT_MENU"|}""")]
    public Task Whatever_is_written(string code) => Widget(code, """["CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB"]""").VerifyAsync();

    [Theory]
    [InlineData("""{"result":["LEFT_MENU"]}""")]
    [InlineData("""{"time":{"start":1,"finish":-1.5e+3,"duration":2E2,"processing":0.5e-1,"nested":{"a":[{"b":[]},[],{}]}},"result":["CALL_CARD","LEFT_MENU"],"next":null,"ok":true,"error":false}""")]
    [InlineData("""["LEFT_MENU"]""")]
    [InlineData("""["left_menu"]""")]
    [InlineData(" \t\r\n[ \t\r\n\"CALL_CARD\" ,\n \"LEFT_MENU\"\n]\n ")]
    [InlineData(" { \"result\" : [ ] , \"result\" : [ \"LEFT_MENU\" ] } ")]
    [InlineData("""["\u004cEFT\u005FMENU", "\"\\\/\b\f\n\r\t\u00e9"]""")]
    [InlineData("[\"LEFT_MENU\", \"ключ\", \"𝄞\"]")]
    public Task A_code_that_the_portal_offers(string list) => Widget("\"LEFT_MENU\"", list).VerifyAsync();

    [Theory]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\"", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("Placements.Crm.Dynamic.DetailTab", "crm_dynamic_1030_detail_tab")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\"", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("\"CRM_DYNAMIC_128_DETAIL_TAB\"", "CRM_DYNAMIC_128_DETAIL_TAB")]
    public Task What_stands_for_the_offered_codes(string code, string offered) => Widget(code, $"""["{offered}"]""").VerifyAsync();

    [Theory]
    [InlineData("PLC0101", "\"CRM_DAEL_DETAIL_TAB\"")]
    [InlineData("PLC0101", "\"\"")]
    [InlineData("PLC0102", "\"left_menu\"")]
    [InlineData("PLC0103", "\"IM_SMILES_SELECTOR\"")]
    [InlineData("PLC0103", "\"CRM_INVOICE_LIST_MENU\"")]
    [InlineData("PLC0104", "\"USERFIELD_TYPE\"")]
    [InlineData("PLC0104", "\"SETTING_CONNECTOR\"")]
    [InlineData("PLC0105", "\"CRM_DYNAMIC_2_DETAIL_TAB\"")]
    [InlineData("PLC0106", "\"CRM_DEAL_FUNNELS_TOOLBAR\"")]
    public Task What_other_rules_report_is_not_reported_again(string id, string code) =>
        Widget("{|" + id + ":" + code + "|}", "[]").VerifyAsync();

    [Fact]
    public Task Without_a_list_nothing_is_known() => new RuleProject(Source("\"LEFT_MENU\""))
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["placement.list.json.bak"] = "[]",
            ["my.placement.list.json"] = "nonsense",
            ["placement.list.json/readme.txt"] = "[]",
        },
    }.VerifyAsync();

    [Theory]
    [InlineData("placement.list.json")]
    [InlineData("Placement.List.JSON")]
    [InlineData("portals/acme/placement.list.json")]
    [InlineData("portals\\acme\\placement.list.json")]
    public Task Any_folder_and_any_letter_case(string name) => new RuleProject(Source("""{|PLC0107:"LEFT_MENU"|}"""))
    {
        AdditionalFiles = new Dictionary<string, string> { [name] = """["CALL_CARD"]""" },
    }.VerifyAsync();

    [Fact]
    public Task Of_several_portals_one_must_offer_the_code() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Card")]
        [WidgetPlacement({|PLC0107:"CONTACT_CENTER"|}, Title = "Tile")]
        [WidgetPlacement("CRM_DYNAMIC_*_DETAIL_TAB", Title = "Tab")]
        internal sealed class Supplies;
        """)
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["acme/placement.list.json"] = """["LEFT_MENU"]""",
            ["test/placement.list.json"] = """{"result":["CALL_CARD","CRM_DYNAMIC_128_DETAIL_TAB"]}""",
        },
    }.VerifyAsync(
        "CONTACT_CENTER is in none of the 2 files placement.list.json: the portal answers ERROR_PLACEMENT_NOT_FOUND. "
        + "Remove the widget, or renew the list if the portal or the application's scopes have changed since.");

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0107:"LEFT_MENU"|}, Title = "Menu")]
            internal sealed partial class Menu;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0107:"CALL_CARD"|}, Title = "Card")]
            internal sealed partial class Menu;
        }
        """)
    { AdditionalFiles = List("[]") }.VerifyAsync();

    [Fact]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic() => new RuleProject(Source("Missing"))
    {
        AdditionalFiles = List("[]"),
        Errors = ["CS0103"],
    }.VerifyAsync();

    [Theory]
    [InlineData("", 0)]
    [InlineData("  ", 2)]
    [InlineData("LEFT_MENU", 0)]
    [InlineData("\"LEFT_MENU\"", 0)]
    [InlineData("null", 0)]
    [InlineData("{}", 0)]
    [InlineData(" {\"error\":\"expired_token\",\"error_description\":\"The access token provided has expired.\"}", 1)]
    [InlineData("{\"Result\":[]}", 0)]
    [InlineData("{\"result\":null}", 10)]
    [InlineData("{\"result\":{\"0\":\"LEFT_MENU\"}}", 10)]
    [InlineData("{\"result\":[5]}", 11)]
    [InlineData("{\"result\":[[\"LEFT_MENU\"]]}", 11)]
    [InlineData("{\"result\":[null]}", 11)]
    [InlineData("{\"result\":[]", 12)]
    [InlineData("{\"result\":[]} more", 14)]
    [InlineData("{\"result\":[],}", 13)]
    [InlineData("{\"result\" []}", 10)]
    [InlineData("{\"result\":[] \"time\":{}}", 13)]
    [InlineData("{result:[]}", 1)]
    [InlineData("{\"time\":01,\"result\":[]}", 9)]
    [InlineData("{\"time\":-,\"result\":[]}", 9)]
    [InlineData("{\"time\":1.,\"result\":[]}", 10)]
    [InlineData("{\"time\":1e,\"result\":[]}", 10)]
    [InlineData("{\"time\":+1,\"result\":[]}", 8)]
    [InlineData("{\"time\":tru,\"result\":[]}", 8)]
    [InlineData("{\"time\":{\"a\"},\"result\":[]}", 12)]
    [InlineData("{\"time\":[1,],\"result\":[]}", 11)]
    [InlineData("[\"LEFT_MENU\"", 12)]
    [InlineData("[\"LEFT_MENU\",]", 13)]
    [InlineData("[,]", 1)]
    [InlineData("[\"LEFT_MENU]", 12)]
    [InlineData("['LEFT_MENU']", 1)]
    [InlineData("[\"LEFT\nMENU\"]", 6)]
    [InlineData("[\"LEFT\\xMENU\"]", 6)]
    [InlineData("[\"LEFT\\u00g0MENU\"]", 6)]
    [InlineData("[\"LEFT\\u00", 6)]
    [InlineData("[\"LEFT\\", 6)]
    [InlineData("// none\n[]", 0)]
    [InlineData("[]\n\n  []", 6)]
    public async Task A_file_that_is_no_answer_is_reported_once_where_it_is_at_fault(string text, int position)
    {
        ImmutableArray<Diagnostic> diagnostics = await new RuleProject(
            Source("\"LEFT_MENU\""), Source("\"CALL_CARD\"").Replace("Supplies", "Card", StringComparison.Ordinal))
        {
            AdditionalFiles = List(text),
        }.DiagnosticsAsync();

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("PLC0107", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(
            "placement.list.json is no answer of placement.list: expected {\"result\": [\"CODE\", …]} or the array alone. "
            + "Save the portal's answer as it is; until then no placement is looked up.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("/acme/placement.list.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(position, diagnostic.Location.SourceSpan.Start);
        Assert.Equal(position < text.Length ? 1 : 0, diagnostic.Location.SourceSpan.Length);
        Assert.Equal(text[..position].Count(static letter => letter == '\n'), diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task A_file_that_is_nested_without_end_is_no_answer()
    {
        foreach (string nested in (string[])[new string('[', 100_000), "{\"time\":" + new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"time\":", 100_000))])
        {
            Assert.Equal("PLC0107", Assert.Single(await Widget("\"LEFT_MENU\"", nested).DiagnosticsAsync()).Id);
        }
    }

    [Fact]
    public async Task While_one_file_is_no_answer_nothing_is_said_of_the_others()
    {
        ImmutableArray<Diagnostic> diagnostics = await new RuleProject(Source("\"LEFT_MENU\""))
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["acme/placement.list.json"] = """["CALL_CARD"]""",
                ["test/placement.list.json"] = "<html>",
            },
        }.DiagnosticsAsync();

        Assert.Equal("/acme/test/placement.list.json", Assert.Single(diagnostics).Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task No_fix()
    {
        Assert.Empty(await Widget("\"LEFT_MENU\"", "[]").OfferedFixesAsync("PLC0107"));
    }

    private static RuleProject Widget(string code, string list) => new(Source(code)) { AdditionalFiles = List(list) };

    private static Dictionary<string, string> List(string text) => new() { [FileName] = text };

    private static string Source(string code) =>
        $$"""
        using Placement;

        [WidgetPlacement({{code}}, Title = "Supplies")]
        internal sealed class Supplies;
        """;

    [Theory]
    [InlineData("CRM_NEW_THING")]
    [InlineData("crm_new_thing")]
    [InlineData("CRM_ORDER_LIST_MENU")] // documented for other entities only
    public Task A_code_that_the_portal_offers_is_a_code_whatever_the_catalog_says(string code) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("{{code}}", Title = "News")]
        internal sealed class News;
        """)
    {
        AdditionalFiles = new Dictionary<string, string> { ["placement.list.json"] = """["CRM_NEW_THING", "CRM_ORDER_LIST_MENU"]""" },
    }.VerifyAsync();

    [Fact]
    public Task A_misspelt_code_stays_one() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement({|PLC0101:"LEFT_MENUE"|}, Title = "News")]
        internal sealed class News;
        """)
    {
        AdditionalFiles = new Dictionary<string, string> { ["placement.list.json"] = """["LEFT_MENU"]""" },
    }.VerifyAsync();
}
