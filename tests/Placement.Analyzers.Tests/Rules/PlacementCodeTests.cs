using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0101 to PLC0106.</summary>
public class PlacementCodeTests
{
    private const string AnyCode = "a constant of Placements";

    [Theory]
    [InlineData("CRM_DAEL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETIAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETAILS_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEALS_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL__DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm_deal_detail_tb", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CrmDealDetailTab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM-DEAL-DETAIL-TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM DEAL DETAIL TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm.deal.detail.tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAD_DETAIL_TAB", "CRM_LEAD_DETAIL_TAB or CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DETAIL_TAB", "CRM_LEAD_DETAIL_TAB, CRM_DEAL_DETAIL_TAB or CRM_CONTACT_DETAIL_TAB")]
    [InlineData("CRM__DETAIL_TAB", "CRM_LEAD_DETAIL_TAB, CRM_DEAL_DETAIL_TAB or CRM_CONTACT_DETAIL_TAB")]
    [InlineData("CRM_INVOICE_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("crm_invoice_detail_activity", "CRM_SMART_INVOICE_DETAIL_ACTIVITY")]
    [InlineData("CRM_DYNAMIC_128_DETAL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMICS_128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("IM_TEXT_AREA", "IM_TEXTAREA")]
    [InlineData("IM_SMILE_SELECTOR", "IM_TEXTAREA")] // not IM_SMILES_SELECTOR, which is deprecated
    [InlineData("LeftMenu", "LEFT_MENU")]
    [InlineData("PAGE_BACKGROUND_WORKERS", "PAGE_BACKGROUND_WORKER")]
    [InlineData("CRM_DEAL_ANALYTICS_MENU", "CRM_ANALYTICS_MENU")]
    [InlineData("CRM_WAREHOUSE_DETAIL_TAB", AnyCode)]
    [InlineData("SOMETHING_ELSE_ENTIRELY", AnyCode)]
    [InlineData("USERFIELDTYPE", AnyCode)] // belongs to another method
    [InlineData("LANDING_BLOCK_", AnyCode)]
    [InlineData("_", AnyCode)]
    public Task Unknown_code(string code, string advice) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0101:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync($"'{code}' is no placement code: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {advice}.");

    [Theory]
    [InlineData("СRM_DЕAL_DETAIL_TAВ", "С, Е and В")]
    [InlineData("crm_deаl_detail_tab", "А")]
    [InlineData("CRM_DEAL_DETAIL_TAB\u200B", "U+200B")]
    [InlineData("CRM_DEAL–DETAIL_TAB", "U+2013")]
    public Task Letters_that_only_look_Latin_are_named(string code, string letters) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0101:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"'{code}' is no placement code, because of {letters}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write CRM_DEAL_DETAIL_TAB.");

    [Theory]
    [InlineData("\"\"", "''")]
    [InlineData("\"  \"", "'  '")]
    [InlineData("null", "null")]
    [InlineData("null!", "null")]
    [InlineData("default(string)", "null")]
    [InlineData("Nothing", "''")]
    public Task No_code_at_all(string written, string shown) => new RuleProject(
        $$"""
        #nullable disable
        using Placement;

        [WidgetPlacement({|PLC0101:{{written}}|}, Title = "Supplies")]
        internal sealed class Supplies
        {
            private const string Nothing = "";
        }
        """).VerifyAsync($"{shown} is no placement code: Bitrix24 answers ERROR_ARGUMENT. Write {AnyCode}.");

    [Theory]
    [InlineData("crm_deal_detail_tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("Crm_Deal_Detail_Tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData(" CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETAIL_TAB ", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("\\tcrm_deal_detail_tab\\n", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm_dynamic_128_detail_tab", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("crm_dynamic_*_detail_tab", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("task_top_menu", "TASK_TOP_MENU")] // undocumented, but offered in this spelling
    public Task Code_that_is_not_upper_case(string code, string stored) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0102:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync($"'{code.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)}' is not written as Bitrix24 stores it: write {stored}");

    [Theory]
    [InlineData("\"IM_SMILES_SELECTOR\"")]
    [InlineData("\"im_smiles_selector\"")] // one diagnostic about a code: the more important one
    [InlineData("Placements.Im.SmilesSelector")]
    public Task Deprecated_placement(string written) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0103:{{written}}|}, Title = "Smiles")]
        internal sealed class Smiles;
        """).VerifyAsync(
            "IM_SMILES_SELECTOR is deprecated: Bitrix24 registers the widget, and silently never shows it. Write IM_TEXTAREA.");

    [Theory]
    [InlineData("CRM_INVOICE_LIST_MENU", "CRM_INVOICE_LIST_MENU", "CRM_SMART_INVOICE_LIST_MENU")]
    [InlineData("CRM_INVOICE_LIST_TOOLBAR", "CRM_INVOICE_LIST_TOOLBAR", "CRM_SMART_INVOICE_LIST_TOOLBAR")]
    [InlineData("CRM_INVOICE_DETAIL_TOOLBAR", "CRM_INVOICE_DETAIL_TOOLBAR", "CRM_SMART_INVOICE_DETAIL_TOOLBAR")]
    [InlineData(" crm_invoice_documentgenerator_button", "CRM_INVOICE_DOCUMENTGENERATOR_BUTTON", "CRM_SMART_INVOICE_DOCUMENTGENERATOR_BUTTON")]
    public Task Placement_of_older_portals(string written, string code, string successor) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0103:"{{written}}"|}, Title = "Invoices")]
        internal sealed class Invoices;
        """).VerifyAsync(
            $"{code} is out of date: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND, except on portals with old data. Write {successor}.");

    [Theory]
    [InlineData("\"SETTING_CONNECTOR\"", "SETTING_CONNECTOR", "Bitrix24 accepts it there, and silently never shows the widget", "imconnector.register PLACEMENT_HANDLER")]
    [InlineData("Placements.SettingConnector", "SETTING_CONNECTOR", "Bitrix24 accepts it there, and silently never shows the widget", "imconnector.register PLACEMENT_HANDLER")]
    [InlineData("\"USERFIELD_TYPE\"", "USERFIELD_TYPE", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "userfieldtype.add")]
    [InlineData("\"userfield_type \"", "USERFIELD_TYPE", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "userfieldtype.add")]
    [InlineData("\"LANDING_SETTINGS\"", "LANDING_SETTINGS", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"LANDING_BLOCK_*\"", "LANDING_BLOCK_*", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"LANDING_BLOCK_cover\"", "LANDING_BLOCK_COVER", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"LANDING_BLOCK_{blockCode}\"", "LANDING_BLOCK_{BLOCKCODE}", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"DEFAULT\"", "DEFAULT", "Bitrix24 answers ERROR_ARGUMENT", "application settings")]
    public Task Placement_of_another_method(string written, string code, string consequence, string method) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0104:{{written}}|}, Title = "Settings")]
        internal sealed class Settings;
        """).VerifyAsync($"{code} is not registered by placement.bind: {consequence}. It belongs to {method}.");

    [Theory]
    [InlineData("CRM_DYNAMIC_{entityTypeId}_DETAIL_TAB", "DYNAMIC_{ENTITYTYPEID}")]
    [InlineData("CRM_DYNAMIC_XXX_DETAIL_TAB", "DYNAMIC_XXX")]
    [InlineData("CRM_DYNAMIC_DETAIL_TAB", "DYNAMIC")]
    [InlineData("CRM_DYNAMIC__DETAIL_TAB", "DYNAMIC_")]
    [InlineData("CRM_DYNAMIC_ABC_DETAIL_TAB", "DYNAMIC_ABC")]
    [InlineData("crm_dynamic_abc_detail_tab", "DYNAMIC_ABC")]
    [InlineData("CRM_DYNAMIC_0_DETAIL_TAB", "DYNAMIC_0")]
    [InlineData("CRM_DYNAMIC_-5_DETAIL_TAB", "DYNAMIC_-5")]
    [InlineData("CRM_DYNAMIC_２_DETAIL_TAB", "DYNAMIC_２")]
    [InlineData("CRM_DYNAMIC_99999999999_DETAIL_TAB", "DYNAMIC_99999999999")]
    public Task Malformed_number(string code, string part) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0105:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"'{part}' in {code.ToUpperInvariant()} is no entity type: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. "
            + "Write CRM_DYNAMIC_*_DETAIL_TAB, or the entityTypeId of a smart process in place of *.");

    [Theory]
    [InlineData("CRM_DYNAMIC_0128_DETAIL_TAB", "DYNAMIC_0128")]
    [InlineData("CRM_DYNAMIC128_DETAIL_TAB", "DYNAMIC128")]
    [InlineData("CRM_DYNAMIC-128_DETAIL_TAB", "DYNAMIC-128")]
    [InlineData("CRM_128_DETAIL_TAB", "128")]
    public Task Malformed_number_that_can_be_read(string code, string part) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0105:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"'{part}' in {code} is no entity type: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write CRM_DYNAMIC_128_DETAIL_TAB.");

    [Theory]
    [InlineData("CRM_DYNAMIC_2_DETAIL_TAB", "DYNAMIC_2", "DEAL", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_2_DETAIL_TAB", "2", "DEAL", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_31_DETAIL_TAB", "DYNAMIC_31", "SMART_INVOICE", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_5_DETAIL_TAB", "DYNAMIC_5", "SMART_INVOICE", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_FUNNELS_TOOLBAR", "DYNAMIC_2", "DEAL", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("CRM_DYNAMIC_14_LIST_MENU", "DYNAMIC_14", "ORDER", "CRM_ORDER_LIST_TOOLBAR")] // orders have no LIST_MENU
    [InlineData("CRM_DYNAMIC_6_DETAIL_TAB", "DYNAMIC_6", "ACTIVITY", "CRM_XXX_DETAIL_TAB with LEAD, DEAL, CONTACT, COMPANY, QUOTE, SMART_INVOICE, ORDER or DYNAMIC_* in place of XXX")]
    public Task Number_of_an_entity_with_a_name(string code, string part, string entity, string advice) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0105:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"'{part}' in {code} is {entity}, which codes call by name: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {advice}.");

    [Theory]
    [InlineData("CRM_XXX_DETAIL_TAB", "XXX")]
    [InlineData("crm_xxx_detail_tab", "XXX")]
    [InlineData("CRM_{entityType}_DETAIL_TAB", "{ENTITYTYPE}")]
    [InlineData("CRM_*_DETAIL_TAB", "*")]
    public Task Placeholder(string code, string part) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0105:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"'{part}' in {code.ToUpperInvariant()} is no entity type: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. "
            + "Write CRM_XXX_DETAIL_TAB with LEAD, DEAL, CONTACT, COMPANY, QUOTE, SMART_INVOICE, ORDER or DYNAMIC_* in place of XXX.");

    [Fact]
    public Task Placeholder_of_a_family_with_few_codes() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement({|PLC0105:"CRM_XXX_FUNNELS_TOOLBAR"|}, Title = "Funnels")]
        internal sealed class Funnels;
        """).VerifyAsync(
            "'XXX' in CRM_XXX_FUNNELS_TOOLBAR is no entity type: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. "
            + "Write CRM_FUNNELS_TOOLBAR, CRM_SMART_INVOICE_FUNNELS_TOOLBAR or CRM_DYNAMIC_*_FUNNELS_TOOLBAR.");

    [Theory]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR", "the code for DEAL names no entity", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("crm_deal_funnels_toolbar", "the code for DEAL names no entity", "CRM_FUNNELS_TOOLBAR")]
    [InlineData(
        "CRM_LEAD_FUNNELS_TOOLBAR",
        "CRM_XXX_FUNNELS_TOOLBAR is for DEAL, SMART_INVOICE and DYNAMIC only",
        "CRM_LEAD_DETAIL_TOOLBAR, CRM_LEAD_LIST_TOOLBAR or CRM_LEAD_ROBOT_DESIGNER_TOOLBAR")]
    [InlineData(
        "CRM_ORDER_LIST_MENU",
        "CRM_XXX_LIST_MENU is for LEAD, DEAL, CONTACT, COMPANY, QUOTE, SMART_INVOICE, ACTIVITY and DYNAMIC only",
        "CRM_ORDER_LIST_TOOLBAR")]
    [InlineData(
        "CRM_CONTACT_ACTIVITY_TIMELINE_MENU",
        "CRM_XXX_ACTIVITY_TIMELINE_MENU is for LEAD, DEAL, QUOTE, SMART_INVOICE and DYNAMIC only",
        "CRM_CONTACT_DETAIL_ACTIVITY or CRM_CONTACT_LIST_MENU")]
    [InlineData(
        "CRM_ACTIVITY_DETAIL_TAB",
        "CRM_XXX_DETAIL_TAB is for LEAD, DEAL, CONTACT, COMPANY, QUOTE, SMART_INVOICE, ORDER and DYNAMIC only",
        "CRM_XXX_DETAIL_TAB with LEAD, DEAL, CONTACT, COMPANY, QUOTE, SMART_INVOICE, ORDER or DYNAMIC_* in place of XXX")]
    public Task Entity_that_the_placement_does_not_support(string code, string reason, string advice) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0106:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync(
            $"{code.ToUpperInvariant()} does not exist, because {reason}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {advice}.");

    [Theory]
    [InlineData("\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("@\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("placement: \"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("\"CRM_DYNAMIC_128_DETAIL_TAB\"")]
    [InlineData("\"CRM_DYNAMIC_8_DETAIL_TAB\"")] // between the ids of quotes and orders
    [InlineData("\"CRM_DYNAMIC_2147483647_DETAIL_TAB\"")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\"")]
    [InlineData("Placements.Crm.Dynamic.DetailTab")]
    [InlineData("\"CRM_FUNNELS_TOOLBAR\"")]
    [InlineData("\"CRM_ACTIVITY_LIST_MENU\"")]
    [InlineData("\"CRM_ORDER_LIST_TOOLBAR\"")]
    [InlineData("\"CATALOG_EXTERNAL_PRODUCT\"")] // undocumented codes, which portals offer
    [InlineData("\"TASK_VIEW_MODE\"")]
    [InlineData("\"1C_PAGE\"")]
    [InlineData("Codes.Deal + \"_TAB\"")]
    [InlineData("$\"{Codes.Deal}_TAB\"")]
    [InlineData("nameof(Codes.LEFT_MENU)")]
    public Task Near_misses(string arguments) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}}, Title = "Supplies")]
        internal sealed class Supplies;

        internal static class Codes
        {
            public const string Deal = "CRM_DEAL_DETAIL";
            public const int LEFT_MENU = 0;
        }
        """).VerifyAsync();

    [Fact]
    public Task Constants_are_evaluated_and_reported_where_they_are_used() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement({|PLC0101:Codes.Tab|}, Title = "Tab")]
        [WidgetPlacement({|PLC0101:Codes.Prefix + "_LIST_MEN"|}, Title = "Menu")]
        [WidgetPlacement({|PLC0102:$"{Codes.Prefix}_list_toolbar"|}, Title = "Toolbar")]
        [WidgetPlacement({|PLC0102:nameof(Codes.left_menu)|}, Title = "Left")]
        [WidgetPlacement(placement: {|PLC0105:"CRM_" + "XXX" + "_DETAIL_TAB"|}, Title = "Named")]
        [WidgetPlacement({|PLC0106:("CRM_ORDER_LIST_MENU")|}, Title = "Orders")]
        internal sealed class Supplies;
        """,
        """
        internal static class Codes
        {
            public const string Prefix = "CRM_DEAL";
            public const string Tab = Prefix + "_DETAIL_TABS";
            public const int left_menu = 0;
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("5, ", "CS1503")]
    [InlineData("Missing.Code, ", "CS0103")]
    [InlineData("\"CRM_\" + Missing, ", "CS0103")]
    [InlineData("", "CS7036")]
    [InlineData("\"NO_CODE\", 5, ", "CS1729")]
    public Task An_argument_that_does_not_compile_gets_no_second_diagnostic(string arguments, string error) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({{arguments}}Title = "Broken")]
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;
        """)
    { Errors = [error] }.VerifyAsync();

    [Fact]
    public Task A_code_that_is_no_constant_is_the_compilers_business() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(Menu.Code, Title = "Menu")]
        internal sealed class Menu
        {
            public static readonly string Code = "NO_CODE";
        }
        """)
    { Errors = ["CS0182"] }.VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0101:"LEFT_MEN"|}, Title = "Menu")]
            internal sealed partial class Menu;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement({|PLC0102:"call_card"|}, Title = "Card"), WidgetPlacement({|PLC0104:"DEFAULT"|}, Title = "Main")]
            internal sealed partial class Menu;
        }
        """).VerifyAsync();

    [Fact]
    public Task Limits_of_texts_and_options_are_not_looked_at() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü", Placement = " left_menu")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public async Task One_replacement_is_offered_per_suggestion()
    {
        Assert.Equal(
            ["Replace by \"CRM_LEAD_DETAIL_TAB\"", "Replace by \"CRM_DEAL_DETAIL_TAB\"", "Replace by \"CRM_CONTACT_DETAIL_TAB\""],
            await Widget("\"CRM_DETAIL_TAB\"").OfferedFixesAsync("PLC0101"));
        Assert.Equal(
            ["Replace by \"CRM_FUNNELS_TOOLBAR\"", "Replace by \"CRM_SMART_INVOICE_FUNNELS_TOOLBAR\"", "Replace by \"CRM_DYNAMIC_*_FUNNELS_TOOLBAR\""],
            await Widget("\"CRM_XXX_FUNNELS_TOOLBAR\"").OfferedFixesAsync("PLC0105"));
        Assert.Equal(8, (await Widget("\"CRM_XXX_DETAIL_TAB\"").OfferedFixesAsync("PLC0105")).Count);
    }

    [Theory]
    [InlineData("\"SOMETHING_ELSE_ENTIRELY\"", "PLC0101")]
    [InlineData("\"\"", "PLC0101")]
    [InlineData("null!", "PLC0101")]
    [InlineData("Own + \"S\"", "PLC0101")] // put together from constants that the fix leaves as they are
    [InlineData("$\"{Own}S\"", "PLC0101")]
    [InlineData("OwnMenu", "PLC0102")]
    [InlineData("\"USERFIELD_TYPE\"", "PLC0104")] // no other code does the same
    [InlineData("Placements.UserFieldType", "PLC0104")]
    [InlineData("\"CRM_ACTIVITY_DETAIL_TAB\"", "PLC0106")]
    public async Task No_fix(string written, string id)
    {
        Assert.Empty(await Widget(written).OfferedFixesAsync(id));
    }

    [Theory]
    [InlineData("\"CRM_DAEL_DETAIL_TAB\"", "PLC0101", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("\"СRM_DЕAL_DETAIL_TAВ\"", "PLC0101", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("@\"CRM_INVOICE_DETAIL_TAB\"", "PLC0101", "\"CRM_SMART_INVOICE_DETAIL_TAB\"")]
    [InlineData("\"\"\"CRM_DEAL_TAB\"\"\"", "PLC0101", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("\" crm_deal_detail_tab \"", "PLC0102", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("\"crm_dynamic_128_detail_tab\"", "PLC0102", "\"CRM_DYNAMIC_128_DETAIL_TAB\"")]
    [InlineData("\"im_smiles_selector\"", "PLC0103", "\"IM_TEXTAREA\"")]
    [InlineData("Placements.Im.SmilesSelector", "PLC0103", "Placements.Im.Textarea")]
    [InlineData("global::Placement.Placements.Im.SmilesSelector", "PLC0103", "Placements.Im.Textarea")]
    [InlineData("\"CRM_INVOICE_LIST_MENU\"", "PLC0103", "\"CRM_SMART_INVOICE_LIST_MENU\"")]
    [InlineData("\"CRM_DYNAMIC_2_DETAIL_TAB\"", "PLC0105", "\"CRM_DEAL_DETAIL_TAB\"")]
    [InlineData("\"CRM_DYNAMIC_2_FUNNELS_TOOLBAR\"", "PLC0105", "\"CRM_FUNNELS_TOOLBAR\"")]
    [InlineData("\"CRM_DYNAMIC_{entityTypeId}_DETAIL_TAB\"", "PLC0105", "\"CRM_DYNAMIC_*_DETAIL_TAB\"")]
    [InlineData("\"CRM_DYNAMIC_0128_DETAIL_TAB\"", "PLC0105", "\"CRM_DYNAMIC_128_DETAIL_TAB\"")]
    [InlineData("\"CRM_DEAL_FUNNELS_TOOLBAR\"", "PLC0106", "\"CRM_FUNNELS_TOOLBAR\"")]
    [InlineData("\"CRM_ORDER_LIST_MENU\"", "PLC0106", "\"CRM_ORDER_LIST_TOOLBAR\"")]
    public Task The_fix_replaces_the_code(string written, string id, string replacement) =>
        Widget(written).VerifyFixAsync(id, "Replace by " + replacement, Widget(replacement).Sources[0].Source);

    [Fact]
    public Task The_fix_writes_constants_as_briefly_as_the_file_does() => new RuleProject(
        """
        using Im = Placement.Placements.Im;

        [Placement.WidgetPlacement({|PLC0103:Im.SmilesSelector|}, Title = "Smiles")]
        internal sealed class Smiles;
        """).VerifyFixAsync(
            "PLC0103",
            "Replace by Im.Textarea",
            """
            using Im = Placement.Placements.Im;

            [Placement.WidgetPlacement(Im.Textarea, Title = "Smiles")]
            internal sealed class Smiles;
            """);

    [Fact]
    public Task The_fix_writes_a_constant_in_full_where_another_class_hides_it() => new RuleProject(
        """
        using Placement;

        namespace Acme.Sales
        {
            [WidgetPlacement({|PLC0103:global::Placement.Placements.Im.SmilesSelector|}, Title = "Smiles")]
            internal sealed class Smiles;

            internal static class Placements;
        }
        """).VerifyFixAsync(
            "PLC0103",
            title: null,
            """
            using Placement;

            namespace Acme.Sales
            {
                [WidgetPlacement(Placement.Placements.Im.Textarea, Title = "Smiles")]
                internal sealed class Smiles;

                internal static class Placements;
            }
            """);

    [Fact]
    public Task The_fix_keeps_lines_and_comments() => new RuleProject(
        """
        using Placement;

        /// <summary>What the deal consists of.</summary>
        [WidgetPlacement(
            /* the card */ {|PLC0101:"CRM_DEAL_DETAILS_TAB"|}, // beside the products
            Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyFixAsync(
            "PLC0101",
            "Replace by \"CRM_DEAL_DETAIL_TAB\"",
            """
            using Placement;

            /// <summary>What the deal consists of.</summary>
            [WidgetPlacement(
                /* the card */ "CRM_DEAL_DETAIL_TAB", // beside the products
                Title = "Supplies")]
            internal sealed class Supplies;
            """);

    [Fact]
    public Task The_fix_keeps_the_parameters_name() =>
        Widget("placement: \"left_menu\"").VerifyFixAsync("PLC0102", title: null, Widget("placement: \"LEFT_MENU\"").Sources[0].Source);

    [Fact]
    public Task Another_suggestion() =>
        Widget("\"CRM_DEAD_DETAIL_TAB\"").VerifyFixAsync(
            "PLC0101", "Replace by \"CRM_DEAL_DETAIL_TAB\"", Widget("\"CRM_DEAL_DETAIL_TAB\"").Sources[0].Source);

    [Fact]
    public Task Fix_all_takes_the_same_suggestion_everywhere() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement({|PLC0101:"CRM_DETAIL_TAB"|}, Title = "Tab")]
        [WidgetPlacement({|PLC0101:"CRM_DETAIL_TOOLBAR"|}, Title = "Toolbar")]
        internal sealed class Supplies;
        """,
        """
        using Placement;

        [WidgetPlacement({|PLC0101:"CRM_LIST_MENU"|}, Title = "Menu")]
        internal sealed class Menu;
        """).VerifyFixAllAsync(
            "PLC0101",
            "Replace by \"CRM_DEAL_DETAIL_TAB\"",
            """
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Tab")]
            [WidgetPlacement("CRM_DEAL_DETAIL_TOOLBAR", Title = "Toolbar")]
            internal sealed class Supplies;
            """,
            """
            using Placement;

            [WidgetPlacement("CRM_DEAL_LIST_MENU", Title = "Menu")]
            internal sealed class Menu;
            """);

    [Theory]
    [InlineData("PLC0102", "\"left_menu\"", "\"LEFT_MENU\"", "\"Call_Card\"", "\"CALL_CARD\"", "\" TASK_VIEW_TAB\"", "\"TASK_VIEW_TAB\"")]
    [InlineData(
        "PLC0103",
        "Placements.Im.SmilesSelector", "Placements.Im.Textarea",
        "\"CRM_INVOICE_LIST_MENU\"", "\"CRM_SMART_INVOICE_LIST_MENU\"",
        "\"IM_SMILES_SELECTOR\"", "\"IM_TEXTAREA\"")]
    [InlineData(
        "PLC0105",
        "\"CRM_DYNAMIC_2_DETAIL_TAB\"", "\"CRM_DEAL_DETAIL_TAB\"",
        "\"CRM_DYNAMIC_ABC_DETAIL_TAB\"", "\"CRM_DYNAMIC_*_DETAIL_TAB\"",
        "\"CRM_XXX_LIST_MENU\"", "\"CRM_LEAD_LIST_MENU\"")]
    [InlineData(
        "PLC0106",
        "\"CRM_DEAL_FUNNELS_TOOLBAR\"", "\"CRM_FUNNELS_TOOLBAR\"",
        "\"CRM_ORDER_LIST_MENU\"", "\"CRM_ORDER_LIST_TOOLBAR\"",
        "\"CRM_CONTACT_ACTIVITY_TIMELINE_MENU\"", "\"CRM_CONTACT_DETAIL_ACTIVITY\"")]
    public async Task Fix_all(string id, params string[] writtenAndFixed)
    {
        string[] before = Files(writtenAndFixed, offset: 0);
        string[] after = Files(writtenAndFixed, offset: 1);

        await new RuleProject(before).VerifyFixAllAsync(id, title: null, after);
        await new RuleProject(before).VerifyFixAllAsync(FixAllScope.Document, id, title: null, after[0], before[1]);
    }

    private static RuleProject Widget(string code) => new(
        $$"""
        #nullable disable
        using Placement;

        [WidgetPlacement({{code}}, Title = "Supplies")]
        internal sealed class Supplies
        {
            private const string Own = "CRM_DEAL_DETAIL_TAB";
            private const string OwnMenu = "left_menu";
        }
        """);

    private static string[] Files(string[] codes, int offset) =>
    [
        $$"""
        using Placement;

        [WidgetPlacement({{codes[offset]}}, Title = "One")]
        [WidgetPlacement({{codes[2 + offset]}}, Title = "Two")]
        internal sealed class Supplies;
        """,
        $$"""
        using Placement;

        [WidgetPlacement({{codes[4 + offset]}}, Title = "Three")]
        internal sealed class Menu;
        """,
    ];
}
