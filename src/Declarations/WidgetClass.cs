using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>A class with at least one of the attributes, its partial declarations taken together.</summary>
internal sealed class WidgetClass
{
    private WidgetClass(INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        Type = type;
        Texts = Read(attributes, AttributeNames.WidgetText, static attribute => new DeclaredText(attribute));
        Options = Read(attributes, AttributeNames.WidgetOption, static attribute => new DeclaredOption(attribute));
        Placements = Read(attributes, AttributeNames.WidgetPlacement, attribute => new DeclaredPlacement(this, attribute));
    }

    public INamedTypeSymbol Type { get; }

    public ImmutableArray<DeclaredPlacement> Placements { get; }

    public ImmutableArray<DeclaredText> Texts { get; }

    public ImmutableArray<DeclaredOption> Options { get; }

    /// <summary>What is said of its placements: the code of the only one.</summary>
    public string PlacementNames => Placements.Length == 1 ? Placements[0].Code ?? "its placement" : "its placements";

    /// <summary>The class with its attributes; null: it has none of ours, or is no class.</summary>
    public static WidgetClass? Read(INamedTypeSymbol type) => IsOne(type) ? new WidgetClass(type, type.GetAttributes()) : null;

    /// <summary>Whether the type is a class that has one of the attributes. Nearly all have none: nothing is allocated for them.</summary>
    public static bool IsOne(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Class)
        {
            foreach (AttributeData attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass is
                    {
                        Name: AttributeNames.WidgetPlacement or AttributeNames.WidgetText or AttributeNames.WidgetOption,
                    } ours
                    && DeclaredAttribute.Is(attribute, ours.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ImmutableArray<T> Read<T>(ImmutableArray<AttributeData> attributes, string name, Func<AttributeData, T> read)
    {
        ImmutableArray<T> found = ImmutableArray<T>.Empty;
        foreach (AttributeData attribute in attributes)
        {
            if (DeclaredAttribute.Is(attribute, name))
            {
                found = found.Add(read(attribute));
            }
        }

        return found;
    }
}
