using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Generators.Emitters;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>Finds the widget libraries that a project references, by their manifest attribute.</summary>
internal static class LibraryTransform
{
    private const string RuntimeAssembly = "Placement";

    public static EquatableArray<LibraryModel> Transform(Compilation compilation, CancellationToken cancellationToken)
    {
        var libraries = new List<LibraryModel>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A library with a manifest references the attribute's assembly. The check spares decoding the attributes
            // of some two hundred framework assemblies after every key stroke.
            if (ReferencesRuntime(assembly) && FindManifest(assembly) is { } library)
            {
                libraries.Add(library);
            }
        }

        return libraries.OrderBy(static library => library.Manifest, StringComparer.Ordinal).ToEquatableArray();
    }

    private static bool ReferencesRuntime(IAssemblySymbol assembly)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity referenced in module.ReferencedAssemblies)
            {
                if (referenced.Name == RuntimeAssembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static LibraryModel? FindManifest(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.Is(AttributeNames.WidgetManifest)
                && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } manifest)
            {
                return new LibraryModel(
                    manifest.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                    attribute.Text("Scopes") ?? "",
                    IsHosting: manifest.GetMembers(Names.ManifestWidgets).Length > 0);
            }
        }

        return null;
    }
}
