using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Benchmarks.Closer;

/// <summary>A driver that has run once, and compilations that an edit has made of the one that it knows.</summary>
internal sealed class GeneratorEdits
{
    private readonly GeneratorDriver _driver;
    private readonly ImmutableArray<CSharpCompilation> _edited;
    private ImmutableArray<CSharpCompilation> _fresh;

    public GeneratorEdits(GeneratorRun run, int edits)
    {
        run.Prepare();
        _driver = run.Run();
        _edited =
        [
            .. Enumerable.Range(0, edits).Select(number => run.Compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(string.Create(CultureInfo.InvariantCulture, $"internal sealed class Unrelated{number};")))),
        ];
    }

    /// <summary>A clone knows nothing yet of what others have asked it.</summary>
    public void Prepare() => _fresh = [.. _edited.Select(static compilation => compilation.Clone())];

    public GeneratorDriver Run()
    {
        GeneratorDriver last = _driver;
        foreach (CSharpCompilation compilation in _fresh)
        {
            last = _driver.RunGenerators(compilation);
        }

        return last;
    }

    /// <summary>Throws if an edit changes anything that is emitted.</summary>
    public void Check()
    {
        if (!Sources(_driver).SequenceEqual(Sources(_driver.RunGenerators(_edited[0].Clone()))))
        {
            throw new InvalidOperationException("An unrelated edit has changed what the generator emits.");
        }
    }

    private static IEnumerable<(string File, string Text)> Sources(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => (source.HintName, source.SourceText.ToString()));
}
