using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0307, with what Razor itself makes of the files, and with what older versions made of them.</summary>
public class RazorTests
{
    private const string Usings =
        """
        @using System.Threading
        @using Microsoft.AspNetCore.Http
        @using Placement

        """;

    private const string Handler =
        """
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) => null!;
        """;

    private const string CodeBlock = "@code {\n" + Handler + "\n}\n";

    private const string CodeBehind = HostedProject.Usings + "namespace Acme.Sales;\n\n";

    [Fact]
    public async Task All_of_it_in_the_Razor_file()
    {
        string[] found = await AnalyzeAsync(
            """
            @attribute [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            @attribute [WidgetText("de", Title = "Lieferungen")]
            @attribute [WidgetOption("color", "blue")]
            @implements IWidget<CrmEntityContext>
            <p>Supplies</p>

            """ + CodeBlock);

        Assert.Equal(
            [
                "PLC0307 /acme/DealSupplies.razor(4,13)-(4,71) WidgetPlacement stands in DealSupplies.razor, where the generator does not see it, "
                    + "so it has no effect. Move it to the class in a .cs file, such as DealSupplies.razor.cs.",
                "PLC0307 /acme/DealSupplies.razor(5,13)-(5,52) WidgetText stands in DealSupplies.razor, where the generator does not see it, "
                    + "so it has no effect. Move it to the class in a .cs file, such as DealSupplies.razor.cs.",
                "PLC0307 /acme/DealSupplies.razor(6,13)-(6,42) WidgetOption stands in DealSupplies.razor, where the generator does not see it, "
                    + "so it has no effect. Move it to the class in a .cs file, such as DealSupplies.razor.cs.",
                "PLC0307 /acme/DealSupplies.razor(7,13)-(7,38) IWidget<CrmEntityContext> stands in DealSupplies.razor, where the generator does not "
                    + "see it, so it is not asked when Bitrix24 opens CRM_DEAL_DETAIL_TAB. Move it to the class in a .cs file, such as "
                    + "DealSupplies.razor.cs.",
            ],
            found);
    }

    [Theory]
    [InlineData("@implements IWidget<CrmEntityContext>\n" + CodeBlock, "(4,13)-(4,38)", "IWidget<CrmEntityContext>", "")]
    [InlineData(
        "@implements Placement.IWidget<CrmEntityContext>\n" + CodeBlock, "(4,13)-(4,48)", "Placement.IWidget<CrmEntityContext>", "")]
    [InlineData("@inherits DealWidget\n", "(4,11)-(4,21)", "DealWidget",
        "\npublic abstract class DealWidget : Microsoft.AspNetCore.Components.ComponentBase, IWidget<CrmEntityContext>\n{\n" + Handler + "\n}\n")]
    [InlineData("@implements IDealWidget\n" + CodeBlock, "(4,13)-(4,24)", "IDealWidget", "\npublic interface IDealWidget : IWidget<CrmEntityContext>;\n")]
    public async Task Only_the_interface_in_the_Razor_file(string razor, string place, string name, string more)
    {
        string[] found = await AnalyzeAsync(
            razor,
            CodeBehind + "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\npublic partial class DealSupplies;\n" + more);

        Assert.Equal(
            [
                $"PLC0307 /acme/DealSupplies.razor{place} {name} stands in DealSupplies.razor, where the generator does not see it, "
                    + "so it is not asked when Bitrix24 opens CRM_DEAL_DETAIL_TAB. Move it to the class in a .cs file, such as DealSupplies.razor.cs.",
            ],
            found);
    }

    [Fact]
    public async Task Only_an_attribute_in_the_Razor_file()
    {
        string[] found = await AnalyzeAsync(
            "@attribute [WidgetText(\"de\", Title = \"Lieferungen\")]\n",
            CodeBehind + "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\npublic partial class DealSupplies : IWidget<CrmEntityContext>\n{\n"
                + Handler + "\n}\n");

        Assert.StartsWith(
            "PLC0307 /acme/DealSupplies.razor(4,13)-(4,52) WidgetText stands in ", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_within_the_Razor_file()
    {
        string[] found = await AnalyzeAsync(
            """
            @code {
                [WidgetPlacement("LEFT_MENU", Title = "Menu")]
                public sealed class Menu;
            }
            """);

        Assert.StartsWith(
            "PLC0307 /acme/DealSupplies.razor(5,6)-(5,50) WidgetPlacement stands in ", Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Supplies</p>\n")]
    [InlineData("@implements IDisposable\n@code { public void Dispose() { } }\n")]
    [InlineData("@implements IWidget<CrmEntityContext>\n")] // both say so, which the generator sees
    [InlineData("@attribute [Obsolete(\"It is going.\")]\n")]
    public async Task Markup_alone_in_the_Razor_file(string razor)
    {
        Assert.Empty(await AnalyzeAsync(
            razor,
            CodeBehind + "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\npublic partial class DealSupplies : IWidget<CrmEntityContext>\n{\n"
                + Handler + "\n}\n"));
    }

    [Theory]
    [InlineData("<p>Supplies</p>\n")]
    [InlineData("@implements IWidget<CrmEntityContext>\n" + CodeBlock)] // a page that MapWidget may map
    public async Task Components_without_placements(string razor)
    {
        Assert.Empty(await AnalyzeAsync(razor));
    }

    [Theory]
    [InlineData("<p>Supplies</p>\n", "")]
    [InlineData("@inherits Microsoft.AspNetCore.Components.LayoutComponentBase\n", "")]
    [InlineData("<p>Supplies</p>\n", " : Microsoft.AspNetCore.Components.ComponentBase")]
    public async Task A_component_is_a_widget_by_itself(string razor, string bases)
    {
        Assert.Empty(await AnalyzeAsync(
            razor,
            CodeBehind + $"[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\npublic partial class DealSupplies{bases};\n"));
    }

    [Fact]
    public async Task A_component_whose_declaration_stands_in_another_folder()
    {
        var project = new RuleProject
        {
            Sources = [new Markup(
                CodeBehind + "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Supplies\")]\npublic partial class DealSupplies;\n", [])],
            FileNames = ["Declarations/DealSupplies.cs"],
            AdditionalFiles = new Dictionary<string, string> { ["DealSupplies.razor"] = Usings + "<p>Supplies</p>\n" },
            ReferencesHosting = true,
        };

        Diagnostic found = Assert.Single(await project.DiagnosticsAsync());

        Assert.Equal("PLC0307", found.Id);
        Assert.StartsWith(
            "The base class of DealSupplies stands in DealSupplies.razor, where the generator does not see it, so nothing answers when Bitrix24 opens",
            found.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_in_the_file_suppresses_it()
    {
        Assert.Empty(await AnalyzeAsync(
            """
            @attribute [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Supplies")]
            @attribute [System.Diagnostics.CodeAnalysis.SuppressMessage("Placement", "PLC0307")]
            """));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task A_global_configuration_sets_the_severity(string severity, DiagnosticSeverity? expected)
    {
        RuleProject project = RulePage
            .Read("PLC0307").Bad with
        { EditorConfig = $"is_global = true\ndotnet_diagnostic.PLC0307.severity = {severity}\n" };

        ImmutableArray<Diagnostic> diagnostics = await project.DiagnosticsAsync();

        Assert.Equal(expected is { } one ? [one, one] : [], diagnostics.Select(static diagnostic => diagnostic.Severity));
    }

    [Fact]
    public async Task A_Razor_file_whose_generated_code_says_where_it_comes_from()
    {
        Assert.Equal(
            ["PLC0307 /acme/Pages/Stock.razor(2,13)-(2,58)", "PLC0307 /acme/Pages/Stock.razor(3,13)-(3,38)"],
            await AnalyzeGeneratedAsync(
                "Pages_Stock_razor.g.cs",
                """
                // <auto-generated/>
                using System.Threading;
                using System.Threading.Tasks;
                using Microsoft.AspNetCore.Http;
                using Placement;
                #line (2,12)-(2,60) "/acme/Pages/Stock.razor"
                [WidgetPlacement("LEFT_MENU", Title = "Stock")]
                #line default
                public partial class Stock :
                #line (3,13)-(3,38) "/acme/Pages/Stock.razor"
                IWidget<PlacementContext>
                #line default
                {
                    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;
                }
                """));
    }

    [Theory]
    [InlineData("Pages_Stock_razor.g.cs", "Pages_Stock.razor")]
    [InlineData("Stock.razor.g.cs", "Stock.razor")]
    [InlineData("Stock_cshtml.g.cs", "Stock.cshtml")]
    public async Task A_Razor_file_that_only_the_name_of_the_generated_one_tells(string generated, string file)
    {
        ImmutableArray<Diagnostic> found = await Generated(
            generated,
            "// <auto-generated/>\n[Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Stock\")]\npublic partial class Stock { }\n")
                .DiagnosticsAsync();

        Assert.StartsWith(
            $"WidgetPlacement stands in {file}, where", Assert.Single(found)
                .GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("PLC0307", found[0].Id);
    }

    [Theory]
    [InlineData("Stock.g.cs")]
    [InlineData("Stock.razor.cs")]
    [InlineData("Razor.cs")]
    public async Task Files_that_the_generator_sees(string name)
    {
        Assert.Empty(await AnalyzeGeneratedAsync(
            name,
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Stock")]
            public sealed class Stock : IWidget<PlacementContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;
            }
            """));
    }

    private static async Task<string[]> AnalyzeAsync(string razor, params string[] code)
    {
        var project = new RuleProject
        {
            Sources = [.. code.Select(static source => new Markup(source, []))],
            AdditionalFiles = new Dictionary<string, string> { ["DealSupplies.razor"] = Usings + razor },
            ReferencesHosting = true,
        };
        return [.. (await project.DiagnosticsAsync()).Select(
            static diagnostic => $"{Describe(diagnostic)} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }

    private static RuleProject Generated(string name, string source) =>
        new() { Sources = [new Markup(source, [])], FileNames = [name], ReferencesHosting = true };

    private static async Task<string[]> AnalyzeGeneratedAsync(string name, string source) =>
        [.. (await Generated(name, source).DiagnosticsAsync()).Select(Describe)];

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        return $"{diagnostic.Id} {place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})"
            + $"-({place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})";
    }
}
