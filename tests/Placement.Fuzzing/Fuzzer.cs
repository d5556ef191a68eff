using System.Diagnostics;
using Placement.Fuzzing.Checking;
using Placement.Fuzzing.Generation;
using Placement.Fuzzing.Projects;
using Placement.Fuzzing.Shrinking;

namespace Placement.Fuzzing;

/// <summary>Makes projects from one seed after the other and checks them, on all cores.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="report">Is told each finding of a new kind.</param>
internal sealed class Fuzzer(FuzzOptions options, Action<string> report)
{
    /// <summary>After this many kinds of findings there is enough to mend.</summary>
    private const int MostKinds = 20;

    /// <summary>Types nest deep in some projects, and so does the compiler.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly FuzzSummary _summary = new();
    private readonly Stopwatch _elapsed = new();
    private int _nextSeed = options.Seed;
    private int _planned;

    /// <summary>Goes on until what is asked for is done.</summary>
    public FuzzSummary Run()
    {
        _elapsed.Start();
        Thread[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, StackSize))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return _summary;
    }

    private void Work()
    {
        while (TryTakeSeed(out int seed))
        {
            FuzzProject project = ProjectGenerator.Generate(seed);
            Verdict verdict = Check(project);
            bool isNew;
            lock (_lock)
            {
                isNew = _summary.Add(project, verdict);
            }

            if (isNew)
            {
                Finding finding = verdict.Finding!;
                var shrinker = new Shrinker(smaller => Check(smaller).Finding?.Kind == finding.Kind);
                FuzzProject small = shrinker.Shrink(project);
                string text = FindingReport.Of(small, Check(small).Finding ?? finding, options);
                lock (_lock)
                {
                    report(text);
                }
            }
        }
    }

    private Verdict Check(FuzzProject project)
    {
        try
        {
            return options.Rules ? RulesCheck.Run(project) : new ProjectCheck(options.Culture).Run(project);
        }
        catch (Exception thrown)
        {
            // The compiler has failed, or this program: worth knowing, with the source that shows it.
            return new Verdict(IsCompiled: false, new Finding($"checking throws {thrown.GetType().Name}", thrown.ToString()));
        }
    }

    /// <summary>Which projects a number of inputs takes follows from the seeds alone, not from how fast they are checked.</summary>
    private bool TryTakeSeed(out int seed)
    {
        lock (_lock)
        {
            seed = _nextSeed;
            if (_planned >= options.Inputs || _elapsed.Elapsed >= options.Time || _summary.Kinds >= MostKinds)
            {
                return false;
            }

            _nextSeed++;
            _planned += ProjectGenerator.Size(seed);
            return true;
        }
    }
}
