using System.Diagnostics;
using System.Text;
using Placement.Fuzzing;

Console.OutputEncoding = Encoding.UTF8;
FuzzOptions options = FuzzOptions.Parse(args, out string? error);
if (error is not null)
{
    Console.Error.WriteLine($"{error}\n\n{FuzzOptions.Usage}");
    return 2;
}

var elapsed = Stopwatch.StartNew();
FuzzSummary summary = new Fuzzer(options, Console.WriteLine).Run();
Console.WriteLine(summary.ToString(elapsed.Elapsed, options.Seed));
return summary.Findings == 0 ? 0 : 1;
