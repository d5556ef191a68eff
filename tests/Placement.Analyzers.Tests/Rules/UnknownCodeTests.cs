using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0101, PLC0105, PLC0106.</summary>
public class UnknownCodeTests
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
}
