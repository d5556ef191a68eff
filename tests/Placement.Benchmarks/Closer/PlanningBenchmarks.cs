using BenchmarkDotNet.Attributes;

namespace Placement.Benchmarks.Closer;

/// <summary>
/// Comparing what is declared with what a portal stores, against only reading what it stores. The portal's answer is at hand, so that
/// nothing waits for a network.
/// </summary>
[MemoryDiagnoser]
public class PlanningBenchmarks
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private WidgetBinding[] _declared = [];
    private WidgetBinding[] _renamed = [];
    private StoredAnswer _everything = null!;
    private StoredAnswer _nothing = null!;

    [Params(50, 1_000)]
    public int Bindings { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _declared = DistantPortal.Declare(Bindings, "Supplies");
        _renamed = DistantPortal.Declare(Bindings, "Orders");
        await using (DistantPortal portal = await DistantPortal.StartAsync(TimeSpan.Zero))
        {
            _nothing = await StoredAnswer.OfAsync(portal.Client);
            (await portal.RegisterAsync(_declared)).EnsureSuccess();
            _everything = await StoredAnswer.OfAsync(portal.Client);
        }

        if ((await Read()).Count != Bindings)
        {
            throw new InvalidOperationException("The portal's answer is not what was registered.");
        }

        Check(await Unchanged(), PlannedActionKind.Unchanged);
        Check(await Renamed(), PlannedActionKind.Replace);
        Check(await New(), PlannedActionKind.Bind);
    }

    [Benchmark(Baseline = true)]
    public Task<IReadOnlyList<StoredBinding>> Read() => _everything.GetPlacementsAsync();

    [Benchmark]
    public Task<RegistrationPlan> Unchanged() => PlacementRegistration.PlanAsync(_everything, _declared, BaseAddress);

    [Benchmark]
    public Task<RegistrationPlan> Renamed() => PlacementRegistration.PlanAsync(_everything, _renamed, BaseAddress);

    [Benchmark]
    public Task<RegistrationPlan> New() => PlacementRegistration.PlanAsync(_nothing, _declared, BaseAddress);

    private void Check(RegistrationPlan plan, PlannedActionKind kind)
    {
        if (plan.Actions.Count(action => action.Kind == kind) != Bindings || plan.Actions.Count != Bindings)
        {
            throw new InvalidOperationException($"Not everything is {kind}: {plan}");
        }
    }
}
