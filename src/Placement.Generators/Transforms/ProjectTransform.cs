using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From the compilation and the project's properties to what the generated class is called and may contain.</summary>
internal static class ProjectTransform
{
    /// <summary>
    /// The project; null: it references no runtime library that generated code can use, so there is nothing to emit, or what is emitted would not compile.
    /// </summary>
    public static ProjectModel? Transform(Compilation compilation, AnalyzerConfigOptions options)
    {
        if (compilation is not CSharpCompilation { LanguageVersion: >= GeneratedCode.LowestLanguageVersion and var version }
            || !GeneratedCode.CanRegister(compilation))
        {
            return null;
        }

        string @namespace = ProjectProperties.Namespace(options, compilation);
        if (GeneratedCode.FindConflict(compilation, @namespace) is not null)
        {
            return null;
        }

        return new ProjectModel(
            @namespace,
            compilation.AssemblyName ?? "",
            IsPublic: GeneratedCode.IsDeclaredPublic(compilation, @namespace) ?? ProjectProperties.IsPublic(options),
            IsLibrary: compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && !DeclaresManifest(compilation),
            IsHosting: GeneratedCode.CanHost(compilation),
            IsShadowing: false,
            new LanguageFeatures(version >= LanguageVersion.CSharp7_1, version >= LanguageVersion.CSharp8, version >= LanguageVersion.CSharp11));
    }

    /// <summary>Whether somebody has written a manifest by hand: an assembly has one.</summary>
    private static bool DeclaresManifest(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(static attribute => DeclaredAttribute.Is(attribute, AttributeNames.WidgetManifest));
}
