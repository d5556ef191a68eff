using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0901, PLC0902.</summary>
public class GeneratedCodeTests
{
    private const string Widget = "[global::Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] internal sealed class Menu { }";

    [Theory]
    [InlineData(LanguageVersion.CSharp3, "3")]
    [InlineData(LanguageVersion.CSharp5, "5")]
    [InlineData(LanguageVersion.CSharp7_2, "7.2")]
    public Task A_language_that_is_too_old(LanguageVersion version, string shown) => new RuleProject(
        "[global::Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] internal sealed class {|PLC0901:Menu|} { }",
        "[global::Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/menu\", Title = \"Menu\")] internal sealed class Other { }")
    {
        LanguageVersion = version,
    }.VerifyAsync(
        $"Generated code needs C# 7.3 or later, and the project is written in C# {shown}: nothing is generated, so no widget is registered. Set LangVersion to 7.3 or later, or remove it from the project file.");

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    public Task A_language_that_will_do(LanguageVersion version) => new RuleProject(Widget) { LanguageVersion = version }.VerifyAsync();

    [Fact]
    public Task Without_widgets_nothing_is_missed() =>
        new RuleProject("internal static class Acme { }") { LanguageVersion = LanguageVersion.CSharp5 }.VerifyAsync();

    [Theory]
    [InlineData(
        "namespace Acme.Sales { internal static class {|PLC0902:WidgetPlacements|} { } }",
        "The class Acme.Sales.WidgetPlacements has the name of the generated one, and cannot be another part of it",
        "Make it a static partial class, rename it, or set PlacementNamespace in the project file")]
    [InlineData(
        "namespace Acme.Sales { internal enum {|PLC0902:WidgetPlacements|} { } }",
        "Acme.Sales.WidgetPlacements has the name of the generated class", "Rename it, or set PlacementNamespace in the project file")]
    [InlineData(
        "namespace Acme.Sales.{|PLC0902:WidgetPlacements|} { internal static class Texts { } }",
        "Acme.Sales.WidgetPlacements has the name of the generated class", "Rename it, or set PlacementNamespace in the project file")]
    [InlineData(
        "namespace Acme { internal static class {|PLC0902:Sales|} { } }",
        "The type Acme.Sales has the name of the namespace of generated code, Acme.Sales",
        "Move it into a namespace, rename it, or set PlacementNamespace in the project file")]
    [InlineData(
        "internal static class {|PLC0902:Acme|} { }",
        "The type Acme has the name of the namespace of generated code, Acme.Sales",
        "Move it into a namespace, rename it, or set PlacementNamespace in the project file")]
    [InlineData(
        "internal static class {|PLC0902:System|} { }",
        "The type System hides what generated code calls by this name", "Rename it, or move it into a namespace of the application")]
    [InlineData(
        "namespace Placement { internal static class {|PLC0902:RegistrationPlan|} { } }",
        "The type Placement.RegistrationPlan hides what generated code calls by this name", "Rename it, or move it into a namespace of the application")]
    public Task A_name_in_the_way(string source, string problem, string advice) => new RuleProject(source, Widget)
        .VerifyAsync($"{problem}: nothing is generated, so no widget is registered. {advice}.");

    [Fact]
    public Task A_part_of_the_generated_class() => new RuleProject(
        """
        namespace Acme.Sales
        {
            public static partial class WidgetPlacements
            {
                internal static int Count => All.Count;
            }
        }
        """,
        Widget).VerifyAsync();

    [Fact]
    public async Task The_namespace_is_that_of_the_project_file()
    {
        const string Elsewhere =
            "is_global = true\nbuild_property.RootNamespace = Acme.Sales\nbuild_property.PlacementNamespace = Acme.my-desk\n";
        RuleProject project = new("namespace Acme { internal static class Sales { } internal static class my_desk { } }", Widget);

        Diagnostic diagnostic = Assert.Single(await project.AnalyzeAsync(Configured(project, Elsewhere)));
        Assert.Contains("Acme.my_desk", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        project = new("namespace Acme { internal static class Sales { } }", Widget);
        Assert.Empty(await project.AnalyzeAsync(Configured(project, Elsewhere)));
    }

    private static Project Configured(RuleProject project, string options)
    {
        Project created = project.Create();
        return created.AddAnalyzerConfigDocument(".globalconfig", Microsoft.CodeAnalysis.Text.SourceText.From(options), filePath: "/acme/.globalconfig").Project;
    }
}
