using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Declarations;
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
        ImmutableArray<IAssemblySymbol> assemblies, ImmutableArray<WidgetLibrary> libraries, Compilation compilation)
    {
        List<ShownClassModel>? shown = null;
        foreach (IAssemblySymbol assembly in assemblies)
        {
            if (assembly.TypeNames.Contains(Names.RegistrationClass)
                && Find(assembly.GlobalNamespace, compilation) is { } type
                && SymbolEqualityComparer.Default.Equals(
                    compilation.GetTypeByMetadataName(type.ToDisplayString(TypeReference.MetadataName)), type))
            {
                (shown ??= []).Add(new ShownClassModel(
                    type.ContainingNamespace.ToDisplayString(TypeReference.MetadataName),
                    IsOfLibrary: libraries.Any(library => SymbolEqualityComparer.Default.Equals(library.Assembly, assembly)),
                    IsHosting: type.GetMembers("AddPlacements").Length > 0,
                    Listed(assembly, libraries)));
            }
        }

        return shown?.OrderBy(static type => type.Namespace, StringComparer.Ordinal).ToEquatableArray()
            ?? EquatableArray<ShownClassModel>.Empty;
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
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && new DeclaredAttribute(attribute).At(0)?.Text == CSharpText.Tool;

    /// <summary>The libraries whose widgets an assembly's class lists: those that it references, and those that these reference.</summary>
    private static EquatableArray<string> Listed(IAssemblySymbol assembly, ImmutableArray<WidgetLibrary> libraries)
    {
        var listed = new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default) { assembly };
        var open = new Stack<IAssemblySymbol>(listed);
        while (open.Count > 0)
        {
            IAssemblySymbol current = open.Pop();
            foreach (WidgetLibrary library in libraries)
            {
                if (WidgetLibrary.References(current, library.Assembly.Name) && listed.Add(library.Assembly))
                {
                    open.Push(library.Assembly);
                }
            }
        }

        return libraries
            .Where(library => listed.Contains(library.Assembly))
            .Select(static library => library.Manifest)
            .ToEquatableArray();
    }
}
