using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Consumers;

/// <summary>What a project may ask of its compiler.</summary>
public class CompilerOptionTests
{
    /// <summary>Off unless asked for; a project may ask for all.</summary>
    private static readonly string[] Documentation =
    [
        "CS1570", "CS1571", "CS1572", "CS1573", "CS1574", "CS1580", "CS1581", "CS1584", "CS1587", "CS1589", "CS1590", "CS1591", "CS1592",
        "CS1598", "CS1658", "CS1734", "CS0419",
    ];

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    public void Warnings_are_errors(NullableContextOptions nullable)
    {
        foreach (string platform in (string[])[Platform.Net472, Platform.Net80, Platform.Net100])
        {
            TestProject project = Consumer.Create(platform, LanguageVersion.Latest, hosting: true).Public() with
            {
                Features = new Dictionary<string, string> { ["strict"] = "true" },
                Adjust = options => options
                    .WithNullableContextOptions(nullable)
                    .WithAllowUnsafe(true)
                    .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
                    .WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(
                        Documentation.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Error)))),
            };

            project.AssertSpotless();
            (project with { IsLibrary = true }).AssertSpotless();
        }
    }

    [Theory]
    [InlineData(OutputKind.ConsoleApplication)]
    [InlineData(OutputKind.WindowsApplication)]
    [InlineData(OutputKind.WindowsRuntimeApplication)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(OutputKind.WindowsRuntimeMetadata)]
    [InlineData(OutputKind.NetModule)]
    public void Any_kind_of_output(OutputKind kind)
    {
        (Consumer.Create(Platform.Net100, LanguageVersion.Latest, hosting: true).Public() with
        {
            IsLibrary = kind is OutputKind.DynamicallyLinkedLibrary or OutputKind.WindowsRuntimeMetadata or OutputKind.NetModule,
            Adjust = options => options.WithOutputKind(kind),
        }).AssertSpotless();
    }

    [Theory]
    [InlineData(Platform.Net472, false)]
    [InlineData(Platform.Net472, true)]
    [InlineData(Platform.Net80, false)]
    [InlineData(Platform.Net80, true)]
    [InlineData(Platform.Net100, true)]
    public void An_assembly_that_all_languages_can_use(string platform, bool isPublic)
    {
        TestProject project = Consumer.Create(platform, LanguageVersion.CSharp12, hosting: true, sources: ["[assembly: global::System.CLSCompliant(true)]"]) with
        {
            AssemblyName = "2024.widgets",
            IsLibrary = true,

            // Not all languages can write the arrays of GroupIds and Countries.
            Adjust = static options =>
                options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItem("CS3016", ReportDiagnostic.Suppress)),
        };

        (isPublic ? project.Public() : project).AssertSpotless();
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("record")]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("scoped")]
    [InlineData("extension")]
    [InlineData("field")]
    [InlineData("var")]
    [InlineData("dynamic")]
    [InlineData("class")]
    [InlineData("nint")]
    [InlineData("where")]
    [InlineData("await")]
    [InlineData("_")]
    [InlineData("__arglist")]
    [InlineData("2024-widgets")]
    [InlineData("acme.widgets")]
    [InlineData("Acme.Größe & Co <1>")]
    [InlineData("Склад")]
    [InlineData("System")]
    [InlineData("WidgetPlacements")]
    public void An_assembly_of_any_name(string name)
    {
        TestProject project = Consumer.Create(Platform.Net100, LanguageVersion.Latest, hosting: true, sources: ["[assembly: global::System.CLSCompliant(false)]"]) with { AssemblyName = name };

        (project with { IsLibrary = true }).AssertSpotless();
        new TestProject("internal static class Empty;") { Libraries = [(project with { IsLibrary = true }).Run()], IsHosting = true }.AssertSpotless();
        new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] internal static class Empty;") { AssemblyName = name }.AssertSpotless();
    }
}
