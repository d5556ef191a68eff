namespace Placement.Benchmarks;

/// <summary>Reading what a widget was opened with, in relation to deserialising the same JSON into the same record.</summary>
internal static class ContextRatios
{
    private const int Times = 100_000;

    public static IEnumerable<Ratio> Measure() => ContextSample.All.SelectMany(Compare);

    private static IEnumerable<Ratio> Compare(ContextSample sample)
    {
        sample.Check();
        yield return new Ratio(
            $"System.Text.Json into the same record / reading the context of {sample.Name}",
            Stopwatches.MedianRatio(() => Time(sample.Deserialize), () => Time(sample.Read)),
            Target: null,
            IsGain: true);
        yield return new Ratio(
            $"bytes allocated by reading the context of {sample.Name} / by System.Text.Json into the same record",
            Allocated(sample.Read) / Allocated(sample.Deserialize),
            Target: null);
    }

    private static double Time(Func<PlacementContext> read) => Stopwatches.Time(() =>
    {
        for (int i = 0; i < Times; i++)
        {
            read();
        }
    });

    private static double Allocated(Func<PlacementContext> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
        {
            read();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }
}
