using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Projects;
using Placement.Generators;

namespace Placement.Fuzzing.Checking;

/// <summary>One run of the generator over a compilation, in a culture.</summary>
internal sealed class GeneratorPass
{
    private readonly GeneratorDriver _driver;

    private GeneratorPass(CSharpCompilation input, GeneratorDriver driver, Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        _driver = driver;
        Input = input;
        Output = output;
        Diagnostics = diagnostics;
        Result = driver.GetRunResult().Results.Single();
    }

    /// <summary>The project's own code.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>With what the generator adds.</summary>
    public Compilation Output { get; }

    /// <summary>What the driver reports.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result { get; }

    public HashSet<SyntaxTree> Trees => [.. Result.GeneratedSources.Select(static source => source.SyntaxTree)];

    public static GeneratorPass Run(FuzzProject project, CSharpCompilation input, CultureInfo culture) => In(culture, () =>
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(
                [new PlacementGenerator().AsSourceGenerator()],
                optionsProvider: new BuildProperties(project.Properties),
                parseOptions: project.ParseOptions,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        return new GeneratorPass(input, driver, output, diagnostics);
    });

    /// <summary>The output steps that a second run over the same code does not take from the cache.</summary>
    public IEnumerable<string> RunAgain(CultureInfo culture) => In(culture, () =>
        _driver.RunGenerators(Input.Clone()).GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(static step => step.Value)
            .SelectMany(static step => step.Outputs)
            .Where(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(static output => output.Reason.ToString())
            .ToList());

    /// <summary>The first file that the other run emits differently; null: none.</summary>
    public string? FindDifference(GeneratorPass other)
    {
        Dictionary<string, string> theirs = other.Result.GeneratedSources.ToDictionary(
            static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in Result.GeneratedSources)
        {
            if (!theirs.Remove(source.HintName, out string? text) || text != source.SourceText.ToString())
            {
                return source.HintName;
            }
        }

        return theirs.Keys.FirstOrDefault();
    }

    private static T In<T>(CultureInfo culture, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
