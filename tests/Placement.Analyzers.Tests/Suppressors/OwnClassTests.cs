using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Generators;

namespace Placement.Analyzers.Tests.Suppressors;

/// <summary>
/// The compiler's warning that a type conflicts with an imported one is silent for the generated class, and for no other.
/// </summary>
public class OwnClassTests
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    [Theory]
    [InlineData("_ = WidgetPlacements.All;")]
    [InlineData("_ = global::Acme.WidgetPlacements.RequiredScopes;")]
    [InlineData("_ = typeof(Acme.WidgetPlacements);")]
    [InlineData("_ = nameof(WidgetPlacements);")]
    public async Task The_own_class_of_a_project_that_sees_another_one_is_named_without_a_warning(string use)
    {
        Assert.Empty(await WarningsAsync(use, warnAsError: false));
        Assert.Empty(await WarningsAsync(use, warnAsError: true));
    }

    [Fact]
    public async Task Another_class_that_conflicts_is_reported()
    {
        Assert.Equal(["CS0436"], await WarningsAsync("_ = typeof(Other);", warnAsError: false));
        Assert.Equal(["CS0436"], await WarningsAsync("_ = typeof(Acme.Hand.WidgetPlacements);", warnAsError: false));
    }

    [Fact]
    public void Without_the_rules_the_compiler_warns() =>
        Assert.Contains(
            Application("_ = WidgetPlacements.All;", warnAsError: false).GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Id == "CS0436");

    private static async Task<IEnumerable<string>> WarningsAsync(string use, bool warnAsError)
    {
        ImmutableArray<Diagnostic> diagnostics = await Application(use, warnAsError)
            .WithAnalyzers(Harness.Rules.Analyzers)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(
            static diagnostic => diagnostic.Id);
    }

    /// <summary>An application with a widget that sees the internals of a library with one, in the same namespace.</summary>
    private static Compilation Application(string use, bool warnAsError)
    {
        const string Shared = "namespace Acme { internal class Other; } namespace Acme.Hand { internal class WidgetPlacements; }\n";
        using var image = new MemoryStream();
        Assert.True(Compile(
            "Acme",
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.Web\")]\n[Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] internal class Menu;\n" + Shared,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);

        return Compile(
            "Acme.Web",
            $"namespace Acme {{ [Placement.WidgetPlacement(\"CALL_CARD\", Title = \"Card\")] internal class Card {{ static void Use() {{ {use} }} }} }}\n{Shared}",
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                generalDiagnosticOption: warnAsError ? ReportDiagnostic.Error : ReportDiagnostic.Default,
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("PLC0303", ReportDiagnostic.Suppress)]),
            MetadataReference.CreateFromImage(image.ToArray()));
    }

    private static Compilation Compile(string name, string source, CSharpCompilationOptions options, params MetadataReference[] references)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CSharpGeneratorDriver.Create(new PlacementGenerator())
            .WithUpdatedAnalyzerConfigOptions(new SharedNamespace())
            .RunGeneratorsAndUpdateCompilation(
                CSharpCompilation.Create(
                    name,
                    [CSharpSyntaxTree.ParseText(source, cancellationToken: cancellationToken)],
                    [.. Net100.References.All, Runtime, .. references],
                    options),
                out Compilation output,
                out _,
                cancellationToken);
        return output;
    }
}
