namespace Placement.Benchmarks;

/// <summary>Registering on a local portal that is some way off, in relation to as many calls one after the other.</summary>
internal static class RegistrationRatios
{
    private const int Bindings = 50;

    private static readonly WidgetBinding[] Declared = DistantPortal.Declare(Bindings, "Supplies");

    public static async Task<IReadOnlyList<Ratio>> MeasureAsync()
    {
        await using DistantPortal portal = await DistantPortal.StartAsync(DistantPortal.UsualLatency);
        double ratio = Stopwatches.MedianRatio(
            () => TimeOf(portal, static portal => portal.BindOneByOneAsync(Declared)),
            () => TimeOf(portal, static portal => portal.RegisterAsync(Declared)));

        await portal.UnregisterAsync(Declared);
        int before = portal.Requests;
        await portal.RegisterAsync(Declared);
        return
        [
            new Ratio($"{Bindings} single calls with 20 ms of latency / registering {Bindings} bindings", ratio, Target: 15, IsGain: true),
            new Ratio($"requests that registering {Bindings} bindings takes", portal.Requests - before, Target: 2),
        ];
    }

    private static double TimeOf(DistantPortal portal, Func<DistantPortal, Task> bind)
    {
        portal.UnregisterAsync(Declared).GetAwaiter().GetResult();
        double time = Stopwatches.Time(() => bind(portal).GetAwaiter().GetResult());
        portal.CheckAsync(Bindings).GetAwaiter().GetResult();
        return time;
    }
}
