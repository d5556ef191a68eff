using Placement.Analyzers.Tests.Harness;
using Placement.Catalog;

namespace Placement.Analyzers.Tests.Refactorings;

/// <summary>"Add localisation" on a <c>[WidgetPlacement]</c>.</summary>
public class AddLocalisationTests
{
    [Theory]
    [InlineData("[{|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")]")]
    [InlineData("[Widget{|at:|}Placement(\"LEFT_MENU\", Title = \"Supplies\")]")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = {|at:\"Supplies\"|})]")]
    [InlineData("{|at:[WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")]|}")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")]{|at:|}")]
    [InlineData("[Placement.WidgetPlacementAttribute(\"LEFT_MENU\", Title {|at:|}= \"Supplies\")]")]
    public async Task All_languages_are_offered_anywhere_in_the_attribute(string attribute)
    {
        IReadOnlyList<string> offered = await new RuleProject(
            $"""
            using Placement;

            {attribute}
            internal sealed class Supplies;
            """).OfferedRefactoringsAsync();

        Assert.Equal(BitrixLanguage.All.Select(static language => $"{language.Name} ({language.Code})"), offered);
    }

    [Fact]
    public async Task Only_languages_that_the_class_does_not_have()
    {
        IReadOnlyList<string> offered = await new RuleProject(
            """
            using Placement;

            [{|at:|}WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB", Title = "Supplies")]
            [WidgetText("de", Title = "Lieferungen")]
            [WidgetText("fr", Title = "Livraisons", Placement = "crm_deal_detail_tab")]
            [WidgetText("it", Title = "Consegne", Placement = "CRM_LEAD_DETAIL_TAB")]
            internal sealed partial class Supplies;
            """,
            """
            using Placement;

            [WidgetText(" PL ", Title = "Dostawy")]
            internal sealed partial class Supplies;
            """).OfferedRefactoringsAsync();

        Assert.Equal(
            BitrixLanguage.All.Where(static language => language.Code is not ("de" or "fr" or "pl")).Select(
                static language => $"{language.Name} ({language.Code})"),
            offered);
    }

    [Theory]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")] internal sealed class {|at:|}Supplies;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")] [{|at:|}WidgetText(\"de\", Title = \"A\")] internal sealed class Supplies;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = \"Supplies\")] [{|at:|}System.Obsolete] internal sealed class Supplies;")]
    [InlineData("{|at:|}internal sealed class Supplies;")]
    [InlineData("[Other.{|at:|}WidgetPlacement(\"LEFT_MENU\")] internal sealed class Supplies;")]
    [InlineData("[WidgetPlacement({|at:|}\"\")] internal sealed class Supplies;")]
    public async Task Not_where_there_is_no_placement_of_ours(string code)
    {
        Assert.Empty(await new RuleProject(
            $$"""
            using Placement;

            {{code}}

            namespace Other
            {
                internal sealed class WidgetPlacementAttribute(string code) : System.Attribute { public string Code => code; }
            }
            """).OfferedRefactoringsAsync());
    }

    [Theory]
    [InlineData("[{|at:|}WidgetPlacement] internal sealed class Supplies;")]
    [InlineData("[{|at:|}WidgetPlacement(\"LEFT_MENU\")] internal struct Supplies;")]
    [InlineData("[{|at:|}WidgetPlacement(5)] internal sealed class Supplies;")]
    [InlineData("[{|at:|}WidgetPlacement(\"LEFT_MENU\")] private void Method() { }")]
    public async Task Not_where_the_placement_does_not_compile(string code)
    {
        Assert.Empty(await new RuleProject($"using Placement;\n\n{code}\n").OfferedRefactoringsAsync());
    }

    [Fact]
    public Task A_text_stands_below_the_last_placement_or_text() => new RuleProject(
        """
        using Placement;

        internal static class Widgets
        {
            /// <summary>What the warehouse sends.</summary>
            [{|at:|}WidgetPlacement(
                "CRM_DEAL_DETAIL_TAB",
                Title = "Supplies")] // first
            [WidgetText("fr", Title = "Livraisons")] // second
            // Third.
            [System.Obsolete]
            internal sealed class Supplies;
        }
        """).VerifyRefactoringAsync(
            "German (de)",
            """
            using Placement;

            internal static class Widgets
            {
                /// <summary>What the warehouse sends.</summary>
                [WidgetPlacement(
                    "CRM_DEAL_DETAIL_TAB",
                    Title = "Supplies")] // first
                [WidgetText("fr", Title = "Livraisons")] // second
                [WidgetText("de", Title = "Supplies")]
                // Third.
                [System.Obsolete]
                internal sealed class Supplies;
            }
            """);

    [Theory]
    [InlineData("Title = Titles.Supplies", "Titles.Supplies")]
    [InlineData("Title = \"Supplies\" + \" \\u0041\"", "\"Supplies\" + \" \\u0041\"")]
    [InlineData("Title = Local", "Local")]
    [InlineData("Title = null", "\"Deal supplies\"")]
    [InlineData("Description = \"A\"", "\"Deal supplies\"")]
    public async Task The_title_is_the_placements_own_as_it_is_written(string title, string expected)
    {
        const string Source =
            """
            using Placement;

            [{|at:|}WidgetPlacement("CRM_DEAL_DETAIL_TAB", TITLE)]
            internal sealed class DealSupplies { private const string Local = "Supplies"; }

            internal static class Titles { public const string Supplies = "Supplies"; }
            """;

        await new RuleProject(Source.Replace("TITLE", title, StringComparison.Ordinal)).VerifyRefactoringAsync(
            "Spanish (la)",
            Source
                .Replace("{|at:|}", "", StringComparison.Ordinal)
                .Replace("TITLE)]", title + ")]\n[WidgetText(\"la\", Title = " + expected + ")]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CRMTab", "CRM tab")]
    [InlineData("OpenHTMLTab", "Open HTML tab")]
    [InlineData("Deal_supplies", "Deal supplies")]
    [InlineData("Supplies2", "Supplies2")]
    [InlineData("_", "_")]
    public Task The_name_of_a_class_in_words(string name, string words) => new RuleProject(
        $$"""
        [Placement.{|at:|}WidgetPlacement("CRM_DEAL_DETAIL_TAB")] // deals
        internal sealed class {{name}};
        """).VerifyRefactoringAsync(
            "Japanese (ja)",
            $$"""
            [Placement.WidgetPlacement("CRM_DEAL_DETAIL_TAB")] // deals
            [Placement.WidgetText("ja", Title = "{{words}}")]
            internal sealed class {{name}};
            """);

    [Fact]
    public Task A_text_is_limited_where_another_placement_has_its_own() => new RuleProject(
        """
        using Placement;

        [{|at:|}WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        [WidgetPlacement(Placements.Crm.Lead.DetailTab, Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen", Placement = Placements.Crm.Lead.DetailTab)]
        internal sealed class Supplies;
        """).VerifyRefactoringAsync(
            "German (de)",
            """
            using Placement;

            [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
            [WidgetPlacement(Placements.Crm.Lead.DetailTab, Title = "Supplies")]
            [WidgetText("de", Title = "Lieferungen", Placement = Placements.Crm.Lead.DetailTab)]
            [WidgetText("de", Title = "Supplies", Placement = Placements.Crm.Deal.DetailTab)]
            internal sealed class Supplies;
            """);

    [Theory]
    [InlineData(
        "[{|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"A\")] internal sealed class Menu;",
        "[WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    [WidgetText(\"de\", Title = \"A\")]\n    internal sealed class Menu;")]
    [InlineData(
        "[{|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"A\")] [System.Obsolete] internal sealed class Menu;",
        "[WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    [WidgetText(\"de\", Title = \"A\")]\n    [System.Obsolete] internal sealed class Menu;")]
    [InlineData(
        "[System.Obsolete] [{|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    internal sealed class Menu;",
        "[System.Obsolete] [WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    [WidgetText(\"de\", Title = \"A\")]\n    internal sealed class Menu;")]
    [InlineData(
        "[System.Obsolete, {|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    internal sealed record Menu(int Id);",
        "[System.Obsolete, WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\n    [WidgetText(\"de\", Title = \"A\")]\n    internal sealed record Menu(int Id);")]
    public Task A_text_gets_a_line_of_its_own(string before, string after)
    {
        const string Start = "using Placement;\n\ninternal static class Outer\n{\n    ";
        const string End = "\n}\n";
        return new RuleProject(Start + before + End).VerifyRefactoringAsync("German (de)", Start + after + End);
    }

    [Fact]
    public Task The_ends_of_lines_stay_what_they_are() => new RuleProject(
        "using Placement;\r\n\r\n[{|at:|}WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\r\ninternal sealed class Menu;\r\n").VerifyRefactoringAsync(
            "German (de)",
            "using Placement;\r\n\r\n[WidgetPlacement(\"LEFT_MENU\", Title = \"A\")]\r\n[WidgetText(\"de\", Title = \"A\")]\r\ninternal sealed class Menu;\r\n");
}
