using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Placement.Generators;

namespace Placement.Benchmarks.Closer;

/// <summary>The first run of a generator in a project, as in a build. Those of the SDK work on as many classes of their own.</summary>
[MemoryDiagnoser]
public class GeneratorColdBenchmarks
{
    private GeneratorRun _run = null!;

    [Params(100, 1_000, 10_000)]
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

    /// <summary>A compilation binds an attribute once, so each run has one of its own.</summary>
    [IterationSetup]
    public void Prepare() => _run.Prepare();

    [Benchmark(Baseline = true)]
    public GeneratorDriver Floor() => _run.Run();

    [Benchmark]
    public GeneratorDriver Ours() => _run.Run();

    [Benchmark]
    public GeneratorDriver LoggerMessage() => _run.Run();

    [Benchmark]
    public GeneratorDriver GeneratedRegex() => _run.Run();

    [Benchmark]
    public GeneratorDriver SystemTextJson() => _run.Run();

    private void SetUp(GeneratorRun run)
    {
        run.Check();
        _run = run;
    }
}
