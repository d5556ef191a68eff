using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Declarations;
using Placement.Generators.Emitters;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>Finds the widget libraries that a project references, by their manifest attribute.</summary>
internal static class LibraryTransform
{
    private const string RuntimeAssembly = "Placement";

    public static ReferencesModel Transform(Compilation compilation, CancellationToken cancellationToken)
    {
        List<IAssemblySymbol>? candidates = null;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // A library with a manifest references the attribute's assembly. The check spares decoding the attributes
            // of some two hundred framework assemblies after every key stroke.
            if (References(assembly, RuntimeAssembly))
            {
                (candidates ??= []).Add(assembly);
            }
        }

        if (candidates is null)
        {
            return ReferencesModel.None;
        }

        var libraries = new Dictionary<IAssemblySymbol, LibraryModel>(SymbolEqualityComparer.Default);
        foreach (IAssemblySymbol assembly in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindManifest(assembly, compilation) is { } library)
            {
                Add(libraries, assembly, library);
            }
        }

        return new ReferencesModel(
            libraries.Values.OrderBy(static library => library.Manifest, StringComparer.Ordinal).ToEquatableArray(),
            ShownClasses.Find(candidates, libraries, compilation));
    }

    /// <summary>Whether the assembly says that it needs another of this name.</summary>
    public static bool References(IAssemblySymbol assembly, string name)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity referenced in module.ReferencedAssemblies)
            {
                if (referenced.Name == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Of two versions of a library, which a project can reference under different aliases, the newer one counts.</summary>
    private static void Add(Dictionary<IAssemblySymbol, LibraryModel> libraries, IAssemblySymbol assembly, LibraryModel library)
    {
        if (libraries.Keys.FirstOrDefault(other => other.Name == assembly.Name) is { } other)
        {
            if (other.Identity.Version >= assembly.Identity.Version)
            {
                return;
            }

            libraries.Remove(other);
        }

        libraries.Add(assembly, library);
    }

    private static LibraryModel? FindManifest(IAssemblySymbol assembly, Compilation compilation)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.Is(AttributeNames.WidgetManifest)
                && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { TypeKind: not TypeKind.Error } manifest
                && Lists(manifest, "Bindings", AttributeNames.WidgetBindingFullName, compilation)
                && Reference(manifest, assembly, compilation) is { } reference)
            {
                return new LibraryModel(
                    reference,
                    attribute.Text("Scopes") ?? "",
                    IsHosting: Lists(manifest, Names.ManifestWidgets, AttributeNames.HostedWidgetFullName, compilation),
                    TypeReference.Warnings(assembly).ToEquatableArray());
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the manifest has a property that can be read and gives items of this type. Manifests may be older or newer
    /// than this generator, or written by hand.
    /// </summary>
    private static bool Lists(INamedTypeSymbol manifest, string property, string itemName, Compilation compilation)
    {
        foreach (ISymbol member in manifest.GetMembers(property))
        {
            if (member is IPropertySymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } list
                && !list.GetAttributes().Any(TypeReference.IsObsolete)
                && compilation.GetTypeByMetadataName(itemName) is { } item
                && compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T) is { TypeKind: TypeKind.Interface } sequence)
            {
                return compilation.ClassifyCommonConversion(list.Type, sequence.Construct(item)) is { Exists: true, IsImplicit: true, IsUserDefined: false };
            }
        }

        return false;
    }

    /// <summary>The manifest as generated code names it: through an alias where that is the only way; null: it cannot.</summary>
    private static string? Reference(INamedTypeSymbol manifest, IAssemblySymbol assembly, Compilation compilation)
    {
        if (manifest is not { ContainingType: null, IsGenericType: false }
            || manifest.GetAttributes().Any(TypeReference.IsObsolete)
            || !compilation.IsSymbolAccessibleWithin(manifest, compilation.Assembly))
        {
            return null;
        }

        MetadataReferenceProperties? properties = compilation.GetMetadataReference(assembly)?.Properties;
        if (properties is { EmbedInteropTypes: true })
        {
            return null;
        }

        string global = manifest.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(manifest.ToDisplayString(TypeReference.MetadataName)), manifest))
        {
            return global;
        }

        string? alias = properties?.Aliases
            .Where(static alias => alias != MetadataReferenceProperties.GlobalAlias && SyntaxFacts.IsValidIdentifier(alias))
            .OrderBy(static alias => alias, StringComparer.Ordinal)
            .FirstOrDefault();
        return alias is null ? null : ProjectProperties.EscapeKeyword(alias) + global.Substring(MetadataReferenceProperties.GlobalAlias.Length);
    }
}
