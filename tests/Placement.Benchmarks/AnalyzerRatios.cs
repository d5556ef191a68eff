using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers;

namespace Placement.Benchmarks;

/// <summary>
/// The time that all rules together spend in a project, as the compiler's own report of analyzer times counts it, in relation
/// to the compiler's semantic diagnostics of the same project.
/// </summary>
internal static class AnalyzerRatios
{
    private const int Classes = 1000;

    public static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(WidgetAnalyzer).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<Ratio> Measure()
    {
        string classes = Classes.ToString("N0", CultureInfo.InvariantCulture);
        yield return new Ratio(
            $"all analyzers, {classes} widgets / semantic diagnostics",
            Measure(new SampleProject(Classes, areWidgets: true)),
            Target: 0.02);
        yield return new Ratio(
            $"all analyzers, {classes} classes without widgets / semantic diagnostics",
            Measure(new SampleProject(Classes, areWidgets: false)),
            Target: 0.005);
    }

    private static double Measure(SampleProject project) =>
        Stopwatches.MedianRatio(() => AnalyzerTime(project.Compile()), () => DiagnosticsTime(project.Compile()));

    private static double DiagnosticsTime(CSharpCompilation compilation) => Stopwatches.Time(() =>
    {
        // Errors would make both sides do something else than what is measured.
        if (compilation.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException("The sample project does not compile.");
        }
    });

    private static double AnalyzerTime(CSharpCompilation compilation)
    {
        // Whoever first asks a compilation for a type makes it read its references and list its declarations. That is the
        // compiler's own work, and would be charged to one of the rules.
        _ = compilation.GetTypeByMetadataName("System.Object");
        AnalysisResult result = compilation
            .WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true))
            .GetAnalysisResultAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return result.GetAllDiagnostics().IsEmpty
            ? result.AnalyzerTelemetryInfo.Values.Sum(static analyzer => analyzer.ExecutionTime.TotalMilliseconds)
            : throw new InvalidOperationException("A rule reports something in the sample project.");
    }
}
