using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0402.</summary>
public class UnknownLanguageTests
{
    private const string AnyLanguage = "one of ar, br, de, en, fr, hi, id, in, it, ja, kz, la, ms, pl, ru, sc, tc, th, tr, ua, vn";

    [Theory]
    [InlineData("es", "'la'")]
    [InlineData("es-MX", "'la'")]
    [InlineData("ES", "'la'")]
    [InlineData("pt", "'br'")]
    [InlineData("pt-BR", "'br'")]
    [InlineData("pt_BR", "'br'")]
    [InlineData("uk", "'ua'")]
    [InlineData("uk-UA", "'ua'")]
    [InlineData("zh", "'sc'")]
    [InlineData("zh-CN", "'sc'")]
    [InlineData("zh-Hans", "'sc'")]
    [InlineData("zh-TW", "'tc'")]
    [InlineData("zh-Hant", "'tc'")]
    [InlineData("vi", "'vn'")]
    [InlineData("kk", "'kz'")]
    [InlineData("de-DE", "'de'")]
    [InlineData("hi-IN", "'hi'")]
    [InlineData("en-US", "'en'")]
    [InlineData("Spanish", "'la'")]
    [InlineData("english", "'en'")]
    [InlineData("Portuguese", "'br'")]
    [InlineData("chinese", "'sc' or 'tc'")]
    [InlineData("xx", AnyLanguage)]
    [InlineData("sv-SE", AnyLanguage)]
    [InlineData("Klingon", AnyLanguage)]
    public Task A_language_that_bitrix24_does_not_know(string language, string instead) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText({|PLC0402:"{{language}}"|}, Title = "Menu")]
        internal sealed class Menu;
        """).VerifyAsync($"'{language}' is no language of Bitrix24: users never see these texts. Write {instead}.");

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("null!")]
    [InlineData("default!")]
    [InlineData("Languages.None")]
    public Task No_language(string language) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText({|PLC0402:{{language}}|}, Title = "Menu")]
        internal sealed class Menu;

        internal static class Languages
        {
            public const string None = "";
        }
        """).VerifyAsync($"No language: the texts are not sent. Write {AnyLanguage}.");

    [Theory]
    [InlineData("\"de\"")]
    [InlineData("\"DE\"")]
    [InlineData("\" la \"")]
    [InlineData("language: \"ua\"")]
    [InlineData("nameof(sc)")]
    [InlineData("Languages.Brazil")]
    [InlineData("\"h\" + \"i\"")]
    [InlineData("$\"{Languages.Brazil}\"")]
    public Task Languages_of_bitrix24(string language) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText({{language}}, Title = "Menu")]
        internal sealed class Menu
        {
            private const int sc = 1;
        }
        """,
        """
        internal static class Languages
        {
            public const string Brazil = "br";
        }
        """).VerifyAsync();

    [Fact]
    public Task Constants_are_reported_where_they_are_used() => new RuleProject(
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText({|PLC0402:Languages.Spain|}, Title = "Menú")]
            [WidgetText(language: {|PLC0402:"p" + "t"|}, Title = "Menu")]
            internal sealed partial class Menu;
        }
        """,
        """
        using Placement;

        internal sealed partial class Outer
        {
            [WidgetText({|PLC0402:nameof(uk)|}, Title = "Меню")]
            internal sealed partial class Menu
            {
                private const int uk = 1;
            }
        }

        internal static class Languages
        {
            public const string Spain = "es";
        }
        """).VerifyAsync();

    [Fact]
    public Task A_language_that_does_not_compile() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText(5, Title = "Menu")]
        [WidgetText(Unknown, Title = "Menu")]
        [WidgetText]
        internal sealed class Menu;
        """)
    { Errors = ["CS0103", "CS1503", "CS7036"] }.VerifyAsync();

    [Fact]
    public async Task A_text_without_a_placement_has_a_language_too()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetText("es", Title = "Menu")]
            internal sealed class Menu;
            """);

        Assert.Contains(await project.DiagnosticsAsync(), static diagnostic => diagnostic.Id == "PLC0402");
    }

    [Theory]
    [InlineData(
        "\"es\"", "'es' is no language of Bitrix24: users never see the texts of WidgetPlacement where there are others. Write 'la'.")]
    [InlineData("\"Swedish\"", $"'Swedish' is no language of Bitrix24: users never see the texts of WidgetPlacement where there are others. Write {AnyLanguage}.")]
    [InlineData("\" \"", $"No language: 'en' takes its place. Write {AnyLanguage}.")]
    [InlineData("null!", $"No language: 'en' takes its place. Write {AnyLanguage}.")]
    public Task The_default_language_of_the_application(string language, string message) => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;
        """,
        $$"""
        using Placement;

        [assembly: BitrixApplication(Scopes = "placement", DefaultLanguage = {|PLC0402:{{language}}|})]
        """).VerifyAsync(message);

    [Theory]
    [InlineData("(DefaultLanguage = \"de\")")]
    [InlineData("(DefaultLanguage = \" RU \")")]
    [InlineData("(Scopes = \"placement\")")]
    [InlineData("")]
    public Task Default_languages_that_are_fine(string arguments) => new RuleProject(
        $$"""
        [assembly: Placement.BitrixApplication{{arguments}}]
        """).VerifyAsync();

    [Fact]
    public Task A_default_language_that_does_not_compile() => new RuleProject(
        """
        [assembly: Placement.BitrixApplication(DefaultLanguage = 5)]
        """)
    { Errors = ["CS0029"] }.VerifyAsync();

    [Fact]
    public Task The_fix_replaces_a_language() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText(
            // Spain
            {|PLC0402:"es-ES"|},
            Title = "Menú")]
        internal sealed class Menu;
        """).VerifyFixAsync(
            "PLC0402",
            "Replace by \"la\"",
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText(
                // Spain
                "la",
                Title = "Menú")]
            internal sealed class Menu;
            """);

    [Fact]
    public async Task Every_language_that_may_be_meant_is_offered()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText({|PLC0402:"Chinese"|}, Title = "菜单")]
            internal sealed class Menu;
            """);

        Assert.Equal(["Replace by \"sc\"", "Replace by \"tc\""], await project.OfferedFixesAsync("PLC0402"));
    }

    [Theory]
    [InlineData("\"xx\"", "\"de\"")] // nobody knows what is meant
    [InlineData("\"\"", "\"de\"")]
    [InlineData("Spain", "\"de\"")] // others may use the constant
    [InlineData("\"es\"", "\"LA\"")] // the language would be given twice
    [InlineData("\"es\"", "\"es-MX\"")]
    public async Task No_fix_is_offered(string language, string other)
    {
        var project = new RuleProject(
            $$"""
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText({{language}}, Title = "Menu")]
            [WidgetText({{other}}, Title = "Menu")]
            internal sealed class Menu
            {
                private const string Spain = "es";
            }
            """);

        Assert.Empty(await project.OfferedFixesAsync("PLC0402"));
    }

    [Fact]
    public async Task The_same_language_for_other_placements_does_not_stand_in_the_way()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText({|PLC0402:"es"|}, Title = "Menú")]
            [WidgetText("la", Title = "Menú izquierdo", Placement = "LEFT_MENU")]
            internal sealed class Menu;
            """);

        Assert.Equal(["Replace by \"la\""], await project.OfferedFixesAsync("PLC0402"));
    }

    [Fact]
    public async Task Fix_all_languages()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText({|PLC0402:"es"|}, Title = "Menú")]
            [WidgetText({|PLC0402:"uk"|}, Title = "Меню")]
            [WidgetText({|PLC0402:"xx"|}, Title = "Menu")]
            internal sealed class Menu;
            """,
            """
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement", DefaultLanguage = {|PLC0402:"pt-BR"|})]
            """);
        const string First =
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            [WidgetText("la", Title = "Menú")]
            [WidgetText("ua", Title = "Меню")]
            [WidgetText("xx", Title = "Menu")]
            internal sealed class Menu;
            """;

        await project.VerifyFixAllAsync(
            "PLC0402",
            title: null,
            First,
            """
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement", DefaultLanguage = "br")]
            """);
        await project.VerifyFixAllAsync(FixAllScope.Document, "PLC0402", title: null, First, project.Sources[1].Source);
    }
}
