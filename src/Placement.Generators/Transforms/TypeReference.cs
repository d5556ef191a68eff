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

        var names = new Stack<string>();
        for (INamespaceSymbol? named = outermost.ContainingNamespace; named is { IsGlobalNamespace: false }; named = named.ContainingNamespace)
        {
            names.Push(named.Name);
        }

        INamespaceSymbol place = compilation.GlobalNamespace;
        foreach (string name in names)
        {
            INamespaceSymbol? inner = null;
            foreach (INamespaceOrTypeSymbol member in place.GetMembers(name).OfType<INamespaceOrTypeSymbol>())
            {
                if (member is INamespaceSymbol found)
                {
                    inner = found;
                }
                else if (((INamedTypeSymbol)member).Arity == 0 && IsShownByAnother((INamedTypeSymbol)member, compilation))
                {
                    // The namespace hides a type.
                    yield return "CS0435";
                }
            }

            if (inner is null)
            {
                yield break;
            }

            place = inner;
        }

        // Most namespaces are nobody else's.
        if (place.ConstituentNamespaces.Length <= 1)
        {
            yield break;
        }

        foreach (INamespaceOrTypeSymbol member in place.GetMembers(outermost.Name).OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamespaceSymbol)
            {
                // The type hides a namespace.
                yield return "CS0437";
            }
            else if (((INamedTypeSymbol)member).Arity == outermost.Arity && IsShownByAnother((INamedTypeSymbol)member, compilation))
            {
                // The type hides another.
                yield return "CS0436";
            }
        }
    }

    private static bool IsShownByAnother(INamedTypeSymbol type, Compilation compilation) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

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
