using Microsoft.CodeAnalysis;
using Placement.Generators.Emitters;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>
/// Finds the generated classes of other projects that a project's code can name. A test project sees that of the
/// application it tests: one of its own would stand in the way.
/// </summary>
internal static class ShownClasses
{
    public static EquatableArray<ShownClassModel> Find(
        IReadOnlyList<IAssemblySymbol> assemblies, IReadOnlyDictionary<IAssemblySymbol, LibraryModel> libraries, Compilation compilation)
    {
        List<ShownClassModel>? shown = null;
        foreach (IAssemblySymbol assembly in assemblies)
        {
            if (assembly.TypeNames.Contains(Names.RegistrationClass)
                && Find(assembly.GlobalNamespace, compilation) is { } type
                && SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(type.ToDisplayString(TypeReference.MetadataName)), type))
            {
                (shown ??= []).Add(new ShownClassModel(
                    type.ContainingNamespace.ToDisplayString(TypeReference.MetadataName),
                    IsOfLibrary: libraries.ContainsKey(assembly),
                    IsHosting: type.GetMembers("AddPlacements").Length > 0,
                    Listed(assembly, libraries)));
            }
        }

        return shown?.OrderBy(static type => type.Namespace, StringComparer.Ordinal).ToEquatableArray() ?? EquatableArray<ShownClassModel>.Empty;
    }

    private static INamedTypeSymbol? Find(INamespaceSymbol containing, Compilation compilation)
    {
        foreach (INamedTypeSymbol type in containing.GetTypeMembers(Names.RegistrationClass, arity: 0))
        {
            if (type.GetAttributes().Any(IsOurs) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            {
                return type;
            }
        }

        foreach (INamespaceSymbol inner in containing.GetNamespaceMembers())
        {
            if (Find(inner, compilation) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.Text(position: 0) == CSharpText.Tool;

    /// <summary>The libraries whose widgets an assembly's class lists: those that it references, and those that these reference.</summary>
    private static EquatableArray<string> Listed(IAssemblySymbol assembly, IReadOnlyDictionary<IAssemblySymbol, LibraryModel> libraries)
    {
        var listed = new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default) { assembly };
        var open = new Stack<IAssemblySymbol>(listed);
        while (open.Count > 0)
        {
            IAssemblySymbol current = open.Pop();
            foreach (IAssemblySymbol library in libraries.Keys)
            {
                if (LibraryTransform.References(current, library.Name) && listed.Add(library))
                {
                    open.Push(library);
                }
            }
        }

        return libraries
            .Where(library => listed.Contains(library.Key))
            .Select(static library => library.Value.Manifest)
            .OrderBy(static manifest => manifest, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
