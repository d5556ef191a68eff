using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0304.</summary>
public class StrayAttributeTests
{
    private static readonly RuleProject Several = new(
        """
        using Placement;

        /// <summary>What the warehouse sends.</summary>
        [{|PLC0304:WidgetText|}("de", Title = "A"), {|PLC0304:WidgetOption|}("size", "large")]
        [{|PLC0304:WidgetText|}("fr", Title = "B")]
        internal sealed partial class Supplies
        {
            // Inner comment.
            [{|PLC0304:WidgetText|}("de", Title = "A")]
            internal sealed class Inner;
        }
        """,
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "A", Placement = {|PLC0304:"CALL_CARD"|})]
        internal sealed class Menu;
        """);

    private const string FirstAfter =
        """
        using Placement;

        /// <summary>What the warehouse sends.</summary>
        internal sealed partial class Supplies
        {
            // Inner comment.
            internal sealed class Inner;
        }
        """;

    [Fact]
    public Task A_class_without_a_placement() => new RuleProject(
        """
        using Placement;

        [{|PLC0304:WidgetText|}("de", Title = "Lieferungen")]
        [{|PLC0304:Placement.WidgetOptionAttribute|}("size", "large")]
        internal sealed class Supplies;
        """).VerifyAsync(
            "WidgetText has no effect, because Supplies declares no placement: it is never sent. Remove it, or declare the placement.",
            "WidgetOption has no effect, because Supplies declares no placement: it is never sent. Remove it, or declare the placement.");

    [Fact]
    public Task A_placement_that_the_class_does_not_declare() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = {|PLC0304:" crm_lead_detail_tab "|})]
        [WidgetOption("size", "large", Placement = {|PLC0304:"CRM_DEAL_DETAIL_TAP"|})]
        internal sealed class Supplies;
        """).VerifyAsync(
            "WidgetText has no effect, because Supplies does not declare CRM_LEAD_DETAIL_TAB: it is never sent. Remove it, or declare the placement.",
            "WidgetOption has no effect, because Supplies does not declare CRM_DEAL_DETAIL_TAP: it is never sent. Remove it, or declare the placement.");

    [Theory]
    [InlineData("Placements.Crm.Lead.DetailTab")]
    [InlineData("Codes.Lead")]
    [InlineData("\"CRM_LEAD\" + \"_DETAIL_TAB\"")]
    [InlineData("$\"CRM_{Codes.Entity}_DETAIL_TAB\"")]
    [InlineData("nameof(CRM_LEAD_DETAIL_TAB)")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\"")] // the star is no wildcard for other codes
    public Task A_limit_that_is_any_constant(string limit) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("CRM_DYNAMIC_128_DETAIL_TAB", Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = {|PLC0304:{{limit}}|})]
        internal sealed class Supplies;

        internal static class Codes
        {
            public const string Lead = "CRM_LEAD_DETAIL_TAB";
            public const string Entity = "LEAD";
        }

        internal sealed class CRM_LEAD_DETAIL_TAB;
        """).VerifyAsync();

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\" crm_deal_detail_tab \"")]
    [InlineData("Placements.Crm.Deal.DetailTab")]
    [InlineData("\"CRM_DYNAMIC_*_DETAIL_TAB\"")]
    public Task Near_misses(string limit) => new RuleProject(
        $$"""
        using Placement;

        [WidgetOption("size", "large", Placement = {{limit}})]
        [WidgetText("de", Title = "Lieferungen", Placement = {{limit}})]
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetPlacement("CRM_DYNAMIC_*_DETAIL_TAB", Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync();

    [Fact]
    public Task A_placement_that_only_a_base_class_declares() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        internal class Supplies;

        [{|PLC0304:WidgetText|}("de", Title = "Lieferungen")]
        internal sealed class MoreSupplies : Supplies;
        """).VerifyAsync();

    [Fact]
    public Task The_declarations_of_a_partial_class_count_together() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            internal sealed partial class Supplies;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetText("de", Title = "Lieferungen")]
            [WidgetText("fr", Title = "Livraisons", Placement = "CRM_DEAL_DETAIL_TAB")]
            [WidgetText("it", Title = "Consegne", Placement = {|PLC0304:"CRM_LEAD_DETAIL_TAB"|})]
            internal sealed partial class Supplies;
        }
        """).VerifyAsync();

    [Fact]
    public Task A_limit_that_does_not_compile_gets_no_second_diagnostic() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = Placements.Crm.Deal.DetailTap)]
        internal sealed class Supplies;
        """)
    { Errors = ["CS0117"] }.VerifyAsync();

    [Fact]
    public Task A_placement_that_does_not_compile_may_become_the_one() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(Placements.Crm.Deal.DetailTap, Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = "CRM_DEAL_DETAIL_TAB")]
        internal sealed class Supplies;
        """)
    { Errors = ["CS0117"] }.VerifyAsync();

    [Fact]
    public Task The_fix_leaves_the_comments_of_the_class() => new RuleProject(
        """
        using Placement;

        #region Supplies
        /// <summary>What the warehouse sends.</summary>
        // As in the old application.
        [{|PLC0304:WidgetText|}("de",
            Title = "Lieferungen")] // checked
        internal sealed class Supplies;
        #endregion
        """).VerifyFixAsync(
            "PLC0304",
            "Remove WidgetText",
            """
            using Placement;

            #region Supplies
            /// <summary>What the warehouse sends.</summary>
            // As in the old application.
            internal sealed class Supplies;
            #endregion
            """);

    [Theory]
    [InlineData( // the class on the same line
        """/* a */ [{|PLC0304:WidgetText|}("de", Title = "A")] internal sealed class Supplies;""",
        """/* a */ internal sealed class Supplies;""")]
    [InlineData(
        """[{|PLC0304:WidgetText|}("de", Title = "A")] /* a */ internal sealed class Supplies;""",
        """/* a */ internal sealed class Supplies;""")]
    [InlineData( // other lists on the same line
        """
        [Obsolete] [{|PLC0304:WidgetText|}("de", Title = "A")]
        internal sealed class Supplies;
        """,
        """
        [Obsolete]
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [Obsolete] [{|PLC0304:WidgetText|}("de", Title = "A")] // a
        internal sealed class Supplies;
        """,
        """
        [Obsolete] // a
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [{|PLC0304:WidgetText|}("de", Title = "A")] [Obsolete]
        internal sealed class Supplies;
        """,
        """
        [Obsolete]
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [Obsolete]

            // German
            [{|PLC0304:WidgetText|}("de", Title = "A")]
            // The class
            internal sealed class Supplies;
        """,
        """
        [Obsolete]

            // German
            // The class
            internal sealed class Supplies;
        """)]
    [InlineData( // a list of several
        """
        [{|PLC0304:WidgetText|}("de", Title = "A"), Obsolete]
        internal sealed class Supplies;
        """,
        """
        [Obsolete]
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [Obsolete, {|PLC0304:WidgetText|}("de", Title = "A")]
        internal sealed class Supplies;
        """,
        """
        [Obsolete]
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [Obsolete, {|PLC0304:WidgetText|}("de", Title = "A"), Serializable]
        internal sealed class Supplies;
        """,
        """
        [Obsolete, Serializable]
        internal sealed class Supplies;
        """)]
    [InlineData(
        """
        [
            Obsolete, // since 2
            {|PLC0304:WidgetText|}("de", Title = "A")
        ]
        internal sealed class Supplies;
        """,
        """
        [
            Obsolete // since 2
        ]
        internal sealed class Supplies;
        """)]
    [InlineData( // conditional code
        """
        #if !NEVER
        [{|PLC0304:WidgetText|}("de", Title = "A")]
        #else
        [Never]
        #endif
        internal sealed class Supplies;
        """,
        """
        #if !NEVER
        #else
        [Never]
        #endif
        internal sealed class Supplies;
        """)]
    public Task The_fix_leaves_the_layout(string before, string after)
    {
        const string Using = "using Placement;\nusing System;\n\n";
        return new RuleProject(Using + before).VerifyFixAsync("PLC0304", "Remove WidgetText", Using + after);
    }

    [Fact]
    public Task The_fix_leaves_the_brace_before_a_nested_class() => new RuleProject(
        """
        using Placement;

        internal static class Outer { [{|PLC0304:WidgetText|}("de", Title = "A")]
            internal sealed class Supplies; }
        """).VerifyFixAsync(
            "PLC0304",
            "Remove WidgetText",
            """
            using Placement;

            internal static class Outer { 
                internal sealed class Supplies; }
            """);

    [Fact]
    public Task The_fix_can_name_the_only_placement_instead() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = {|PLC0304:Placements.Crm.Lead.DetailTab|})]
        internal sealed class Supplies;
        """).VerifyFixAsync(
            "PLC0304",
            "Replace by Placements.Crm.Deal.DetailTab",
            """
            using Placement;

            [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
            [WidgetText("de", Title = "Lieferungen", Placement = Placements.Crm.Deal.DetailTab)]
            internal sealed class Supplies;
            """);

    [Theory]
    [InlineData("""[WidgetText("DE ", Title = "B")]""")] // the same language already
    [InlineData("""[WidgetPlacement("LEFT_MENU", Title = "Menu")]""")] // two to choose from
    public async Task There_is_no_only_placement_to_name(string attribute)
    {
        IReadOnlyList<string> offered = await new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            [WidgetText("de", Title = "A", Placement = "CRM_LEAD_DETAIL_TAB")]
            {{attribute}}
            internal sealed class Supplies;
            """).OfferedFixesAsync("PLC0304");

        Assert.Equal(["Remove WidgetText"], offered);
    }

    [Fact]
    public Task Fix_all() => Several.VerifyFixAllAsync(
        "PLC0304",
        title: null,
        FirstAfter,
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;
        """);

    [Fact]
    public Task Fix_all_in_a_document() => Several.VerifyFixAllAsync(
        FixAllScope.Document, "PLC0304", title: null, FirstAfter, Several.Sources[1].Source);
}
