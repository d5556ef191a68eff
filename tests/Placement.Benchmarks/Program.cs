using Placement.Benchmarks;

(string Name, Func<Task<IEnumerable<Ratio>>> MeasureAsync)[] groups =
[
    // First, because what runs before it shapes the code that the runtime makes for it.
    ("hosting", static async () => await HostingRatios.MeasureAsync()),
    ("analyzers", static () => Task.FromResult(AnalyzerRatios.Measure())),
    ("bindings", static () => Task.FromResult(BindingRatios.Measure())),
    ("contexts", static () => Task.FromResult(ContextRatios.Measure())),
    ("generator", static () => Task.FromResult(GeneratorRatios.Measure())),
    ("registration", static async () => [await RegistrationRatios.MeasureAsync()]),
];

string[] names = [.. groups.Select(static group => group.Name)];
if (args is not ["--ratios", .. var wanted] || wanted.Except(names).Any())
{
    Console.Error.WriteLine(
        $"""
        Usage: dotnet run -c Release --project tests/Placement.Benchmarks -- --ratios [{string.Join("] [", names)}]
        Prints what each part costs in relation to something measured in the same run. Exit code 1: one misses its target.
        """);
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
