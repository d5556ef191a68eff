using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>
/// The attributes' symbols of a compilation, and the classes that carry them. All rules share one instance, so each class
/// is read once.
/// </summary>
internal sealed class WidgetDeclarations
{
    private static readonly ConditionalWeakTable<Compilation, Holder> Known = new();

    private readonly INamedTypeSymbol _placement;
    private readonly INamedTypeSymbol _text;
    private readonly INamedTypeSymbol _option;
    private readonly ConcurrentDictionary<INamedTypeSymbol, WidgetClass> _classes = new(SymbolEqualityComparer.Default);

    private WidgetDeclarations(INamedTypeSymbol placement, INamedTypeSymbol text, INamedTypeSymbol option)
    {
        _placement = placement;
        _text = text;
        _option = option;
    }

    /// <summary>The declarations of a compilation; null: it does not know the attributes.</summary>
    public static WidgetDeclarations? For(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new Holder(Create(compilation))).Declarations;

    /// <summary>The class with its attributes; null: it has none of ours.</summary>
    public WidgetClass? Find(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return null;
        }

        // Nearly all classes have no attribute of ours: nothing is allocated for them.
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        foreach (AttributeData attribute in attributes)
        {
            if (IsOurs(attribute.AttributeClass))
            {
                return _classes.TryGetValue(type, out WidgetClass? known)
                    ? known
                    : _classes.GetOrAdd(type, Read(type, attributes));
            }
        }

        return null;
    }

    private static WidgetDeclarations? Create(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.WidgetPlacementFullName) is { } placement
        && compilation.GetTypeByMetadataName(AttributeNames.WidgetTextFullName) is { } text
        && compilation.GetTypeByMetadataName(AttributeNames.WidgetOptionFullName) is { } option
            ? new WidgetDeclarations(placement, text, option)
            : null;

    private bool IsOurs(INamedTypeSymbol? attribute) =>
        attribute is not null && (Is(attribute, _placement) || Is(attribute, _text) || Is(attribute, _option));

    private static bool Is(INamedTypeSymbol? attribute, INamedTypeSymbol ours) => SymbolEqualityComparer.Default.Equals(attribute, ours);

    private WidgetClass Read(INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        ImmutableArray<DeclaredPlacement>.Builder placements = ImmutableArray.CreateBuilder<DeclaredPlacement>();
        ImmutableArray<DeclaredText>.Builder texts = ImmutableArray.CreateBuilder<DeclaredText>();
        ImmutableArray<DeclaredOption>.Builder options = ImmutableArray.CreateBuilder<DeclaredOption>();
        foreach (AttributeData attribute in attributes)
        {
            if (Is(attribute.AttributeClass, _placement))
            {
                placements.Add(new DeclaredPlacement(attribute));
            }
            else if (Is(attribute.AttributeClass, _text))
            {
                texts.Add(new DeclaredText(attribute));
            }
            else if (Is(attribute.AttributeClass, _option))
            {
                options.Add(new DeclaredOption(attribute));
            }
        }

        return new WidgetClass(type, placements.ToImmutable(), texts.ToImmutable(), options.ToImmutable());
    }

    /// <summary>Remembers that a compilation has no declarations, too.</summary>
    private sealed class Holder(WidgetDeclarations? declarations)
    {
        public WidgetDeclarations? Declarations => declarations;
    }
}
