using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators;

namespace Placement.Benchmarks;

/// <summary>
/// The generator, in relation to one that does the least that is possible with the same attributes, and to those of the SDK on as many
/// classes.
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
            Target: 1.5);
        yield return new Ratio(
            $"generator, {usual} widgets, unrelated edit / floor",
            MeasureEdits(project),
            Target: 1.1);

        // As many projects of a hundred as make ten thousand: both go through the same amount of memory, or a processor's
        // cache, into which one small project fits, would make the large one look dear.
        SampleProject[] few = [.. Enumerable.Range(0, Many / Few).Select(static _ => new SampleProject(Few, areWidgets: true))];
        SampleProject[] many = [new SampleProject(Many, areWidgets: true)];
        string growth = $"cost per widget of {Many.ToString("N0", CultureInfo.InvariantCulture)} widgets / of {Few}";
        double oursGrowth = Stopwatches.MedianRatio(() => TimeCold(many, Ours), () => TimeCold(few, Ours));
        double floorGrowth = Stopwatches.MedianRatio(() => TimeCold(many, Floor), () => TimeCold(few, Floor));

        // The compiler looks through all files of a project to find the using directives of one: what it does for each
        // attribute grows with the project, whatever a generator then does.
        yield return new Ratio($"generator, {growth}, floor's growth taken out", oursGrowth / floorGrowth, Target: 1);
        yield return new Ratio($"generator, {growth}", oursGrowth, Target: null);
        yield return new Ratio($"floor, {growth}", floorGrowth, Target: null);

        (double ours, double oursInAll) = Memory(project, Ours);
        (double floor, double floorInAll) = Memory(project, Floor);
        yield return new Ratio(
            $"memory of the cached driver and its compilation, {usual} widgets / floor", oursInAll / floorInAll, Target: 1.15);

        // Most of what a driver holds is what it has emitted, and the floor's one line is no code at all.
        IReadOnlyDictionary<string, string> texts = TextsByClass(project);
        (double sameText, _) = Memory(project, () => new FloorGenerator(texts));
        yield return new Ratio(
            $"memory of the cached driver alone, {usual} widgets / a floor that emits the same text", ours / sameText, Target: 1.5);
        yield return new Ratio($"memory of the cached driver alone, {usual} widgets / floor", ours / floor, Target: null);

        foreach (SdkGenerator generator in SdkGenerator.All)
        {
            var theirs = new SampleProject(Usual, generator.Source, generator.References);

            // To compare with the first line: there is nothing that we owe.
            yield return new Ratio(
                $"{generator.Name} generator of the SDK, {usual} classes, cold / floor",
                Stopwatches.MedianRatio(() => TimeCold(theirs, generator.Create()), () => TimeCold(project, Floor())),
                Target: null);
        }
    }

    private static PlacementGenerator Ours() => new();

    private static FloorGenerator Floor() => new();

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);

    private static double TimeCold(SampleProject[] projects, Func<IIncrementalGenerator> generator)
    {
        CSharpCompilation[] compilations = [.. projects.Select(Bind)];
        return Stopwatches.Time(() =>
        {
            foreach (CSharpCompilation compilation in compilations)
            {
                Driver(generator()).RunGenerators(compilation);
            }
        });
    }

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
        CSharpCompilation[] edited =
        [
            .. Enumerable.Range(0, Edits).Select(
                number => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"internal sealed class Unrelated{number};"))),
        ];
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

    /// <summary>What the generator emits for each class.</summary>
    private static Dictionary<string, string> TextsByClass(SampleProject project)
    {
        const string Beginning = "global::Placement.WidgetBinding.Create(";
        return Driver(Ours()).RunGenerators(Bind(project)).GetRunResult().Results.Single().GeneratedSources
            .Single(static source => source.HintName == "WidgetPlacements.Bindings.g.cs").SourceText.ToString()
            .Split(Beginning)[1..]
            .ToDictionary(static text => text.Split("typeof(")[1].Split(')')[0].Split('.')[^1], static text => Beginning + text);
    }

    /// <summary>What a driver keeps beside the compilation, and what an editor keeps in all while it has both, in bytes.</summary>
    private static (double Driver, double InAll) Memory(SampleProject project, Func<IIncrementalGenerator> generator)
    {
        // What is made once for all runs counts for none.
        GC.KeepAlive(Driver(generator()).RunGenerators(Bind(project)));
        long none = GC.GetTotalMemory(forceFullCollection: true);
        CSharpCompilation compilation = Bind(project.Reparse());

        // Whatever binding the attributes makes is the compilation's.
        GeneratorDriver first = Driver(generator()).RunGenerators(compilation);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver second = Driver(generator()).RunGenerators(compilation);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
        GC.KeepAlive(compilation);
        return (after - before, before - none);
    }

    /// <summary>
    /// A compilation that has read its references and listed its declarations, which whoever asks first would be charged with.
    /// </summary>
    public static CSharpCompilation Bind(SampleProject project)
    {
        CSharpCompilation compilation = project.Compile();
        _ = compilation.GetTypeByMetadataName("System.Object");
        return compilation;
    }
}
