using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>How generated code can refer to a type.</summary>
internal static class TypeReference
{
    /// <summary>How a type that is not nested is looked up: <c>Acme.Sales.class</c>.</summary>
    public static readonly SymbolDisplayFormat MetadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type as <c>typeof</c> takes it; null: generated code cannot refer to it.</summary>
    public static string? Of(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            if (containing.IsFileLocal || containing.IsImplicitClass || containing.IsScriptClass || !compilation.IsSymbolAccessibleWithin(containing, compilation.Assembly))
            {
                return null;
            }
        }

        return (type.IsGenericType ? type.ConstructUnboundGenericType() : type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    /// <summary>
    /// The warnings that referring to the type raises, because it or what contains it is obsolete or experimental, or because a referenced project
    /// uses one of its names, too. False: referring to it is an error.
    /// </summary>
    public static bool TryGetWarnings(INamedTypeSymbol type, Compilation compilation, out EquatableArray<string> warnings)
    {
        SortedSet<string>? found = null;
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            foreach (AttributeData attribute in containing.GetAttributes())
            {
                switch (attribute.AttributeClass)
                {
                    case { Name: "ObsoleteAttribute" } obsolete when IsInSystem(obsolete):
                        string? ownId = attribute.Text("DiagnosticId");
                        bool isError = attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Flag() == true;

                        // No pragma can switch off an id that is no identifier.
                        if (isError || (!string.IsNullOrWhiteSpace(ownId) && !SyntaxFacts.IsValidIdentifier(ownId)))
                        {
                            warnings = EquatableArray<string>.Empty;
                            return false;
                        }

                        (found ??= NewSet()).UnionWith(string.IsNullOrWhiteSpace(ownId) ? ["CS0612", "CS0618"] : [ownId!]);
                        break;

                    default:
                        if (ExperimentalId(attribute) is { } id)
                        {
                            (found ??= NewSet()).Add(id);
                        }

                        break;
                }
            }
        }

        IEnumerable<string> others = type.ContainingAssembly is { } assembly and not ISourceAssemblySymbol ? Warnings(assembly) : NameConflicts(type, compilation);
        foreach (string id in others)
        {
            (found ??= NewSet()).Add(id);
        }

        warnings = found?.ToEquatableArray() ?? EquatableArray<string>.Empty;
        return true;

        static SortedSet<string> NewSet() => new(StringComparer.Ordinal);
    }

    /// <summary>The warnings that naming anything of another assembly raises, because all of it is experimental.</summary>
    public static IEnumerable<string> Warnings(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Concat(assembly.Modules.SelectMany(static module => module.GetAttributes()))
        .Select(ExperimentalId)
        .OfType<string>();

    /// <summary>Whether this is what raises a warning or an error where the symbol is named.</summary>
    public static bool IsObsolete(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "ObsoleteAttribute" or "ExperimentalAttribute" } type && IsInSystem(type);

    /// <summary>The warnings about names that mean something else in a referenced project: the compiler takes those of the type, and says so where they are named.</summary>
    private static IEnumerable<string> NameConflicts(INamedTypeSymbol type, Compilation compilation)
    {
        INamedTypeSymbol outermost = type;
        while (outermost.ContainingType is { } containing)
        {
            outermost = containing;
        }

        for (INamespaceSymbol hiding = outermost.ContainingNamespace; !hiding.IsGlobalNamespace; hiding = hiding.ContainingNamespace)
        {
            if (IsImportedType(compilation.GetCompilationNamespace(hiding.ContainingNamespace), hiding.Name, arity: 0, compilation))
            {
                yield return "CS0435";
            }
        }

        // Most namespaces are nobody else's.
        INamespaceSymbol? shared = compilation.GetCompilationNamespace(outermost.ContainingNamespace);
        if (shared is not { ConstituentNamespaces.Length: > 1 })
        {
            yield break;
        }

        if (IsImportedType(shared, outermost.Name, outermost.Arity, compilation))
        {
            yield return "CS0436";
        }

        if (shared.GetMembers(outermost.Name).Any(static member => member is INamespaceSymbol))
        {
            yield return "CS0437";
        }
    }

    private static bool IsImportedType(INamespaceSymbol? place, string name, int arity, Compilation compilation) =>
        place?.GetTypeMembers(name, arity).Any(type =>
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) == true;

    /// <summary>The id of the warning about what has this attribute; null: it is another attribute, or the id is none.</summary>
    private static string? ExperimentalId(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { Name: "ExperimentalAttribute" } type || !IsInSystem(type))
        {
            return null;
        }

        string? id = attribute.Text(position: 0);
        return string.IsNullOrWhiteSpace(id) ? "CS9204"
            : SyntaxFacts.IsValidIdentifier(id) ? id
            : null;
    }

    private static bool IsInSystem(INamedTypeSymbol type)
    {
        INamespaceSymbol? containing = type.ContainingNamespace;
        while (containing is { ContainingNamespace.IsGlobalNamespace: false })
        {
            containing = containing.ContainingNamespace;
        }

        return containing?.Name == "System";
    }
}
