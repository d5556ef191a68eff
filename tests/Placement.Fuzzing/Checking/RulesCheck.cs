using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>Runs all rules over a project: none may throw, and none may be silent where the generator is.</summary>
internal static class RulesCheck
{
    private const string AnalyzerThrows = "AD0001";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(WidgetAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static Verdict Run(FuzzProject project)
    {
        CSharpCompilation input = ProjectCompiler.Compile(project, library: null);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(project.Properties)), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = new CompilationWithAnalyzers(input, Rules, options)
            .GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        bool isCompiled = !diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id == AnalyzerThrows) is { } thrown)
        {
            return new Verdict(isCompiled, new Finding(
                $"a rule throws: {thrown.GetMessage(CultureInfo.InvariantCulture)}", thrown.Descriptor.Description.ToString(CultureInfo.InvariantCulture)));
        }

        return new Verdict(isCompiled, isCompiled ? Agreement.FindDifference(project, input, diagnostics) : null);
    }
}
