using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators;

namespace Placement.Benchmarks;

/// <summary>
/// What an application does with its widgets when it starts, in relation to mapping as many request delegates. Each is measured in a
/// process of its own that has done nothing of the kind before, as applications start.
/// </summary>
internal static class StartRatios
{
    private const int Pairs = 9;

    private const string Program =
        """
        using System;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Acme.Sales;

        bool isOurs = args[0] == "ours";
        int widgets = int.Parse(args[1]);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        TimeSpan beginning = Environment.CpuUsage.TotalTime;
        if (isOurs)
        {
            builder.Services.AddPlacements();
        }

        TimeSpan added = Environment.CpuUsage.TotalTime;
        WebApplication application = builder.Build();
        TimeSpan built = Environment.CpuUsage.TotalTime;
        if (isOurs)
        {
            application.MapPlacements();
        }
        else
        {
            for (int number = 0; number < widgets; number++)
            {
                application.MapPost("/widgets/supplies/" + number, (RequestDelegate)(static context => context.Response.WriteAsync("")))
                    .WithDisplayName("Widget Supplies" + number)
                    .WithMetadata(new object());
            }
        }

        int endpoints = ((IEndpointRouteBuilder)application).DataSources
            .SelectMany(static source => source.Endpoints)
            .Count(static endpoint => endpoint.DisplayName!.StartsWith("Widget ", StringComparison.Ordinal));
        TimeSpan mapped = Environment.CpuUsage.TotalTime;
        Console.WriteLine(endpoints == widgets ? ((mapped - built) + (added - beginning)).Ticks : throw new InvalidOperationException(endpoints + " endpoints"));
        """;

    public static IEnumerable<Ratio> Measure()
    {
        yield return Measure(1_000, Pairs, target: 3);
        yield return Measure(100, Pairs, target: null);
    }

    /// <summary>Starts an application of a few widgets once, and one of as many endpoints.</summary>
    public static void Check() => Measure(3, pairs: 1, target: null);

    private static Ratio Measure(int widgets, int pairs, double? target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("placement-start-");
        try
        {
            Build(folder.FullName, widgets);
            double[] ratios =
            [
                .. Enumerable.Range(0, pairs).Select(_ => Start(folder.FullName, "ours", widgets) / Start(folder.FullName, "bare", widgets))
                .Order(),
            ];
            return new Ratio(
                string.Create(
                    CultureInfo.InvariantCulture, $"start of {widgets:N0} widgets, processor time / of as many request delegates"),
                ratios[pairs / 2],
                target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Start(string folder, string side, int widgets) => double.Parse(
        Child.Run(
            "dotnet",
            folder,
            "exec",
            "--runtimeconfig",
            Path.Combine(AppContext.BaseDirectory, "Placement.Benchmarks.runtimeconfig.json"),
            "Acme.Sales.dll",
            side,
            widgets.ToString(CultureInfo.InvariantCulture)),
        CultureInfo.InvariantCulture);

    private static void Build(string folder, int widgets)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        Compilation compilation = CSharpCompilation.Create(
            "Acme.Sales",
            [
                CSharpSyntaxTree.ParseText(Program),
                .. Enumerable.Range(0, widgets).Select(static number => CSharpSyntaxTree.ParseText(SampleWidget.Source(number))),
            ],
            platform.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create(new PlacementGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        ImmutableArray<Diagnostic> diagnostics = compilation.Emit(Path.Combine(folder, "Acme.Sales.dll")).Diagnostics;
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        foreach (string library in (string[])[typeof(WidgetBinding).Assembly.Location, typeof(WidgetHosting).Assembly.Location])
        {
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        }
    }
}
