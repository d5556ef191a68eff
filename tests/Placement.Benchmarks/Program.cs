using System.Diagnostics;
using System.Reflection;
using Placement.Benchmarks;
using Placement.Benchmarks.Closer;

(string Name, Func<Task<IEnumerable<Ratio>>> MeasureAsync)[] groups =
[
    // First, because what runs before it shapes the code that the runtime makes for it.
    ("hosting", static async () => await HostingRatios.MeasureAsync()),
    ("analyzers", static () => Task.FromResult(AnalyzerRatios.Measure())),
    ("bindings", static () => Task.FromResult(BindingRatios.Measure())),
    ("compile", static () => Task.FromResult(CompileRatios.Measure())),
    ("contexts", static () => Task.FromResult(ContextRatios.Measure())),
    ("generator", static () => Task.FromResult(GeneratorRatios.Measure())),
    ("registration", static async () => await RegistrationRatios.MeasureAsync()),
    ("releases", static async () => await ReleaseRatios.MeasureAsync()),
    ("sessions", static async () => await SessionRatios.MeasureAsync()),
    ("start", static () => Task.FromResult(StartRatios.Measure())),
];

switch (args)
{
    case ["--closer", .. var closer]:
        return CloserLook.Run(closer);
    case ["--check"]:
        CompileRatios.Check();
        StartRatios.Check();
        return CloserLook.Check();
}

string[] names = [.. groups.Select(static group => group.Name)];
if (args is not ["--ratios", .. var wanted] || wanted.Except(names).Any())
{
    Console.Error.WriteLine(
        $"""
        Usage: dotnet run -c Release --project tests/Placement.Benchmarks -- <what>
          --ratios [{string.Join("] [", names)}]
            prints what each part costs in relation to something measured in the same run. Exit code 1: one misses its target.
          --closer [BenchmarkDotNet's arguments, such as --filter '*Context*']
            measures one part with BenchmarkDotNet; without arguments, lists the benchmarks. Reports go to artifacts/benchmarks.
          --check
            runs every benchmark of --closer once and measures nothing. Exit code 1: one does not work.
        """);
    return 2;
}

if (typeof(Ratio).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
{
    Console.Error.WriteLine("This is not what users get: measure with -c Release.");
    return 2;
}

int status = 0;
foreach ((string name, Func<Task<IEnumerable<Ratio>>> measureAsync) in groups)
{
    if (wanted is not [] && !wanted.Contains(name))
    {
        continue;
    }

    foreach (Ratio ratio in await measureAsync())
    {
        Console.WriteLine(ratio);
        status = ratio.IsMet ? status : 1;
    }
}

return status;
