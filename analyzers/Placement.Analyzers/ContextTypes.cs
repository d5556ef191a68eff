using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Declarations;

namespace Placement.Analyzers;

/// <summary>The contexts of a compilation that references Placement.AspNetCore, and the classes that take them.</summary>
internal sealed class ContextTypes
{
    private readonly Compilation _compilation;
    private readonly WidgetInterface _widget;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _contexts = new(StringComparer.Ordinal);

    private ContextTypes(Compilation compilation, WidgetInterface widget)
    {
        _compilation = compilation;
        _widget = widget;
    }

    /// <summary>The types of a compilation; null: it does not reference Placement.AspNetCore.</summary>
    public static ContextTypes? For(Compilation compilation) =>
        WidgetInterface.For(compilation) is { } widget ? new ContextTypes(compilation, widget) : null;

    /// <summary>The context of a placement by its name; null: nobody knows what it opens with.</summary>
    public static string? NameFor(DeclaredPlacement placement) =>
        placement.BindableFamily is { Status: not PlacementStatus.Undocumented } family ? family.Context : null;

    /// <summary>What the class takes.</summary>
    public ImmutableArray<ITypeSymbol> TakenBy(INamedTypeSymbol type) => _widget.TakenBy(type).ToImmutableArray();

    /// <summary>
    /// Whether a widget that takes <paramref name="taken"/> takes the context with this name: it is that type or a base of it.
    /// </summary>
    public bool Fits(ITypeSymbol taken, string name)
    {
        // What is still being typed, and what the referenced version does not know, is nobody's mistake.
        if (taken.TypeKind is TypeKind.Error or TypeKind.TypeParameter || Find(name) is not { } context)
        {
            return true;
        }

        return WidgetInterface.IsOrDerivesFrom(context, taken);
    }

    /// <summary>The most derived context that fits all placements of a class; null: none of them is known to be one.</summary>
    public INamedTypeSymbol? FindCommon(ImmutableArray<DeclaredPlacement> placements)
    {
        INamedTypeSymbol? common = null;
        foreach (DeclaredPlacement placement in placements)
        {
            if (!placement.IsBindable)
            {
                continue;
            }

            if (Find(NameFor(placement) ?? PlacementFamily.AnyContext) is not { } context)
            {
                return null;
            }

            common ??= context;
            while (!WidgetInterface.IsOrDerivesFrom(context, common))
            {
                common = common.BaseType!;
            }
        }

        return common is null || common.SpecialType == SpecialType.System_Object ? null : common;
    }

    private INamedTypeSymbol? Find(string name) =>
        _contexts.TryGetValue(name, out INamedTypeSymbol? known)
            ? known
            : _contexts.GetOrAdd(name, _compilation.GetTypeByMetadataName(AttributeNames.Namespace + "." + name));
}
