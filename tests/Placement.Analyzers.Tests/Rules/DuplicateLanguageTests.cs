using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0403.</summary>
public class DuplicateLanguageTests
{
    [Theory]
    [InlineData("{|PLC0403:\"de\"|}")]
    [InlineData("{|PLC0403:\"DE\"|}")]
    [InlineData("{|PLC0403:\" de \"|}")]
    [InlineData("language: {|PLC0403:\"de\"|}")]
    [InlineData("{|PLC0403:nameof(de)|}")]
    public Task A_language_twice(string second) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü")]
        [WidgetText({{second}}, Description = "Alles")]
        internal sealed class Menu
        {
            private const int de = 1;
        }
        """).VerifyAsync("The language 'de' is given twice for all placements: Bitrix24 stores one of the texts only. Merge the attributes.");

    [Fact]
    public Task A_language_twice_for_one_placement() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Card")]
        [WidgetText("de", Title = "Menü", Placement = "LEFT_MENU")]
        [WidgetText("de", Title = "Karte", Placement = "CALL_CARD")]
        [WidgetText({|PLC0403:"de"|}, Title = "Menü", Placement = " left_menu ")]
        [WidgetText("en", Title = "Menu", Placement = Placements.LeftMenu)]
        [WidgetText({|PLC0403:"en"|}, Title = "Menu", Placement = "LEFT_MENU")]
        internal sealed class Menu;
        """).VerifyAsync(
            "The language 'de' is given twice for LEFT_MENU: Bitrix24 stores one of the texts only. Merge the attributes.",
            "The language 'en' is given twice for LEFT_MENU: Bitrix24 stores one of the texts only. Merge the attributes.");

    [Fact]
    public Task A_language_three_times() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü")]
        [WidgetText({|PLC0403:"de"|}, Title = "Menü")]
        [WidgetText({|PLC0403:"de"|}, Title = "Menü")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_text_for_one_placement_takes_precedence_over_one_for_all() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetPlacement("CALL_CARD", Title = "Card")]
        [WidgetText("de", Title = "Menü")]
        [WidgetText("de", Title = "Karte", Placement = "CALL_CARD")]
        [WidgetText("fr", Title = "Menu")]
        internal sealed class Menu;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü")]
        internal sealed class Other;
        """).VerifyAsync();

    [Fact]
    public Task Texts_without_a_language_are_not_the_same() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText({|PLC0402:""|}, Title = "Menü")]
        [WidgetText({|PLC0402:""|}, Title = "Menü")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task An_unknown_language_twice() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText({|PLC0402:"es"|}, Title = "Menú")]
        [WidgetText({|PLC0402:{|PLC0403:"es"|}|}, Title = "Menú")]
        internal sealed class Menu;
        """).VerifyAsync();

    [Fact]
    public Task A_limit_that_does_not_compile() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü")]
        [WidgetText("de", Title = "Menü", Placement = Unknown)]
        internal sealed class Menu;
        """)
    { Errors = ["CS0103"] }.VerifyAsync();

    [Fact]
    public async Task The_order_of_the_files_decides_which_text_is_the_second()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetText({|PLC0403:"de"|}, Title = "Menü")]
            internal sealed partial class Menu;
            """,
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText("de", Title = "Menü")]
            internal sealed partial class Menu;
            """)
        { FileNames = ["Menu.Texts.cs", "Menu.Main.cs"] };

        await project.VerifyAsync();
        Location first = Assert.Single((await project.DiagnosticsAsync())[0].AdditionalLocations);
        Assert.Equal("/acme/Menu.Main.cs", first.SourceTree!.FilePath);
        Assert.Equal("\"de\"", first.SourceTree.ToString().Substring(first.SourceSpan.Start, first.SourceSpan.Length));
    }
}
