using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Benchmarks.Closer;

/// <summary>What somebody waits for whose compiler runs the rules, too.</summary>
/// <remarks>
/// The ratios count the time inside the rules. This is the time on the clock, in which the compiler also keeps the rules' books:
/// a rule that does nothing tells how much of it that is.
/// </remarks>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Idle = [new IdleAnalyzer()];

    private SampleProject _project = null!;
    private CSharpCompilation _compilation = null!;

    [Params(100, 1_000)]
    public int Classes { get; set; }

    [Params(true, false)]
    public bool AreWidgets { get; set; }

    [GlobalSetup]
    public void SetUp() => _project = new SampleProject(Classes, AreWidgets);

    [GlobalSetup(Target = nameof(WithAllRules))]
    public void SetUpAllRules()
    {
        SetUp();
        Prepare();
        ImmutableArray<Diagnostic> compilers = SemanticDiagnostics();
        Prepare();
        ImmutableArray<Diagnostic> all = WithAllRules();

        // Errors would make both do something else than what is measured.
        if (all.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || all.Length != compilers.Length)
        {
            throw new InvalidOperationException("There is something to report in the sample project: " + string.Join(
                '\n', all.Select(static diagnostic => diagnostic.Id).Distinct()));
        }
    }

    [IterationSetup]
    public void Prepare() => _compilation = GeneratorRatios.Bind(_project);

    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> SemanticDiagnostics() => _compilation.GetDiagnostics();

    [Benchmark]
    public ImmutableArray<Diagnostic> WithIdleRule() => DiagnosticsWith(Idle);

    [Benchmark]
    public ImmutableArray<Diagnostic> WithAllRules() => DiagnosticsWith(AnalyzerRatios.Rules);

    private ImmutableArray<Diagnostic> DiagnosticsWith(ImmutableArray<DiagnosticAnalyzer> rules) =>
        _compilation.WithAnalyzers(rules).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
}
