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
    /// <param name="measure">What is measured.</param>
    /// <param name="reference">What it is measured against.</param>
    /// <param name="runs">How many pairs count: an odd number, larger where single measures differ more than what is to be seen.</param>
    public static double MedianRatio(Func<double> measure, Func<double> reference, int runs = Runs)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            measure();
            reference();
        }

        double[] ratios = [.. Enumerable.Range(0, runs).Select(_ => measure() / reference()).Order()];
        return ratios[runs / 2];
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
