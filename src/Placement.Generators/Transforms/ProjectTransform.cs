using System.Collections.Immutable;
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
    /// The project; null: it references no runtime library that generated code can use, so there is nothing to emit, or what is emitted
    /// would not compile.
    /// </summary>
    public static ProjectModel? Transform(Compilation compilation, AnalyzerConfigOptions options, CancellationToken cancellationToken)
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

        ImmutableArray<IAssemblySymbol> candidates = WidgetLibrary.FindCandidates(compilation);
        ImmutableArray<WidgetLibrary> libraries = WidgetLibrary.FindAll(candidates, compilation, cancellationToken);
        return new ProjectModel
        {
            Namespace = @namespace,
            AssemblyName = compilation.AssemblyName ?? "",
            DefaultLanguage = DeclaredApplication.LanguageOf(compilation),
            IsPublic = GeneratedCode.IsDeclaredPublic(compilation, @namespace) ?? ProjectProperties.IsPublic(options),
            IsLibrary = compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && !DeclaresManifest(compilation),
            HasManifest = ProjectProperties.HasManifest(options),
            IsHosting = GeneratedCode.CanHost(compilation),
            HasNullableReferenceTypes = version >= LanguageVersion.CSharp8,
            HasRawStrings = version >= LanguageVersion.CSharp11,
            Libraries = libraries.Select(Library).OrderBy(static library => library.Manifest, StringComparer.Ordinal).ToEquatableArray(),
            ShownClasses = ShownClasses.Find(candidates, libraries, compilation),
        };
    }

    private static LibraryModel Library(WidgetLibrary library) => new(
        library.Assembly.Name, library.Manifest, library.Scopes, library.IsHosting,
        TypeReference.Experimental(library.Assembly).ToEquatableArray());

    /// <summary>Whether somebody has written a manifest by hand: an assembly has one.</summary>
    private static bool DeclaresManifest(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(static attribute => DeclaredAttribute.Is(attribute, AttributeNames.WidgetManifest));
}
