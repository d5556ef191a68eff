using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>What Placement.AspNetCore hands to widgets, in a compilation that references it.</summary>
internal sealed class ContextTypes
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _widget;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _contexts = new(StringComparer.Ordinal);

    private ContextTypes(Compilation compilation, INamedTypeSymbol widget)
    {
        _compilation = compilation;
        _widget = widget;
    }

    /// <summary>The types of a compilation; null: it does not reference Placement.AspNetCore.</summary>
    public static ContextTypes? For(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.WidgetFullName) is { TypeKind: TypeKind.Interface, Arity: 1 } widget
            ? new ContextTypes(compilation, widget)
            : null;

    /// <summary>The context of a placement by its name; null: nobody knows what it opens with.</summary>
    public static string? NameFor(DeclaredPlacement placement) =>
        placement.BindableFamily is { Status: not PlacementStatus.Undocumented } family ? family.Context : null;

    /// <summary>Whether this is an <c>IWidget</c> of some context.</summary>
    public bool IsWidget(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _widget);

    /// <summary>Whether a widget that takes <paramref name="taken"/> takes the context with this name: it is that type or a base of it.</summary>
    public bool Fits(ITypeSymbol taken, string name)
    {
        // What is still being typed, and what the referenced version does not know, is nobody's mistake.
        if (taken.TypeKind is TypeKind.Error or TypeKind.TypeParameter || Find(name) is not { } context)
        {
            return true;
        }

        return IsOrDerivesFrom(context, taken);
    }

    /// <summary>The most derived context that fits all placements of a class; null: none of them is known to be one.</summary>
    public INamedTypeSymbol? FindCommon(ImmutableArray<DeclaredPlacement> placements)
    {
        INamedTypeSymbol? common = null;
        foreach (DeclaredPlacement placement in placements)
        {
            if (!CanOpen(placement))
            {
                continue;
            }

            if (Find(NameFor(placement) ?? PlacementFamily.AnyContext) is not { } context)
            {
                return null;
            }

            common ??= context;
            while (!IsOrDerivesFrom(context, common))
            {
                common = common.BaseType!;
            }
        }

        return common is null || common.SpecialType == SpecialType.System_Object ? null : common;
    }

    /// <summary>Whether Bitrix24 may open the placement: it is not one that another method registers.</summary>
    public static bool CanOpen(DeclaredPlacement placement) =>
        placement.Code is not null && (placement.Known is null || placement.BindableFamily is not null);

    private static bool IsOrDerivesFrom(INamedTypeSymbol type, ITypeSymbol other)
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

    private INamedTypeSymbol? Find(string name) =>
        _contexts.TryGetValue(name, out INamedTypeSymbol? known)
            ? known
            : _contexts.GetOrAdd(name, _compilation.GetTypeByMetadataName(AttributeNames.Namespace + "." + name));
}
