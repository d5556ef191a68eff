using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Placement.Generators;

namespace Placement.Benchmarks.Closer;

/// <summary>The run of a generator after an edit in a file that has nothing to do with its attributes, as while somebody types.</summary>
[MemoryDiagnoser]
public class GeneratorEditBenchmarks
{
    private const int Edits = 10;

    private GeneratorEdits _edits = null!;

    /// <summary>System.Text.Json's generator needs minutes for ten thousand.</summary>
    [Params(100, 1_000)]
    public int Classes { get; set; }

    [GlobalSetup(Target = nameof(Floor))]
    public void SetUpFloor() => SetUp(GeneratorRun.OfWidgets(Classes, static () => new FloorGenerator()));

    [GlobalSetup(Target = nameof(Ours))]
    public void SetUpOurs() => SetUp(GeneratorRun.OfWidgets(Classes, static () => new PlacementGenerator()));

    [GlobalSetup(Target = nameof(LoggerMessage))]
    public void SetUpLoggerMessage() => SetUp(GeneratorRun.OfSdk(Classes, nameof(LoggerMessage)));

    [GlobalSetup(Target = nameof(GeneratedRegex))]
    public void SetUpGeneratedRegex() => SetUp(GeneratorRun.OfSdk(Classes, nameof(GeneratedRegex)));

    [GlobalSetup(Target = nameof(SystemTextJson))]
    public void SetUpSystemTextJson() => SetUp(GeneratorRun.OfSdk(Classes, "System.Text.Json"));

    [IterationSetup]
    public void Prepare() => _edits.Prepare();

    [Benchmark(Baseline = true, OperationsPerInvoke = Edits)]
    public GeneratorDriver Floor() => _edits.Run();

    [Benchmark(OperationsPerInvoke = Edits)]
    public GeneratorDriver Ours() => _edits.Run();

    [Benchmark(OperationsPerInvoke = Edits)]
    public GeneratorDriver LoggerMessage() => _edits.Run();

    [Benchmark(OperationsPerInvoke = Edits)]
    public GeneratorDriver GeneratedRegex() => _edits.Run();

    [Benchmark(OperationsPerInvoke = Edits)]
    public GeneratorDriver SystemTextJson() => _edits.Run();

    private void SetUp(GeneratorRun run)
    {
        run.Check();
        _edits = new GeneratorEdits(run, Edits);
        _edits.Check();
    }
}
