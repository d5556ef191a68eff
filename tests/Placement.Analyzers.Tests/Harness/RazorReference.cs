using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>Lets a test's project have Razor's source generator, that of the SDK, as web projects have it.</summary>
internal sealed class RazorReference : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> _generators = [Create()];

    public static RazorReference Instance { get; } = new();

    public override string FullPath => "";

    public override object Id => nameof(RazorReference);

    /// <summary>Whether Razor makes a class of the file.</summary>
    public static bool IsRazor(string file) => Path.GetExtension(file) is ".razor" or ".cshtml";

    /// <summary>What the SDK tells Razor of the project and its files.</summary>
    public static string Config(string folder, IEnumerable<string> files)
    {
        var config = new StringBuilder(
            """
            is_global = true
            build_property.RootNamespace = Acme.Sales
            build_property.RazorLangVersion = latest
            build_property.RazorConfiguration = Default
            build_property.SupportLocalizedComponentNames =
            build_property.MSBuildProjectDirectory = /acme


            """);
        foreach (string file in files.Where(IsRazor))
        {
            string target = Convert.ToBase64String(Encoding.UTF8.GetBytes(file));
            config.Append(CultureInfo.InvariantCulture, $"[{folder}{file}]\nbuild_metadata.AdditionalFiles.TargetPath = {target}\n\n");
        }

        return config.ToString();
    }

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    private static ISourceGenerator Create()
    {
        string compiler = typeof(RazorReference).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static metadata => metadata.Key == "RazorCompiler").Value!;
        Type generator = Assembly.LoadFrom(compiler)
            .GetType("Microsoft.NET.Sdk.Razor.SourceGenerators.RazorSourceGenerator", throwOnError: true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(generator)!).AsSourceGenerator();
    }
}
