using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>
/// What the classes of widgets implement, in a compilation that references Placement.AspNetCore: <c>IWidget&lt;T&gt;</c>.
/// </summary>
internal sealed class WidgetInterface
{
    private readonly INamedTypeSymbol _widget;
    private readonly INamedTypeSymbol? _form;
    private readonly INamedTypeSymbol? _anyContext;

    private WidgetInterface(INamedTypeSymbol widget, INamedTypeSymbol? form, INamedTypeSymbol? anyContext)
    {
        _widget = widget;
        _form = form;
        _anyContext = anyContext;
    }

    /// <summary>The interface; null: the compilation does not reference Placement.AspNetCore.</summary>
    public static WidgetInterface? For(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.WidgetFullName) is { TypeKind: TypeKind.Interface, Arity: 1 } widget
            ? new WidgetInterface(
                widget,
                compilation.GetTypeByMetadataName(AttributeNames.WidgetFormFullName),
                compilation.GetTypeByMetadataName(AttributeNames.Namespace + "." + PlacementFamily.AnyContext))
            : null;

    /// <summary>Whether one type is another, or derives from it.</summary>
    public static bool IsOrDerivesFrom(INamedTypeSymbol type, ITypeSymbol other)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the class says that it is opened with, be it a context or not yet.</summary>
    public IEnumerable<ITypeSymbol> TakenBy(INamedTypeSymbol type) => type.AllInterfaces
        .Where(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, _widget))
        .Select(static implemented => implemented.TypeArguments[0]);

    /// <summary>What the form of a class's page is filled into, where it is opened with this context: of several, the first.</summary>
    public IEnumerable<INamedTypeSymbol> FormsOf(INamedTypeSymbol type, INamedTypeSymbol context) => type.AllInterfaces
        .Where(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, _form)
            && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], context))
        .Select(static implemented => implemented.TypeArguments[1])
        .OfType<INamedTypeSymbol>();

    /// <summary>Whether whoever has this base class or interface is a widget.</summary>
    public bool IsImpliedBy(INamedTypeSymbol baseType) =>
        SymbolEqualityComparer.Default.Equals(baseType.OriginalDefinition, _widget) || TakenBy(baseType).Any();

    /// <summary>Whether the interface's constraint holds: code that is being written may not heed it.</summary>
    public bool IsContext(INamedTypeSymbol type) => _anyContext is not null && !type.IsGenericType && IsOrDerivesFrom(type, _anyContext);
}
