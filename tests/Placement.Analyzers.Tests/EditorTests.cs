using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests;

/// <summary>What is wrong with the application is reported in its file alone, and before the project is compiled.</summary>
public class EditorTests
{
    [Fact]
    public async Task An_editor_reports_while_somebody_types()
    {
        Project project = new RuleProject(
            """
            using Placement;

            [WidgetPlacement({|PLC0701:Placements.Crm.Deal.DetailTab|}, Title = "Tab")]
            internal sealed class Tab;
            """,
            """
            [assembly: Placement.BitrixApplication(Scopes = "placement,cmr", DefaultLanguage = "es")]
            """).Create();

        Assert.Equal(["PLC0701"], await InEditorAsync(project, file: 0));
        Assert.Equal(["PLC0402", "PLC0702"], await InEditorAsync(project, file: 1));
    }

    private static async Task<string[]> InEditorAsync(Project project, int file)
    {
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        SyntaxTree tree = compilation.SyntaxTrees.ElementAt(file);
        return
        [
            .. (await compilation
                .WithAnalyzers(Harness.Rules.Analyzers, project.AnalyzerOptions)
                .GetAnalyzerSemanticDiagnosticsAsync(
                    compilation.GetSemanticModel(tree), filterSpan: null, TestContext.Current.CancellationToken))
                .Select(static diagnostic => diagnostic.Id)
                .Order(StringComparer.Ordinal),
        ];
    }
}
