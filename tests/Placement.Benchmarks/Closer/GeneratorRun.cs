using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Benchmarks.Closer;

/// <summary>A generator, and a project for it to work on.</summary>
internal sealed partial class GeneratorRun
{
    private readonly int _classes;
    private readonly SampleProject _project;
    private readonly Func<IIncrementalGenerator> _create;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    private GeneratorRun(int classes, SampleProject project, Func<IIncrementalGenerator> create)
    {
        _classes = classes;
        _project = project;
        _create = create;
        Prepare();
    }

    /// <summary>What <see cref="Run"/> works on.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>A generator for widgets.</summary>
    public static GeneratorRun OfWidgets(int classes, Func<IIncrementalGenerator> create) =>
        new(classes, new SampleProject(classes, areWidgets: true), create);

    /// <summary>One of the SDK.</summary>
    public static GeneratorRun OfSdk(int classes, string name)
    {
        SdkGenerator generator = SdkGenerator.All.SingleOrDefault(generator => generator.Name == name)
            ?? throw new InvalidOperationException($"This SDK has no {name} generator.");
        return new GeneratorRun(classes, new SampleProject(classes, generator.Source, generator.References), generator.Create);
    }

    /// <summary>A driver that has run nothing, and a compilation of which nobody has asked anything.</summary>
    [MemberNotNull(nameof(_compilation), nameof(_driver))]
    public void Prepare()
    {
        _compilation = GeneratorRatios.Bind(_project);
        _driver = CSharpGeneratorDriver.Create(_create());
    }

    public GeneratorDriver Run() => _driver.RunGenerators(_compilation);

    /// <summary>Throws if a class has got nothing.</summary>
    public void Check()
    {
        GeneratorRunResult result = Run().GetRunResult().Results.Single();
        if (result.Exception is not null)
        {
            throw new InvalidOperationException("The generator failed.", result.Exception);
        }

        int served = result.GeneratedSources
            .SelectMany(static source => NumberedClass().Matches(source.HintName + " " + source.SourceText))
            .Select(static match => match.Groups["number"].Value)
            .Distinct()
            .Count();
        if (served != _classes)
        {
            throw new InvalidOperationException($"The generator emitted something for {served} of {_classes} classes.");
        }
    }

    [GeneratedRegex(@"\b(Supplies|Log|Pattern|Context)(?<number>\d+)\b")]
    private static partial Regex NumberedClass();
}
