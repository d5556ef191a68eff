using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators;

namespace Placement.Benchmarks;

/// <summary>
/// The generator, in relation to one that does the least that is possible with the same attributes, and to those of the SDK on as many classes.
/// </summary>
internal static class GeneratorRatios
{
    private const int Few = 100;
    private const int Usual = 1_000;
    private const int Many = 10_000;
    private const int Edits = 20;

    public static IEnumerable<Ratio> Measure()
    {
        string usual = Usual.ToString("N0", CultureInfo.InvariantCulture);
        var project = new SampleProject(Usual, areWidgets: true);
        yield return new Ratio(
            $"generator, {usual} widgets, cold / floor",
            Stopwatches.MedianRatio(() => TimeCold(project, Ours()), () => TimeCold(project, Floor())),
            Target: 2.5);
        yield return new Ratio(
            $"generator, {usual} widgets, unrelated edit / floor",
            MeasureEdits(project),
            Target: 1.2);

        var few = new SampleProject(Few, areWidgets: true);
        var many = new SampleProject(Many, areWidgets: true);
        yield return new Ratio(
            $"generator, cost per widget of {Many.ToString("N0", CultureInfo.InvariantCulture)} widgets / of {Few}",
            Stopwatches.MedianRatio(() => TimeCold(many, Ours()) / Many, () => TimeCold(few, Ours()) / Few),
            Target: 1.5);
        yield return new Ratio($"generator, memory of the cached driver, {usual} widgets / floor", Memory(project, Ours()) / Memory(project, Floor()), Target: 1.5);

        foreach (SdkGenerator generator in SdkGenerator.All)
        {
            var theirs = new SampleProject(Usual, generator.Source, generator.References);

            // To compare with the first line: there is nothing that we owe.
            yield return new Ratio(
                $"{generator.Name} generator of the SDK, {usual} classes, cold / floor",
                Stopwatches.MedianRatio(() => TimeCold(theirs, generator.Create()), () => TimeCold(project, Floor())),
                Target: 0,
                IsGain: true);
        }
    }

    private static PlacementGenerator Ours() => new();

    private static FloorGenerator Floor() => new();

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);

    private static double TimeCold(SampleProject project, IIncrementalGenerator generator)
    {
        CSharpCompilation compilation = Bind(project);
        CSharpGeneratorDriver driver = Driver(generator);
        GeneratorDriver run = driver;
        double time = Stopwatches.Time(() => run = driver.RunGenerators(compilation));
        if (run.GetRunResult().GeneratedTrees.Length == 0)
        {
            throw new InvalidOperationException($"{generator.GetType()} emitted nothing.");
        }

        return time;
    }

    /// <summary>What somebody waits for who types in a file that has nothing to do with widgets.</summary>
    private static double MeasureEdits(SampleProject project)
    {
        CSharpCompilation compilation = Bind(project);
        CSharpCompilation[] edited = [.. Enumerable.Range(0, Edits).Select(number => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"internal sealed class Unrelated{number};")))];
        GeneratorDriver ours = Driver(Ours()).RunGenerators(compilation);
        GeneratorDriver floor = Driver(Floor()).RunGenerators(compilation);
        return Stopwatches.MedianRatio(() => TimeEdits(ours, edited), () => TimeEdits(floor, edited));
    }

    private static double TimeEdits(GeneratorDriver driver, CSharpCompilation[] edited)
    {
        // A clone knows nothing yet of what others have asked it.
        CSharpCompilation[] fresh = [.. edited.Select(static compilation => compilation.Clone())];
        return Stopwatches.Time(() =>
        {
            foreach (CSharpCompilation compilation in fresh)
            {
                driver.RunGenerators(compilation);
            }
        });
    }

    /// <summary>What a driver keeps beside the compilation, in bytes.</summary>
    private static double Memory(SampleProject project, IIncrementalGenerator generator)
    {
        CSharpCompilation compilation = Bind(project);

        // Whatever binding the attributes makes is the compilation's.
        GeneratorDriver first = Driver(generator).RunGenerators(compilation);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver second = Driver(generator).RunGenerators(compilation);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
        GC.KeepAlive(compilation);
        return after - before;
    }

    /// <summary>A compilation that has read its references and listed its declarations, which whoever asks first would be charged with.</summary>
    public static CSharpCompilation Bind(SampleProject project)
    {
        CSharpCompilation compilation = project.Compile();
        _ = compilation.GetTypeByMetadataName("System.Object");
        return compilation;
    }
}
