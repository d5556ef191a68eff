using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>An argument of an attribute, evaluated by the compiler. One that does not compile is none.</summary>
internal readonly struct Argument(DeclaredAttribute attribute, string name, int? position, TypedConstant value)
{
    public DeclaredAttribute Attribute => attribute;

    /// <summary>The property that it sets, or the parameter.</summary>
    public string Name => name;

    /// <summary>The position of the parameter; null: it sets a property.</summary>
    public int? Position => position;

    public TypedConstant Constant => value;

    /// <inheritdoc cref="TypedConstants.Text"/>
    public string? Text => value.Text();

    /// <inheritdoc cref="TypedConstants.Number"/>
    public int? Number => value.Number();

    public bool? Flag => value.Flag();

    /// <inheritdoc cref="TypedConstants.Elements"/>
    public ImmutableArray<TypedConstant> Elements => value.Elements();

    /// <summary>The value as options are encoded from it.</summary>
    public OptionValue Value => new(Flag, Number, Text, [.. Elements.Select(static element => element.Value).OfType<int>()]);
}
