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
        int first = portal.Requests - before;
        await portal.RegisterAsync(Declared);
        Ratio[] ratios =
        [
            new Ratio($"{Bindings} single calls with 20 ms of latency / registering {Bindings} bindings", ratio, Target: 15, IsGain: true),
            new Ratio($"requests that registering {Bindings} bindings takes", first, Target: 2),
            new Ratio("requests that doing so again takes", portal.Requests - before - first, Target: 1),
        ];
        await using HandWrittenBatch? batch = await HandWrittenBatch.TryStartAsync(portal, Bindings);
        return batch is null ? ratios :
        [
            .. ratios,
            new Ratio(
                $"a batch of {Bindings} bindings through @bitrix24/b24jssdk that asks first what is there / registering them",
                Compare(portal, batch.MendAsync),
                Target: 1,
                IsGain: true),
            new Ratio(
                "the same without asking, which fails the second time / registering them", Compare(portal, batch.BindAsync), Target: null),
        ];
    }

    private static double Compare(DistantPortal portal, Func<Task> bindAsync) => Stopwatches.MedianRatio(
        () => TimeOf(portal, _ => bindAsync()),
        () => TimeOf(portal, static portal => portal.RegisterAsync(Declared)));

    private static double TimeOf(DistantPortal portal, Func<DistantPortal, Task> bind)
    {
        portal.UnregisterAsync(Declared).GetAwaiter().GetResult();
        double time = Stopwatches.Time(() => bind(portal).GetAwaiter().GetResult());
        portal.CheckAsync(Bindings).GetAwaiter().GetResult();
        return time;
    }
}
