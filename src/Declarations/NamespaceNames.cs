using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>
/// What the names of the types in one of a project's own namespaces begin with, and what else has these names. It is found once for all
/// of its types.
/// </summary>
internal sealed class NamespaceNames
{
    private static readonly SymbolFacts<INamespaceSymbol, NamespaceNames> Known =
        new(static (@namespace, compilation) => new NamespaceNames(@namespace, compilation));

    private readonly string _display;
    private readonly string _reference;
    private readonly bool _isHidingType;
    private readonly INamespaceSymbol? _shared;

    private NamespaceNames(INamespaceSymbol @namespace, Compilation compilation)
    {
        bool isGlobal = @namespace.IsGlobalNamespace;
        _display = isGlobal ? "" : @namespace.ToDisplayString(TypeReference.MetadataName) + ".";
        _reference = isGlobal ? "global::" : @namespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".";
        _isHidingType = IsHidingType(@namespace, compilation);

        // Most namespaces are nobody else's.
        _shared = compilation.GetCompilationNamespace(@namespace) is { ConstituentNamespaces.Length: > 1 } shared ? shared : null;
    }

    /// <summary>The names of a namespace of the compilation's own.</summary>
    public static NamespaceNames Of(INamespaceSymbol @namespace, Compilation compilation) =>
        Known.Of(@namespace, compilation);

    /// <summary>A name for people: <c>DealDesk.Widgets.DealSupplies</c>.</summary>
    public string DisplayName(INamedTypeSymbol type) =>
        type.ContainingType is null ? _display + type.Name : type.ToDisplayString(TypeReference.MetadataName);

    /// <summary>The type as <c>typeof</c> takes it; null: its name does not simply follow that of the namespace.</summary>
    public string? FindReference(INamedTypeSymbol type) =>
        type is { ContainingType: null, Arity: 0, SpecialType: SpecialType.None } && !MayBeKeyword(type.Name)
            ? _reference + type.Name
            : null;

    /// <summary>
    /// The warnings about names that mean something else in a referenced project: the compiler takes those of the type, and says so where
    /// they are named.
    /// </summary>
    public IEnumerable<string> WarningsOf(INamedTypeSymbol type, Compilation compilation)
    {
        if (!_isHidingType && _shared is null)
        {
            return [];
        }

        INamedTypeSymbol outermost = type;
        while (outermost.ContainingType is { } containing)
        {
            outermost = containing;
        }

        var warnings = new List<string>();
        if (_isHidingType)
        {
            warnings.Add("CS0435");
        }

        if (IsImportedType(_shared, outermost.Name, outermost.Arity, compilation))
        {
            warnings.Add("CS0436");
        }

        if (_shared?.GetMembers(outermost.Name).Any(static member => member is INamespaceSymbol) == true)
        {
            warnings.Add("CS0437");
        }

        return warnings;
    }

    /// <summary>Whether the namespace or one around it has the name of a type of a referenced project.</summary>
    private static bool IsHidingType(INamespaceSymbol @namespace, Compilation compilation)
    {
        for (INamespaceSymbol hiding = @namespace; !hiding.IsGlobalNamespace; hiding = hiding.ContainingNamespace)
        {
            if (IsImportedType(compilation.GetCompilationNamespace(hiding.ContainingNamespace), hiding.Name, arity: 0, compilation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsImportedType(INamespaceSymbol? place, string name, int arity, Compilation compilation) =>
        place?.GetTypeMembers(name, arity).Any(type =>
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) == true;

    /// <summary>No keyword begins with a capital letter.</summary>
    private static bool MayBeKeyword(string name) => name.Length == 0 || name[0] is not (>= 'A' and <= 'Z');
}
