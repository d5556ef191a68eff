using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Suppressors;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests;

/// <summary>What the SDK's analyzers say of widgets and is not so.</summary>
public class WidgetSuppressorTests
{
    [Fact]
    public async Task A_widget_is_instantiated_and_no_other_class_is_taken_for_one()
    {
        var project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement("LEFT_MENU", Title = "Menu")]
            internal sealed partial class Menu
            {
                internal sealed class Nested;
            }

            partial class Menu;

            [WidgetText("de", Title = "Text")]
            internal sealed class Text;

            internal sealed class Other;
            """);
        Compilation compilation = (await project.Create().GetCompilationAsync(TestContext.Current.CancellationToken))!;

        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new EveryClassAnalyzer(), new WidgetSuppressor()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Nested", "Other", "Text"],
            diagnostics
                .Where(static diagnostic => !diagnostic.IsSuppressed && diagnostic.Location.SourceTree!.FilePath.EndsWith("File0.cs", StringComparison.Ordinal))
                .Select(static diagnostic => diagnostic.Location.SourceTree!.ToString().Substring(
                    diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))
                .Order(StringComparer.Ordinal));
    }

#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // It runs in this test only.
    /// <summary>Says CA1812 of every class, at its name, as the SDK's rule does.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EveryClassAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor NeverInstantiated = new(
            "CA1812", "Never instantiated", "Never instantiated", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [NeverInstantiated];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                static context => context.ReportDiagnostic(Diagnostic.Create(NeverInstantiated, context.Symbol.Locations[0])),
                SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1029, RS1036, RS1038, RS1041, RS2008
}
