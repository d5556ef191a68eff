using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations;

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

    /// <summary>What is said of its placements: the code of the only one.</summary>
    public string PlacementNames => Placements.Length == 1 ? Placements[0].Code ?? "its placement" : "its placements";

    /// <summary>Where the class is named: on the first declaration with a placement.</summary>
    public Location NameLocation(CancellationToken cancellationToken) =>
        Placements.Length > 0 && Placements[0].Syntax(cancellationToken)?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration
            ? declaration.Identifier.GetLocation()
            : Type.Locations[0];
}
