using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Placement.Analyzers.Declarations;

/// <summary>A class with at least one of the attributes, its partial declarations taken together.</summary>
internal sealed class WidgetClass
{
    public WidgetClass(
        INamedTypeSymbol type,
        ImmutableArray<DeclaredPlacement> placements,
        ImmutableArray<DeclaredText> texts,
        ImmutableArray<DeclaredOption> options)
    {
        Type = type;
        Placements = placements;
        Texts = texts;
        Options = options;
    }

    public INamedTypeSymbol Type { get; }

    public ImmutableArray<DeclaredPlacement> Placements { get; }

    public ImmutableArray<DeclaredText> Texts { get; }

    public ImmutableArray<DeclaredOption> Options { get; }
}
