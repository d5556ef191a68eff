using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Generators.Emitters;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From the compilation and the project's properties to what the generated class is called and may contain.</summary>
internal static class ProjectTransform
{
    private const string RootNamespace = "build_property.RootNamespace";
    private const string PlacementNamespace = "build_property.PlacementNamespace";
    private const string PlacementVisibility = "build_property.PlacementVisibility";

    /// <summary>The project; null: it references no runtime library that generated code can use, so there is nothing to emit.</summary>
    public static ProjectModel? Transform(Compilation compilation, AnalyzerConfigOptions options)
    {
        if (compilation is not CSharpCompilation { LanguageVersion: var version }
            || !RuntimeLibrary.IsUsable(compilation))
        {
            return null;
        }

        string assemblyName = compilation.AssemblyName ?? "";
        return new ProjectModel(
            Namespace(Property(options, PlacementNamespace) ?? Property(options, RootNamespace) ?? assemblyName),
            assemblyName,
            IsPublic: string.Equals(Property(options, PlacementVisibility), "public", StringComparison.OrdinalIgnoreCase),
            IsLibrary: compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && !DeclaresManifest(compilation),
            IsHosting: RuntimeLibrary.IsHosting(compilation),
            IsShadowing: false,
            new LanguageFeatures(version >= LanguageVersion.CSharp8, version >= LanguageVersion.CSharp11));
    }

    /// <summary>Whether somebody has written a manifest by hand: an assembly has one.</summary>
    private static bool DeclaresManifest(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(static attribute => attribute.Is(AttributeNames.WidgetManifest));

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out string? value) ? value.TrimToNull() : null;

    /// <summary>Makes a namespace of any text: project names may hold hyphens, blanks, keywords and leading digits.</summary>
    private static string Namespace(string name)
    {
        string[] parts = [.. name.Split('.').Select(Identifier).Where(static part => part.Length > 0)];
        return parts.Length == 0 ? "Widgets" : string.Join(".", parts);
    }

    private static string Identifier(string text)
    {
        var identifier = new StringBuilder(text.Trim().TrimStart('@'));
        for (int i = 0; i < identifier.Length; i++)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(identifier[i]))
            {
                identifier[i] = '_';
            }
        }

        if (identifier.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        return Names.Escape(identifier.ToString());
    }
}
