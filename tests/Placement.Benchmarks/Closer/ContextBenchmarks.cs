using BenchmarkDotNet.Attributes;

namespace Placement.Benchmarks.Closer;

/// <summary>Reading what a widget was opened with, against deserialising the same JSON into the same record.</summary>
[MemoryDiagnoser]
public class ContextBenchmarks
{
    private Func<PlacementContext> _read = null!;
    private Func<PlacementContext> _deserialize = null!;

    public static IEnumerable<string> Names => ContextSample.All.Select(static sample => sample.Name);

    [ParamsSource(nameof(Names))]
    public string Context { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        ContextSample sample = ContextSample.All.Single(sample => sample.Name == Context);
        sample.Check();
        _read = sample.Read;
        _deserialize = sample.Deserialize;
        if (ReadWithProperties() == 0)
        {
            throw new InvalidOperationException("There are no properties.");
        }
    }

    [Benchmark(Baseline = true)]
    public PlacementContext Deserialize() => _deserialize();

    [Benchmark]
    public PlacementContext Read() => _read();

    /// <summary>What a widget adds that asks for keys that have no member: they are parsed when they are first asked for.</summary>
    [Benchmark]
    public int ReadWithProperties() => _read().Properties.Count;
}
