using System.Diagnostics;

namespace Placement.Benchmarks;

/// <summary>Measures that take turns, so that a slow moment of the machine hits all of them.</summary>
internal static class Stopwatches
{
    private const int WarmUps = 5;
    private const int Runs = 15;

    /// <summary>
    /// The median of the ratio of two measures, in whatever unit both return. Each pair is taken one right after the other.
    /// </summary>
    public static double MedianRatio(Func<double> measure, Func<double> reference)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            measure();
            reference();
        }

        double[] ratios = [.. Enumerable.Range(0, Runs).Select(_ => measure() / reference()).Order()];
        return ratios[Runs / 2];
    }

    /// <summary>How long an action takes, in milliseconds, after the garbage of earlier ones is gone.</summary>
    public static double Time(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var stopwatch = Stopwatch.StartNew();
        action();
        return stopwatch.Elapsed.TotalMilliseconds;
    }
}
