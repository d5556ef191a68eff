using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Declarations;

/// <summary>How generated code names a type.</summary>
/// <param name="Name">The type as <c>typeof</c> takes it.</param>
/// <param name="Warnings">
/// The warnings that naming it raises, because it or what contains it is obsolete or experimental, or because a referenced project uses
/// one of its names, too; sorted.
/// </param>
internal sealed record TypeReference(string Name, ImmutableArray<string> Warnings)
{
    private const string ObsoleteAttribute = nameof(ObsoleteAttribute);
    private const string ExperimentalAttribute = nameof(ExperimentalAttribute);

    /// <summary>Many widgets are opened with the same context, and who may name it takes a look at all references.</summary>
    private static readonly SymbolFacts<INamedTypeSymbol, TypeReference?> Imported = new(Read);

    /// <summary>How a type that is not nested is looked up: <c>Acme.Sales.class</c>.</summary>
    public static readonly SymbolDisplayFormat MetadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>How to name the type; null: generated code cannot.</summary>
    public static TypeReference? Find(INamedTypeSymbol type, Compilation compilation) =>
        IsOwn(type, compilation) ? Read(type, compilation) : Imported.Of(type, compilation);

    private static TypeReference? Read(INamedTypeSymbol type, Compilation compilation)
    {
        SortedSet<string>? warnings = null;
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            if (IsHidden(containing, compilation))
            {
                return null;
            }

            foreach (AttributeData attribute in containing.GetAttributes())
            {
                if (IsError(attribute))
                {
                    return null;
                }

                Add(WarningsOf(attribute));
            }
        }

        NamespaceNames? own = IsOwn(type, compilation) ? NamespaceNames.Of(type.ContainingNamespace, compilation) : null;
        Add(own is null ? Experimental(type.ContainingAssembly) : own.WarningsOf(type, compilation));
        return new TypeReference(
            own?.FindReference(type)
                ?? (type.IsGenericType ? type.ConstructUnboundGenericType() : type)
                    .ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            warnings is null ? ImmutableArray<string>.Empty : ImmutableArray.CreateRange(warnings));

        void Add(IEnumerable<string> ids)
        {
            foreach (string id in ids)
            {
                (warnings ??= new SortedSet<string>(StringComparer.Ordinal)).Add(id);
            }
        }
    }

    /// <summary>Whether the type, apart from what contains it, is hidden from the other files of the project.</summary>
    public static bool IsHidden(INamedTypeSymbol type, Compilation compilation) =>
        type.IsFileLocal
        || type.IsImplicitClass
        || type.IsScriptClass
        || (IsOwn(type, compilation)
            ? type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
            : !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    /// <summary>Whether naming the type, apart from what contains it, is an error, or a warning that no pragma can switch off.</summary>
    public static bool IsErrorToName(INamedTypeSymbol type) => type.GetAttributes().Any(IsError);

    /// <summary>The warnings that naming anything of another assembly raises, because all of it is experimental.</summary>
    public static IEnumerable<string> Experimental(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Concat(assembly.Modules.SelectMany(static module => module.GetAttributes()))
        .Where(static attribute => attribute.AttributeClass?.Name == ExperimentalAttribute)
        .SelectMany(WarningsOf);

    /// <summary>Whether this is what raises a warning or an error where the symbol is named.</summary>
    public static bool IsObsolete(AttributeData attribute) =>
        attribute.AttributeClass is { Name: ObsoleteAttribute or ExperimentalAttribute } type && IsInSystem(type);

    private static bool IsOwn(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private static bool IsError(AttributeData attribute) =>
        IsObsolete(attribute)
        && attribute.AttributeClass!.Name == ObsoleteAttribute
        && new DeclaredAttribute(attribute) is var obsolete
        && (obsolete.At(1)?.Flag == true
            || (obsolete.FindText("DiagnosticId") is { } ownId
                && !string.IsNullOrWhiteSpace(ownId)
                && !SyntaxFacts.IsValidIdentifier(ownId)));

    /// <summary>What the compiler warns of where somebody names what has this attribute.</summary>
    private static string[] WarningsOf(AttributeData attribute)
    {
        if (!IsObsolete(attribute))
        {
            return [];
        }

        var declared = new DeclaredAttribute(attribute);
        if (attribute.AttributeClass!.Name == ObsoleteAttribute)
        {
            return declared.FindText("DiagnosticId") is { } ownId && !string.IsNullOrWhiteSpace(ownId) ? [ownId] : ["CS0612", "CS0618"];
        }

        string? id = declared.At(0)?.Text;
        return string.IsNullOrWhiteSpace(id) ? ["CS9204"] : SyntaxFacts.IsValidIdentifier(id) ? [id!] : [];
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
