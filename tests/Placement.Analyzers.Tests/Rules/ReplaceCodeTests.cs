using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>The fixes of PLC0101 to PLC0106.</summary>
public class ReplaceCodeTests
{
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
