using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Placement.Benchmarks.Closer;

/// <summary>Runs the benchmarks of this folder: to measure, or only to see that they work.</summary>
internal static class CloserLook
{
    /// <summary>Where reports and logs go, below the working directory.</summary>
    private static readonly string Artifacts = Path.Combine("artifacts", "benchmarks");

    /// <summary>
    /// Each run builds the whole project anew; the usual two minutes are too little for a machine that has other work, too.
    /// </summary>
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Measures, each benchmark in a process of its own.</summary>
    /// <param name="args">What BenchmarkDotNet is to do. Nothing: it lists the benchmarks.</param>
    /// <returns>0, or 1 if a benchmark failed.</returns>
    public static int Run(string[] args)
    {
        IConfig config = DefaultConfig.Instance.WithArtifactsPath(Artifacts).WithBuildTimeout(BuildTimeout);
        IEnumerable<Summary> summaries = BenchmarkSwitcher
            .FromAssembly(typeof(CloserLook).Assembly)
            .Run(args is [] ? ["--list", "flat"] : args, config);
        return summaries.All(static summary => WorkingOf(summary) == summary.BenchmarksCases.Length) ? 0 : 1;
    }

    /// <summary>
    /// Runs every benchmark once with as little as its parameters have, in any configuration. Each checks beforehand that all its ways
    /// lead to the same.
    /// </summary>
    /// <returns>0, or 1 if a benchmark failed.</returns>
    public static int Check()
    {
        var log = new LogCapture();
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddFilter(
                new SimpleFilter(static benchmark => benchmark.Parameters.Items.All(static parameter => parameter.Value is not > 100)))
            .AddLogger(log)
            .WithArtifactsPath(Artifacts)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);
        Summary[] summaries = BenchmarkRunner.Run(typeof(CloserLook).Assembly, config);

        int working = summaries.Sum(WorkingOf);
        int all = summaries.Sum(static summary => summary.BenchmarksCases.Length);
        Console.WriteLine($"{working} of {all} benchmarks work");
        if (working == all && all > 0)
        {
            return 0;
        }

        // What a benchmark throws is logged as ordinary output, up to the end of its stack trace.
        bool isTrace = false;
        foreach (string line in string.Concat(log.CapturedOutput.Select(static line => line.Text)).Split('\n'))
        {
            isTrace = line.Contains("Exception", StringComparison.Ordinal)
                || (isTrace && line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
            if (isTrace)
            {
                Console.Error.WriteLine(line.TrimEnd());
            }
        }

        foreach (OutputLine line in log.CapturedOutput.Where(
            static line => line.Kind == LogKind.Error && !string.IsNullOrWhiteSpace(line.Text)))
        {
            Console.Error.WriteLine(line.Text.TrimEnd());
        }

        return 1;
    }

    private static int WorkingOf(Summary summary) => summary.Reports.Count(static report => report.Success);
}
