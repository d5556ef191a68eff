using Placement.Benchmarks;

if (args is not ["--ratios"])
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/Placement.Benchmarks -- --ratios
        Prints what each part costs in relation to something measured in the same run. Exit code 1: one misses its target.
        """);
    return 2;
}

int status = 0;
foreach (Ratio ratio in AnalyzerRatios.Measure().Concat(BindingRatios.Measure()).Append(await RegistrationRatios.MeasureAsync()))
{
    Console.WriteLine(ratio);
    status = ratio.IsMet ? status : 1;
}

return status;
