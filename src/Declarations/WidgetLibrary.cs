using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Declarations;

/// <summary>A referenced assembly with widgets of its own.</summary>
internal sealed class WidgetLibrary
{
    private const string RuntimeAssembly = "Placement";

    private WidgetLibrary(IAssemblySymbol assembly, string manifest, string scopes, bool isHosting)
    {
        Assembly = assembly;
        Manifest = manifest;
        Scopes = scopes;
        IsHosting = isHosting;
    }

    public IAssemblySymbol Assembly { get; }

    /// <summary>Its generated manifest, fully qualified.</summary>
    public string Manifest { get; }

    /// <summary>The scopes that registering its widgets needs, separated by commas.</summary>
    public string Scopes { get; }

    /// <summary>Whether the manifest also names the classes that serve them.</summary>
    public bool IsHosting { get; }

    /// <summary>The referenced assemblies that may know our attributes.</summary>
    /// <remarks>
    /// A library with a manifest references the attribute's assembly. The check spares decoding the attributes of some two hundred
    /// framework assemblies after every key stroke.
    /// </remarks>
    public static ImmutableArray<IAssemblySymbol> FindCandidates(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly => References(assembly, RuntimeAssembly))
            .ToImmutableArray();

    /// <summary>The widget libraries among these assemblies.</summary>
    public static ImmutableArray<WidgetLibrary> FindAll(
        ImmutableArray<IAssemblySymbol> candidates, Compilation compilation, CancellationToken cancellationToken)
    {
        // Of two versions of a library, which a project can reference under different aliases, the newer one counts.
        var libraries = new Dictionary<string, WidgetLibrary>(StringComparer.Ordinal);
        foreach (IAssemblySymbol assembly in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Find(assembly, compilation) is { } library
                && !(libraries.TryGetValue(assembly.Name, out WidgetLibrary? other)
                    && other.Assembly.Identity.Version >= assembly.Identity.Version))
            {
                libraries[assembly.Name] = library;
            }
        }

        return libraries.Values.ToImmutableArray();
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

    private static WidgetLibrary? Find(IAssemblySymbol assembly, Compilation compilation)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (DeclaredAttribute.Is(attribute, AttributeNames.WidgetManifest)
                && new DeclaredAttribute(attribute) is var declared
                && declared.At(0)?.Constant.Value is INamedTypeSymbol { TypeKind: not TypeKind.Error } manifest
                && Lists(manifest, "Bindings", AttributeNames.WidgetBindingFullName, compilation)
                && Reference(manifest, assembly, compilation) is { } reference)
            {
                return new WidgetLibrary(
                    assembly,
                    reference,
                    declared.FindText("Scopes") ?? "",
                    isHosting: Lists(manifest, GeneratedCode.ManifestWidgets, AttributeNames.HostedWidgetFullName, compilation));
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
            if (member is IPropertySymbol
                {
                    IsStatic: true,
                    DeclaredAccessibility: Accessibility.Public,
                    GetMethod.DeclaredAccessibility: Accessibility.Public,
                } list
                && !list.GetAttributes().Any(TypeReference.IsObsolete)
                && compilation.GetTypeByMetadataName(itemName) is { } item
                && compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T)
                    is { TypeKind: TypeKind.Interface } sequence)
            {
                return compilation.ClassifyCommonConversion(list.Type, sequence.Construct(item))
                    is { Exists: true, IsImplicit: true, IsUserDefined: false };
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
        string global = manifest.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (SymbolEqualityComparer.Default.Equals(
            compilation.GetTypeByMetadataName(manifest.ToDisplayString(TypeReference.MetadataName)), manifest))
        {
            return global;
        }

        string? alias = properties?.Aliases
            .Where(static alias => alias != MetadataReferenceProperties.GlobalAlias && SyntaxFacts.IsValidIdentifier(alias))
            .OrderBy(static alias => alias, StringComparer.Ordinal)
            .FirstOrDefault();
        return alias is null
            ? null
            : ProjectProperties.EscapeKeyword(alias) + global.Substring(MetadataReferenceProperties.GlobalAlias.Length);
    }
}
