using BenchmarkDotNet.Attributes;

namespace Placement.Benchmarks.Closer;

/// <summary>Registering on a portal that answers after 20 ms, against as many calls one after the other.</summary>
[MemoryDiagnoser]
public class RegistrationBenchmarks
{
    private const int Bindings = 50;

    private readonly WidgetBinding[] _declared = DistantPortal.Declare(Bindings, "Supplies");
    private DistantPortal _portal = null!;

    [GlobalSetup]
    public async Task SetUpAsync() => _portal = await DistantPortal.StartAsync(DistantPortal.UsualLatency);

    [IterationSetup]
    public void Prepare() => _portal.UnregisterAsync(_declared).GetAwaiter().GetResult();

    [IterationCleanup]
    public void Check() => _portal.CheckAsync(Bindings).GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _portal.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task OneByOne() => _portal.BindOneByOneAsync(_declared);

    [Benchmark]
    public Task<RegistrationReport> Register() => _portal.RegisterAsync(_declared);
}
